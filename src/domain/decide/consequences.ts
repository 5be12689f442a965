import type { Instant } from '../case/ids';
import { type CaseState, isTerminal, reviewerOf } from '../case/state';
import type { CaseEvent, EventBody, EventOf } from '../case/stored/events';
import { isFamilysOwn } from '../case/stored/request';
import type { Facts } from '../process/open/facts';
import { sharingWaits } from '../process/open/own-word';
import { effects } from '../process/tables/effects';
import { nextId } from './context';
import { byTheDirectory, releaseIfDependent, withdrawIfDependent } from './decisions/people';
import { lateSnooze } from './late-snooze';
import { invitationOf, nextCandidate } from './open-invitation';
import { matchFound } from './other-requests/duplicates';
import { otherRequest } from './other-requests/other-request';

/** What follows by itself next; nothing where nothing does. Each can follow only once, so this ends. */
export function consequence(
  events: readonly CaseEvent[],
  before: CaseState | undefined,
  state: CaseState | undefined,
  facts: Facts,
  now: Instant,
  others: readonly CaseState[],
): readonly EventBody[] {
  if (state === undefined || events.length === 0 || isTerminal(state)) return [];
  const known = knownElsewhere(events, state, others, facts);
  if (known.length > 0) return known;
  const next =
    matchFound(events, state, others, facts, now) ??
    familyTold(events, state) ??
    (before === undefined ? undefined : withoutDependent(events, state, facts, now)) ??
    clearance(state) ??
    nextInvitation(state, facts, now) ??
    (before === undefined ? undefined : lateSnooze(before, state, facts, now));
  return next === undefined ? [] : [next];
}

/**
 * What other requests about the same child bring about from the first moment: nothing about the child reaches the family's
 * side by way of another request (process page §4b, I8).
 */
function knownElsewhere(
  events: readonly CaseEvent[],
  state: CaseState,
  others: readonly CaseState[],
  facts: Facts,
): readonly EventBody[] {
  const looks = events.some(
    (each) =>
      each.type === 'submitted' || (each.type === 'corrected' && each.said.correction.part === 'child'),
  );
  if (!looks) return [];
  const news = others
    .filter((each) => each.ref !== state.ref)
    .map((each) => otherRequest(each, state, facts));
  return news.find((each) => each.length > 0) ?? [];
}

/** The family is owed the news: once per kind of news while it is owed (process page §4). */
function familyTold(events: readonly CaseEvent[], state: CaseState): EventBody | undefined {
  const news = events.find(
    (each) =>
      (effects[each.type].familyTold || declaredConflict(each, state) || untoldWay(each)) &&
      !state.debts.some((debt) => debt.kind === 'family-told' && debt.about === each.type) &&
      owesFamily(each, state),
  );
  return news && { type: 'debt-incurred', id: nextId('d', state), kind: 'family-told', about: news.type };
}

/** The family is told that there was a declared conflict, not what (process page §4a). */
function declaredConflict(event: CaseEvent, state: CaseState): boolean {
  if (event.type === 'conflict-refused') return true;
  if (event.type !== 'conflict-cleared') return false;
  const found = state.candidates.find((each) => each.id === event.candidate);
  return (found?.acceptance?.declared.length ?? 0) > 0;
}

/** Another way was taken, and the family has not been told of it yet (process page §4a, another way). */
const untoldWay = (event: CaseEvent): boolean =>
  event.type === 'other-way-recorded' && event.said.familyTold === 'not-yet';

/** Who holds responsibility, and that a name is withheld from them: of a critical friend too. */
const alwaysTheirs: ReadonlySet<CaseEvent['type']> = new Set([
  'taken-over',
  'handed-back',
  'hand-over-accepted',
  'other-way-recorded',
  'name-withheld',
  'name-shown-again',
]);

/** A critical friend is asked by a colleague: little else of it is news for the family. An objection is news where the family asked. */
function owesFamily(event: CaseEvent, state: CaseState): boolean {
  if (event.type === 'objected') return isFamilysOwn(state.request.people.suggestedBy);
  if (event.type === 'corrected' && !changesTheirs(event, state)) return false;
  return alwaysTheirs.has(event.type) || state.kind === 'external-second-opinion';
}

/**
 * The family knows the question and the date from the conversation with them; before it, the conversation tells them what
 * is then so.
 */
function changesTheirs({ said }: EventOf<'corrected'>, { conversation }: CaseState): boolean {
  return conversation !== undefined && ['question', 'needed-by'].includes(said.correction.part);
}

const changesOfPeople = [
  'hand-over-accepted',
  'member-added',
  'deputy-set',
  'requester-replaced',
  'taken-over',
  'corrected',
  'tester-asked',
];

/**
 * Changed people are checked against I1 and I2 again: reviewer released, invitations withdrawn (process page §4b,
 * hand-over). So is a changed directory, whose organisations may have merged, for as long as there is no opinion: one
 * that was given was independent when it was given.
 */
function withoutDependent(
  events: readonly CaseEvent[],
  state: CaseState,
  facts: Facts,
  now: Instant,
): EventBody | undefined {
  const peopleChanged = events.some((each) => changesOfPeople.includes(each.type));
  if (!peopleChanged && state.opinions.length > 0) return undefined;
  const reason = peopleChanged
    ? 'No longer independent after a change of people on the request.'
    : byTheDirectory;
  return (
    releaseIfDependent({ state, facts, now }, reason)[0] ??
    withdrawIfDependent({ state, facts, now }, reason)[0]
  );
}

/** Nothing declared: the system clears the conflict check at once (process page §4a, accept). */
function clearance(state: CaseState): EventBody | undefined {
  if (state.stage.status !== 'conflict-check') return undefined;
  const reviewer = reviewerOf(state);
  if (reviewer?.acceptance === undefined || reviewer.acceptance.declared.length > 0) return undefined;
  return { type: 'conflict-cleared', candidate: reviewer.id };
}

/**
 * One at a time: the next is asked as soon as nobody is, and an exhausted list is said at once. A reserve had accepted
 * already, so is asked again at once when the place is free, whoever else is still asked (process page §4a). A panel that is asked
 * again because its clerk is another one has the place.
 */
function nextInvitation(state: CaseState, facts: Facts, now: Instant): EventBody | undefined {
  const { stage, candidates, exhaustedAt } = state;
  // Nothing more goes outside until the young person has been asked, or the clinical lead has decided (process page §4a).
  if (stage.status !== 'inviting' || sharingWaits(state, facts, now)) return undefined;
  const invited = candidates.filter((each) => each.standing === 'invited');
  const next = nextCandidate(candidates);
  const placeTaken = invited.some((each) => each.acceptance !== undefined || each.keepsPlace);
  if (next !== undefined && (invited.length === 0 || (next.standing === 'reserve' && !placeTaken)))
    return invitationOf(next, facts);
  return next === undefined && invited.length === 0 && exhaustedAt === undefined
    ? { type: 'list-exhausted' }
    : undefined;
}
