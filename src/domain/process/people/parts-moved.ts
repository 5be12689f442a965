import type { Instant, PersonId } from '../../case/ids';
import type { CaseState } from '../../case/state';
import type { CaseEvent, EventBody } from '../../case/stored/events';
import { presentId } from '../../directory/lookup';
import type { Facts } from '../open/facts';
import { everybodyOn, rolesOf } from './people-on-case';
import { waitedFor } from './waited-for';

/** For whom a case was indexed, and for whom it waited, when it was last written. */
export interface LastTold {
  readonly people: readonly PersonId[];
  /** Undefined where whoever wrote it did not note it. */
  readonly waitsFor?: readonly PersonId[] | undefined;
}

/** The same as it would have been noted at this moment. */
export function toldAt(
  state: CaseState,
  facts: Facts,
  at: Instant,
): { readonly people: readonly PersonId[]; readonly waitsFor: readonly PersonId[] } {
  return { people: everybodyOn(state, facts, at), waitsFor: waitedFor(state, facts, at) };
}

type PartsChanged = Extract<EventBody, { readonly type: 'parts-changed' }>;

/**
 * What has changed without a press since the case was last written, because the directory is another one, organisations
 * have merged, or a day has come: who has a part now and had none, who has none any more, and for whom it waits now and
 * did not. They see it from this moment, or do not (process page §2, I15). Undefined where nothing has.
 */
export function partsMoved(
  state: CaseState,
  facts: Facts,
  now: Instant,
  told: LastTold,
): PartsChanged | undefined {
  const nameOf = (person: PersonId) =>
    facts.directory.byId.get(person)?.name ?? state.names[person] ?? 'somebody who has left';
  const { people, waitsFor } = toldAt(state, facts, now);
  // Whoever has another account has gained and lost nothing by it.
  const before = told.people.map((each) => presentId(facts.directory, each));
  const waited = told.waitsFor?.map((each) => presentId(facts.directory, each));
  const gained = people.filter((each) => !before.includes(each));
  const lost = before.filter((each) => !people.includes(each));
  const asked = waitsFor.filter((each) => waited?.includes(each) === false);
  if (gained.length + lost.length + asked.length === 0) return undefined;
  return {
    type: 'parts-changed',
    gained: gained.map((person) => ({
      person,
      name: nameOf(person),
      roles: [...rolesOf(state, facts, person, now)],
    })),
    lost: lost.map((person) => ({ person, name: nameOf(person) })),
    asked,
  };
}

/** Who has no part without a press: the account that somebody had before, too. */
export function noLongerTheirs(event: CaseEvent): readonly PersonId[] {
  if (event.type === 'account-changed') return [event.from];
  return event.type === 'parts-changed' ? event.lost.map((each) => each.person) : [];
}

/** Who has a part without a press, and for whom it waits without one. */
export function partsBegin(event: CaseEvent): readonly PersonId[] {
  if (event.type === 'account-changed') return [event.to];
  if (event.type !== 'parts-changed') return [];
  return [...event.gained.map((each) => each.person), ...event.asked];
}
