import type { Instant, PersonId } from '../case/ids';
import { type CaseState, isTerminal } from '../case/state';
import type { CaseEvent, EventOf } from '../case/stored/events';
import { findOrganisation } from '../directory/lookup';
import { outOfQuietHours } from '../rules/working-time';
import type { Facts } from './open/facts';
import { familySideShut } from './open/family-side';
import { noLongerTheirs, partsBegin } from './people/parts-moved';
import { everybodyOn, rolesOf } from './people/people-on-case';
import { isAway } from './people/standing-roles';
import { turnOf } from './people/turn-of';
import { newlyWaitedFor } from './people/waited-for';
import { peopleIn, teamAround } from './people/whom';
import { effects } from './tables/effects';
import { tellings, toldAs } from './tables/tellings';
import { isShutOutByHold } from './tables/visibility';

/** What a change makes each person see. */
export interface CaseNotice {
  readonly person: PersonId;
  /** The card is posted anew, so that they are notified. */
  readonly notify: boolean;
  /** Only an existing card follows the case; nobody is told who was not told before. */
  readonly onlyIfShown: boolean;
  /** Case time before which nothing is sent. */
  readonly heldUntil: Instant | undefined;
  /** A card that is there shows it at once all the same, without a sound; its notification waits. */
  readonly showNow: boolean;
}

/**
 * Who is told what by these events (the effects table; process page §4, §6). Everybody else's card only follows.
 * Under a hold nobody of the family's side is told anything (I8); after a death only staff are (§4b). Whoever acted is
 * not notified of it. In quiet hours everything waits for the morning but an urgent request's notifications to those who are to
 * know at once, and to those who are to act. That the request has ended, or somebody's part in it, is shown at once on
 * the card they have, though its notification waits: it must not go on asking for what nobody wants any more.
 */
export function noticesFor(
  events: readonly CaseEvent[],
  before: CaseState | undefined,
  after: CaseState,
  facts: Facts,
  now: Instant,
): readonly CaseNotice[] {
  const notify = new Set<PersonId>();
  const tell = new Set<PersonId>();
  const byNight = new Set<PersonId>();
  for (const event of events) {
    for (const person of ringFor(event, before, after, facts, now)) {
      notify.add(person);
      if (ringsByNight(event, person, after)) byNight.add(person);
    }
    if (event.type === 'reminded' && isDigest(event)) for (const person of event.people) tell.add(person);
    for (const role of effects[event.type].digest) {
      const people = role === 'team' ? teamAround(after, facts, now) : peopleIn(role, after, facts, now);
      for (const person of people) tell.add(person);
    }
  }
  for (const person of newlyAsked(events, before, after, facts, now)) {
    notify.add(person);
    if (after.request.question.urgency === 'urgent') byNight.add(person);
  }
  const actors = new Set<PersonId>();
  for (const { actor } of events) if (actor.kind === 'person') actors.add(actor.id);
  for (const actor of actors) notify.delete(actor);
  // Looking at the reason of a hold is logged; the card that answers it must not be written over at once.
  const onlyLooked = events.every((each) => each.type === 'hold-reason-shown');
  relayInstead(notify, after, facts, now);
  relayInstead(tell, after, facts, now);
  relayInstead(byNight, after, facts, now);
  const onNow = new Set(everybodyOn(after, facts, now));
  const onBefore = before === undefined ? [] : everybodyOn(before, facts, now);
  const ended = isTerminal(after) && before !== undefined && !isTerminal(before);
  const lost = events.flatMap(noLongerTheirs);
  const noMore = [...onBefore, ...lost].filter((person) => !onNow.has(person));
  const over = new Set([...lostPlace(before, after), ...noMore]);
  return [...new Set([...notify, ...tell, ...onNow, ...noMore])]
    .filter((person) => !(onlyLooked && actors.has(person)))
    .filter((person) => facts.directory.byId.get(person)?.reach !== 'relay')
    .filter((person) => mayBeTold(person, after, facts, now))
    .map((person) => ({
      person,
      notify: notify.has(person),
      onlyIfShown: !notify.has(person) && !(tell.has(person) && onNow.has(person)),
      heldUntil: notify.has(person) && byNight.has(person) ? undefined : heldUntil(after, facts, now),
      showNow: ended || over.has(person),
    }));
}

/**
 * For whom the case newly waits: they are notified at once, by whatever event it came about. Of the 18th birthday, which
 * comes at midnight, the clock tells in the morning (process page §6, I12).
 */
function newlyAsked(
  events: readonly CaseEvent[],
  before: CaseState | undefined,
  after: CaseState,
  facts: Facts,
  now: Instant,
): readonly PersonId[] {
  if (events.some(({ type }) => type === 'eighteenth-birthday')) return [];
  return newlyWaitedFor(before, after, facts, now);
}

/** The clock tells these people with the digest (the table of tellings; process page §6). */
function isDigest({ about }: EventOf<'reminded'>): boolean {
  return tellings[toldAs(about)].told === 'digest';
}

/**
 * Whether anybody may be notified in quiet hours: never of a request that is not urgent, however late the clock comes, after
 * a stop of the bot for example; of an urgent one's reminders only for those who are to act. That somebody is away is
 * for the stand-in to act on, and for the requester to read in the morning (process page §6).
 */
function ringsByNight(event: CaseEvent, person: PersonId, { request, requester }: CaseState): boolean {
  if (request.question.urgency !== 'urgent') return false;
  if (event.type === 'parts-changed') return event.asked.includes(person);
  if (event.type !== 'reminded') return true;
  const told = toldAs(event.about);
  if (told === 'leave' && person === requester) return false;
  return tellings[told].atNight === 'notified when urgent';
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
  const shut = familySideShut(state);
  const roles = [...rolesOf(state, facts, person, now)];
  if (roles.length === 0) return !shut || !wasFamilySide(state, person);
  return !shut || roles.some((role) => !isShutOutByHold(role));
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
  if (event.type === 'reminded') return isDigest(event) ? [] : event.people;
  if (event.type === 'other-request-noted' && isNoNews(event, before, after)) return [];
  const people = effects[event.type].notify.flatMap((role) => {
    if (role === 'candidate') return before === undefined ? [] : peopleIn(role, before, facts, now);
    if (role === 'no-longer-asked') return noLongerAsked(event, before, after, facts, now);
    if (role === 'whose-part-begins') return partsBegin(event);
    if (role === 'whoever-was-set') return event.type === 'deputy-set' ? [event.said.person] : [];
    if (role === 'reviewer' && event.type === 'death-recorded') return peopleIn(role, after, facts, now);
    return role === 'whose-turn' ? whoseTurn(after, facts, now) : peopleIn(role, after, facts, now);
  });
  if (isAboutAnotherChild(event) && after.hold !== undefined)
    return [...people, ...peopleIn('safeguarding-lead', after, facts, now)];
  // The consultant is away, so the deputy has the card: the requester is told (process page §6).
  const away = isAway(facts, after.actingConsultant, now) && people.some((each) => each !== after.requester);
  return away && event.type === 'submitted' ? [...people, after.requester] : people;
}

/** Held here too, that the other is held as well is no news; nor is what happens on a request about another child. */
function isNoNews(
  { ref, held }: EventOf<'other-request-noted'>,
  before: CaseState | undefined,
  after: CaseState,
): boolean {
  const known = (after.aboutChild ?? []).find((each) => each.ref === ref);
  return known?.verdict === 'another' || (held && before?.hold !== undefined);
}

/** A hold was about the other child: whether it is about this one too the safeguarding lead decides (process page §4b). */
const isAboutAnotherChild = (event: CaseEvent): boolean =>
  event.type === 'corrected' &&
  event.said.correction.part === 'child' &&
  event.said.correction.wrongChild === 'yes';

/**
 * Whoever was asked for something and is not any more: the reviewer, the invited and the reserves who have lost their
 * place, and at the end of a request those whose turn it was. They may be at work on it at this moment. A coordinator
 * who ends it knows that those whom the bot does not reach are to be told.
 */
function noLongerAsked(
  { actor }: CaseEvent,
  before: CaseState | undefined,
  after: CaseState,
  facts: Facts,
  now: Instant,
): readonly PersonId[] {
  if (before === undefined) return [];
  const lost = lostPlace(before, after);
  const people = isTerminal(after) ? [...lost, ...whoseTurn(before, facts, now)] : lost;
  const relays = actor.kind === 'person' && peopleIn('coordinator', after, facts, now).includes(actor.id);
  return people.filter((person) => !relays || facts.directory.byId.get(person)?.reach !== 'relay');
}

/** The reviewer, the invited and the reserves who are it no more. */
function lostPlace(before: CaseState | undefined, after: CaseState): readonly PersonId[] {
  if (before === undefined) return [];
  const still = askedOn(after);
  return askedOn(before).filter((person) => !still.includes(person));
}

function askedOn({ candidates }: CaseState): readonly PersonId[] {
  const asked = ['invited', 'lapsed', 'reserve', 'reviewer'];
  return candidates.filter(({ standing }) => asked.includes(standing)).map(({ person }) => person);
}

function whoseTurn(state: CaseState, facts: Facts, now: Instant): readonly PersonId[] {
  if (isTerminal(state)) return [];
  const turn = turnOf(state, facts, now);
  if (turn.role === 'candidate') return turn.people;
  const present = peopleIn(turn.role, state, facts, now);
  return present.length > 0 ? present : turn.people;
}

/**
 * When somebody may be notified who must not be now, of whatever the case: a request that is soon or routine notifies
 * nobody up in quiet hours (process page §6).
 * @returns undefined where it may notify now
 */
export function notifiesFrom(state: CaseState, facts: Facts, now: Instant): Instant | undefined {
  return state.request.question.urgency === 'urgent' ? undefined : heldUntil(state, facts, now);
}

/** The end of the quiet hours, where it is night (process page §6). */
function heldUntil(state: CaseState, facts: Facts, now: Instant): Instant | undefined {
  const organisation = findOrganisation(facts.directory, state.request.child.organisation);
  if (organisation === undefined) return undefined;
  const until = outOfQuietHours(now, organisation);
  return until > now ? until : undefined;
}
