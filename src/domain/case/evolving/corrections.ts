import { isUnder18 } from '../../rules/age';
import { foldIdentifier } from '../../rules/identifiers';
import { askedQuestions } from '../asked-questions';
import type { Instant } from '../ids';
import type { KnownRequest } from '../known-request';
import type { OpenStage } from '../stage';
import type { CaseState } from '../state';
import type { EventOf } from '../stored/events';
import type { Child } from '../stored/request';
import { isPresumedAble } from '../young-person';
import { askedAnew, changeCandidate, newStep, toGate } from './moves';

/** A correction opens the gate again (process page §4b, correct). */
export function corrected(state: CaseState, event: EventOf<'corrected'>): CaseState {
  const { correction } = event.said;
  const { request } = state;
  const question = request.question;
  const change = {
    child: () => (correction.part === 'child' ? { ...request, child: correction.child } : request),
    question: () =>
      correction.part === 'question' ? { ...request, question: correction.question } : request,
    urgency: () =>
      correction.part === 'urgency'
        ? { ...request, question: { ...question, urgency: correction.urgency } }
        : request,
    'needed-by': () =>
      correction.part === 'needed-by'
        ? { ...request, question: { ...question, neededBy: correction.neededBy } }
        : request,
  };
  const mended = ageAgain(
    newStep({ ...state, request: change[correction.part](), gateSince: event.at }, event),
    event,
  );
  const moved = mended.request.question.neededBy !== question.neededBy;
  const dated = moved ? { ...mended, neededBySetAt: event.at } : mended;
  // The time of an urgent request is short, and may be over by the time that it is made one.
  const hurried = request.question.urgency !== 'urgent' && mended.request.question.urgency === 'urgent';
  if (correction.part !== 'child') return hurried ? askedAnew(dated, event) : dated;
  if (correction.wrongChild === 'yes') return othersHear(startAgain(mended, event), event);
  return isSomebodyElse(request.child, correction.child) ? othersHear(linkAskedAgain(mended), event) : mended;
}

/** Whether what tells who the child is has changed: “Q.Z.” for “QZ”, or another space in a reference, is the same. */
function isSomebodyElse(before: Child, after: Child): boolean {
  return (['initials', 'dateOfBirth', 'localReference', 'nhsNumber'] as const).some(
    (each) => foldIdentifier(before[each] ?? '') !== foldIdentifier(after[each] ?? ''),
  );
}

/** Other requests are perhaps about this child now, or are no more: they hear of the hold, or that it is none of theirs. */
function othersHear(state: CaseState, { seq }: EventOf<'corrected'>): CaseState {
  return state.hold === undefined && state.aboutChild === undefined ? state : { ...state, childNews: seq };
}

/** "No link" was confirmed of the child as it was given then: the reviewer is asked again (process page §4b, correct). */
function linkAskedAgain(state: CaseState): CaseState {
  if (state.stage.status !== 'under-review') return state;
  return changeCandidate(state, state.stage.reviewer, ({ linkConfirmedAt: _, ...each }) => each);
}

/** It was the wrong child: nobody keeps access, and the review starts again (process page §4b, correct). */
function startAgain(state: CaseState, event: EventOf<'corrected'>): CaseState {
  const candidates = state.candidates.map((each) => {
    if (['invited', 'lapsed', 'reserve'].includes(each.standing))
      return { ...each, standing: 'withdrawn' as const };
    return each.standing === 'reviewer' ? { ...each, standing: 'released' as const } : each;
  });
  const own = state.kind === 'critical-friend' && state.requester === state.namedConsultant;
  const stage: OpenStage = { status: own ? 'inviting' : 'consultant-review' };
  return toGate({ ...ofThisChild(state, event), candidates }, stage, event);
}

/**
 * What was recorded, asked, found and reminded of about the other child does not count for this one; the history keeps it.
 * Who is on the request stays, and a hold does: it is about a child, so the safeguarding lead has to look at it again
 * and decides whether it is about this one (process page §4b, I8).
 */
function ofThisChild(state: CaseState, { at }: EventOf<'corrected'>): CaseState {
  const {
    conversation: _conversation,
    parentalResponsibility: _holders,
    childsView: _childsView,
    outcome: _outcome,
    opinionMarked: _marked,
    acknowledgedAt: _acknowledged,
    sharedWithFamilyAt: _shared,
    exhaustedAt: _exhausted,
    holdLiftedAt: _lifted,
    familyTalkPaidAt: _talked,
    familyNotTold: _notTold,
    turnedAdultAt: _turned,
    youngAdultWishes: _wishes,
    youngPerson: _word,
    childsAccount: _childs,
    wentOnWithout: _without,
    turnedSixteenAt: _sixteen,
    excludedByJoin: _excluded,
    linkedFrom: _from,
    matches: _matches,
    takenIn: _joined,
    barredByJoin: _barred,
    joinedQuestions: _asked,
    thirdOpinionReason: _third,
    aboutChild,
    hold,
    ...rest
  } = state;
  return {
    ...rest,
    ...(hold === undefined ? {} : { hold: lookedAtAgain(hold, at) }),
    // What was said of a pair was said of the other child: what the others are now is noted anew.
    ...(aboutChild === undefined ? {} : { aboutChild: aboutChild.map(ofAnother) }),
    sharingDeclined: false,
    awaitingYoungAdult: false,
    familyUpdatedAt: at,
    opinions: [],
    pack: [],
    items: [],
    information: [],
    reviewerQuestions: [],
    steps: [],
    debts: [],
    linkedTo: [],
    calls: [],
    rungs: {},
  };
}

const ofAnother = ({ verdict: _, ...known }: KnownRequest): KnownRequest => ({
  ...known,
  certain: false,
  held: false,
  died: false,
});

function lookedAtAgain({ reviewedAt: _, ...hold }: NonNullable<CaseState['hold']>, since: Instant) {
  return { ...hold, since, provisional: true };
}

/**
 * A corrected date of birth may make a child of somebody whose 18th birthday had been noted, or be younger than 16 again
 * (process page I12).
 */
function ageAgain(state: CaseState, event: EventOf<'corrected'>): CaseState {
  const born = state.request.child.dateOfBirth;
  const { turnedSixteenAt, ...younger } = state;
  const so = turnedSixteenAt !== undefined && !isPresumedAble(born, event.at) ? younger : state;
  if (so.turnedAdultAt === undefined || !isUnder18(born, event.at)) return so;
  const { turnedAdultAt: _turned, youngAdultWishes: _wishes, ...rest } = so;
  return { ...rest, awaitingYoungAdult: false };
}

/** Every correction is a new version; a corrected opinion is read, shared and judged anew (process page §4b). */
export function entryCorrected(state: CaseState, event: EventOf<'entry-corrected'>): CaseState {
  const { opinion, entry } = event.said;
  const first = state.opinions.find((each) => each.seq === entry);
  if (opinion === undefined || first === undefined) return state;
  const { at, seq } = event;
  const version = { opinion, questions: [...askedQuestions(state)], at, seq, reviewer: first.reviewer };
  const {
    acknowledgedAt: _acknowledged,
    readOn: _read,
    sharedWithFamilyAt: _shared,
    sharedOn: _told,
    ...rest
  } = state;
  const anew: CaseState = { ...rest, sharingDeclined: false, opinions: [...state.opinions, version] };
  return toGate(anew, { status: 'opinion-given' }, event);
}
