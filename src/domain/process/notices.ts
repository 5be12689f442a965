import type { CaseEvent } from '../case/events';
import type { Instant, PersonId } from '../case/ids';
import { type CaseState, isTerminal } from '../case/state';
import { findOrganisation } from '../directory/lookup';
import { outOfQuietHours } from '../rules/working-time';
import { effects } from './effects';
import { everybodyOn, type Facts, isAway, rolesOf } from './people-on-case';
import { turnOf } from './turn-of';
import { shutOutByHold } from './visibility';
import { peopleIn, teamAround } from './whom';

/** What a change makes each person see. */
export interface CaseNotice {
  readonly person: PersonId;
  /** The card is posted anew, so that the bell rings. */
  readonly ring: boolean;
  /** Only an existing card follows the case; nobody is told who was not told before. */
  readonly onlyIfShown: boolean;
  /** Case time before which nothing is sent. */
  readonly heldUntil: Instant | undefined;
}

/**
 * Who is told what by these events (the effects table; process page §4, §6). Everybody else's card only follows.
 * Under a hold nobody of the family's side is told anything (I8); after a death only staff are (§4b). Whoever acted is
 * not rung up for it.
 */
export function noticesFor(
  events: readonly CaseEvent[],
  before: CaseState | undefined,
  after: CaseState,
  facts: Facts,
  now: Instant,
): readonly CaseNotice[] {
  const ring = new Set<PersonId>();
  const tell = new Set<PersonId>();
  for (const event of events) {
    for (const person of ringFor(event, before, after, facts, now)) ring.add(person);
    for (const role of effects[event.type].digest) {
      const people = role === 'team' ? teamAround(after, facts, now) : peopleIn(role, after, facts, now);
      for (const person of people) tell.add(person);
    }
  }
  const actors = new Set<PersonId>();
  for (const { actor } of events) if (actor.kind === 'person') actors.add(actor.id);
  for (const actor of actors) ring.delete(actor);
  // Looking at the reason of a hold is logged; the card that answers it must not be written over at once.
  const onlyLooked = events.every((each) => each.type === 'hold-reason-shown');
  relayInstead(ring, after, facts, now);
  relayInstead(tell, after, facts, now);
  const waits = remindsPatiently(events, after);
  const onNow = new Set(everybodyOn(after, facts, now));
  const onBefore = before === undefined ? [] : everybodyOn(before, facts, now);
  return [...new Set([...ring, ...tell, ...onNow, ...onBefore])]
    .filter((person) => !(onlyLooked && actors.has(person)))
    .filter((person) => facts.directory.byId.get(person)?.reach !== 'relay')
    .filter((person) => mayBeTold(person, after, facts, now))
    .map((person) => ({
      person,
      ring: ring.has(person),
      onlyIfShown: !ring.has(person) && !(tell.has(person) && onNow.has(person)),
      heldUntil: ring.has(person) && !waits ? undefined : heldUntil(after, facts, now),
    }));
}

/**
 * The clock reminds, and the case is not urgent: that never rings in quiet hours, however late it comes, after a stop of
 * the bot for example (process page §6).
 */
function remindsPatiently(events: readonly CaseEvent[], { request }: CaseState): boolean {
  return (
    request.question.urgency !== 'urgent' &&
    events.some((each) => each.type === 'reminded') &&
    events.every((each) => each.actor.kind === 'system')
  );
}

/** The bot cannot write to these people: the coordinator is told instead, and relays (process page §7). */
function relayInstead(people: Set<PersonId>, state: CaseState, facts: Facts, now: Instant): void {
  for (const person of [...people]) {
    if (facts.directory.byId.get(person)?.reach !== 'relay') continue;
    people.delete(person);
    for (const coordinator of peopleIn('coordinator', state, facts, now)) people.add(coordinator);
  }
}

/**
 * Whether anything of this case may reach the person now: asked when a change is committed, and once more when it is
 * sent. Under a hold, and after a death, nothing goes to the family's side (process page I8, §4b), to those who were on
 * it neither. Somebody else who lost every role still gets their copy closed.
 */
export function mayBeTold(person: PersonId, state: CaseState, facts: Facts, now: Instant): boolean {
  const shut = state.hold !== undefined || state.stage.status === 'closed-death';
  const roles = [...rolesOf(state, facts, person, now)];
  if (roles.length === 0) return !shut || !wasFamilySide(state, person);
  return !shut || roles.some((role) => !shutOutByHold.includes(role));
}

function wasFamilySide(state: CaseState, person: PersonId): boolean {
  return state.members.some((each) => each.person === person && (each.as === 'advocate' || each.as === 'gp'));
}

function ringFor(
  event: CaseEvent,
  before: CaseState | undefined,
  after: CaseState,
  facts: Facts,
  now: Instant,
): readonly PersonId[] {
  if (event.type === 'reminded') return event.people;
  const people = effects[event.type].ring.flatMap((role) => {
    if (role === 'candidate') return before === undefined ? [] : peopleIn(role, before, facts, now);
    if (role === 'reviewer' && event.type === 'death-recorded') return peopleIn(role, after, facts, now);
    return role === 'whose-turn' ? whoseTurn(after, facts, now) : peopleIn(role, after, facts, now);
  });
  // The consultant is away, so the deputy has the card: the requester is told (process page §6).
  const away = isAway(facts, after.actingConsultant, now) && people.some((each) => each !== after.requester);
  return away && event.type === 'submitted' ? [...people, after.requester] : people;
}

function whoseTurn(state: CaseState, facts: Facts, now: Instant): readonly PersonId[] {
  if (isTerminal(state)) return [];
  const turn = turnOf(state, facts, now);
  if (turn.role === 'candidate') return turn.people;
  const present = peopleIn(turn.role, state, facts, now);
  return present.length > 0 ? present : turn.people;
}

/** Digests wait out the night, urgent ones too (process page §6). */
function heldUntil(state: CaseState, facts: Facts, now: Instant): Instant | undefined {
  const organisation = findOrganisation(facts.directory, state.request.child.organisation);
  if (organisation === undefined) return undefined;
  const until = outOfQuietHours(now, organisation);
  return until > now ? until : undefined;
}
