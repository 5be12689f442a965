import type { Instant, PersonId } from '../../case/ids';
import { type CaseState, isTerminal } from '../../case/state';
import type { Facts } from '../open/facts';
import { openLadders } from '../open/open-ladders';
import { turnOf } from './turn-of';
import { peopleOnRung } from './whom';

/**
 * Everybody for whom the case waits now, once for each thing that waits for them: the open step, and whatever is owed
 * beside it (process page §6). Two answers are compared to find for whom it waits newly; an entry is not to be read.
 * Nothing on a terminal case.
 */
function waits(state: CaseState, facts: Facts, now: Instant): ReadonlyMap<string, PersonId> {
  const found = new Map<string, PersonId>();
  if (isTerminal(state)) return found;
  const add = (what: string, person: PersonId) => found.set(`${what} ${person}`, person);
  const turn = turnOf(state, facts, now);
  for (const person of turn.people)
    add(`turn ${state.stage.status} ${turn.sinceEach[person] ?? turn.since}`, person);
  for (const { name, key } of openLadders(state))
    for (const person of peopleOnRung(name, 1, state, facts, now)) add(key, person);
  return found;
}

/**
 * Everybody for whom the case waits now and whom the bot writes to: whose turn it is, and who owes anything (process page §6).
 * Whoever is reached through the office was asked by the office; once the bot can write to them it is news to them (§7).
 */
export function waitedFor(state: CaseState, facts: Facts, now: Instant): readonly PersonId[] {
  const found = [...new Set(waits(state, facts, now).values())];
  return found.filter((person) => facts.directory.byId.get(person)?.reach !== 'relay');
}

/**
 * For whom a case waits that did not wait for them before, or not for this: whose turn it has become, and who has come to
 * owe something. They are notified at once, whatever event it came by (process page §6).
 * @param before undefined for a new request
 */
export function newlyWaitedFor(
  before: CaseState | undefined,
  after: CaseState,
  facts: Facts,
  now: Instant,
): readonly PersonId[] {
  const known = before === undefined ? undefined : waits(before, facts, now);
  const found = [...waits(after, facts, now)].filter(([what]) => known?.has(what) !== true);
  return [...new Set(found.map(([, person]) => person))];
}
