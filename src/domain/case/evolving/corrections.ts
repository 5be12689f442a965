import { isUnder18 } from '../../rules/age';
import type { EventOf } from '../events';
import type { OpenStage } from '../stage';
import type { CaseState } from '../state';
import { newStep, toGate } from './moves';

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
  return correction.part === 'child' && correction.wrongChild === 'yes' ? startAgain(mended, event) : mended;
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
  return toGate({ ...withoutWhatWasSaid(state), candidates }, stage, event);
}

/** What was recorded about the other child does not count for this one; the history keeps it. */
function withoutWhatWasSaid(state: CaseState): CaseState {
  const {
    conversation: _conversation,
    parentalResponsibility: _holders,
    childsView: _childsView,
    outcome: _outcome,
    opinionMarked: _marked,
    acknowledgedAt: _acknowledged,
    sharedWithFamilyAt: _shared,
    exhaustedAt: _exhausted,
    ...rest
  } = state;
  return {
    ...rest,
    sharingDeclined: false,
    opinions: [],
    pack: [],
    items: [],
    information: [],
    reviewerQuestions: [],
    steps: [],
    debts: [],
  };
}

/** A corrected date of birth may make a child of somebody whose 18th birthday had been noted (process page I12). */
function ageAgain(state: CaseState, event: EventOf<'corrected'>): CaseState {
  if (state.turnedAdultAt === undefined || !isUnder18(state.request.child.dateOfBirth, event.at))
    return state;
  const { turnedAdultAt: _turned, youngAdultWishes: _wishes, ...rest } = state;
  return { ...rest, awaitingYoungAdult: false };
}

/** Every correction is a new version; a corrected opinion is read, shared and judged anew (process page §4b). */
export function entryCorrected(state: CaseState, event: EventOf<'entry-corrected'>): CaseState {
  const { opinion, entry } = event.said;
  const first = state.opinions.find((each) => each.seq === entry);
  if (opinion === undefined || first === undefined) return state;
  const version = { opinion, at: event.at, seq: event.seq, reviewer: first.reviewer };
  const { acknowledgedAt: _acknowledged, sharedWithFamilyAt: _shared, ...rest } = state;
  const anew: CaseState = { ...rest, sharingDeclined: false, opinions: [...state.opinions, version] };
  return toGate(anew, { status: 'opinion-given' }, event);
}
