import { askedQuestions } from '../asked-questions';
import type { OpenStage } from '../stage';
import type { CaseState } from '../state';
import type { EventOf } from '../stored/events';
import { decidesThemselves, hasRefused } from '../young-person';
import type { Evolvers } from './evolvers';
import {
  afterReview,
  changeCandidate,
  endAccess,
  endInvitations,
  freeSlot,
  setStanding,
  toGate,
} from './moves';
import { ownWord } from './own-word';

function conversationHeld(
  state: CaseState,
  conversation: EventOf<'conversation-recorded'>['said']['conversation'],
  at: string,
): CaseState {
  return {
    ...state,
    conversation,
    parentalResponsibility: conversation.parentalResponsibility,
    ...ownWord(conversation.youngPerson, at),
    familyUpdatedAt: at,
  };
}

function conversationRecorded(state: CaseState, event: EventOf<'conversation-recorded'>): CaseState {
  const { conversation } = event.said;
  const told = conversationHeld(state, conversation, event.at);
  const by = event.actor.kind === 'person' ? event.actor.id : state.actingConsultant;
  if (hasRefused(told, event.at)) {
    const cause = { why: 'young-adult-objects' as const, by, reason: conversation.explained };
    return toGate(told, { status: 'lead-review', cause }, event);
  }
  // Where the young person decides, what the family says is heard and recorded, and overrides nothing.
  const { youngPerson } = conversation;
  if (youngPerson !== undefined && decidesThemselves(youngPerson, state.request.child.dateOfBirth, event.at))
    return toGate(told, { status: 'preparing' }, event);
  if (conversation.view === 'objects' || conversation.view === 'holders-differ') {
    const why = conversation.view === 'objects' ? 'family-objects' : 'holders-differ';
    return toGate(told, { status: 'lead-review', cause: { why, by, reason: conversation.explained } }, event);
  }
  return toGate(told, { status: 'preparing' }, event);
}

function leadProceeded(before: CaseState, event: EventOf<'lead-proceeded'>): CaseState {
  const { lawfulBasis, advisedBy, youngPersonToldOn } = event.said;
  const by = event.actor.kind === 'person' ? [event.actor.id] : [];
  const state: CaseState = {
    ...before,
    leadDecidedBy: [...new Set([...(before.leadDecidedBy ?? []), ...by])],
    ...(lawfulBasis === undefined || advisedBy === undefined || youngPersonToldOn === undefined
      ? {}
      : { wentOnWithout: { lawfulBasis, advisedBy, youngPersonToldOn, at: event.at } }),
  };
  if (state.stage.status !== 'lead-review') {
    return { ...state, debts: state.debts.filter((each) => each.kind !== 'lead-decision') };
  }
  const { why } = state.stage.cause;
  const next: OpenStage =
    why === 'objected' || why === 'stood-by' ? afterReview(state) : { status: 'preparing' };
  return toGate(state, next, event);
}

function accepted(state: CaseState, event: EventOf<'invitation-accepted'>): CaseState {
  const standing = event.as;
  const taken = changeCandidate(state, event.candidate, (each) => ({
    ...each,
    standing,
    acceptance: event.acceptance,
    ...(event.work === undefined ? {} : { work: event.work }),
  }));
  if (event.as === 'reserve') return taken;
  return toGate(taken, { status: 'conflict-check', reviewer: event.candidate }, event);
}

function opinionGiven(state: CaseState, event: EventOf<'opinion-given'>): CaseState {
  const { opinion, at, seq, candidate: reviewer } = event;
  const version = { opinion, questions: [...askedQuestions(state)], at, seq, reviewer };
  // Earlier releases did not ask for "no link" again after a corrected identity: whoever gives an opinion has confirmed it.
  const confirmed = changeCandidate(state, reviewer, (each) => ({ linkConfirmedAt: at, ...each }));
  const given = endInvitations({ ...confirmed, opinions: [...state.opinions, version] });
  return toGate(given, { status: 'opinion-given' }, event);
}

function sharingRecorded(state: CaseState, event: EventOf<'sharing-recorded'>): CaseState {
  const { how, childsView, sharedOn } = event.said;
  const shared: CaseState = {
    ...state,
    ...(how === 'shared' ? { sharedWithFamilyAt: event.at, familyUpdatedAt: event.at } : {}),
    ...(how === 'shared' && sharedOn !== undefined ? { sharedOn } : {}),
    sharingDeclined: how === 'declined-by-family',
    ...(childsView === undefined ? {} : { childsView }),
    // Shared or declined, the family is owed no sharing any more; held, it is.
    debts: how === 'held' ? state.debts : state.debts.filter((each) => each.kind !== 'sharing'),
  };
  return toGate(shared, { status: 'outcome' }, event);
}

function outcomeRecorded(state: CaseState, event: EventOf<'outcome-recorded'>): CaseState {
  const { testedBy, ...said } = event.said;
  const record = { ...said, at: event.at };
  const stage: OpenStage = event.resolutionNeeded
    ? { status: 'resolution', outcome: record }
    : { status: 'closing' };
  const words = testedBy === undefined ? {} : { testedInWords: testedBy };
  return toGate({ ...state, ...words, outcome: record }, stage, event);
}

function recordConfirmed(state: CaseState, event: EventOf<'record-confirmed'>): CaseState {
  const { stage } = state;
  if ('recordConfirmed' in stage) return { ...state, stage: { ...stage, recordConfirmed: true } };
  return toGate(state, { status: 'closed' }, event);
}

/** The way through the lifecycle (process page §4a). */
export const wayThrough: Evolvers<
  | 'approved'
  | 'changes-asked'
  | 'revised'
  | 'stood-by'
  | 'objected'
  | 'lead-proceeded'
  | 'lead-upheld'
  | 'conversation-recorded'
  | 'family-asked-again'
  | 'went-on-conversation-owed'
  | 'pack-completed'
  | 'invitation-accepted'
  | 'conflict-cleared'
  | 'conflict-refused'
  | 'no-link-confirmed'
  | 'item-asked'
  | 'item-supplied'
  | 'reviewer-stood-down'
  | 'reviewer-released'
  | 'opinion-given'
  | 'acknowledged'
  | 'sharing-recorded'
  | 'outcome-recorded'
  | 'outcome-asked-again'
  | 'step-taken'
  | 'resolved'
  | 'record-confirmed'
> = {
  approved: (state, event) => toGate(state, afterReview(state), event),
  'changes-asked': (state, event) => {
    const by = event.actor.kind === 'person' ? event.actor.id : state.actingConsultant;
    return toGate(state, { status: 'returned', missing: event.said.missing, by }, event);
  },
  revised: (state, event) => {
    const { change: _, ...parts } = event.said;
    const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
    return toGate(
      { ...state, request: { ...state.request, ...given } },
      { status: 'consultant-review' },
      event,
    );
  },
  'stood-by': (state, event) =>
    toGate(
      state,
      { status: 'lead-review', cause: { why: 'stood-by', by: state.requester, reason: event.said.reason } },
      event,
    ),
  objected: (state, event) => {
    const by = event.actor.kind === 'person' ? event.actor.id : state.actingConsultant;
    return toGate(
      state,
      { status: 'lead-review', cause: { why: 'objected', by, reason: event.said.reason } },
      event,
    );
  },
  'lead-proceeded': leadProceeded,
  'lead-upheld': (state, event) =>
    toGate(
      { ...endAccess(state), debts: [] },
      { status: 'upheld', reason: event.said.reason, recordConfirmed: false },
      event,
    ),
  'conversation-recorded': conversationRecorded,
  'family-asked-again': (state, event) => toGate(state, { status: 'family-step' }, event),
  'went-on-conversation-owed': (state, event) => toGate(state, { status: 'preparing' }, event),
  'pack-completed': (state, event) =>
    toGate({ ...state, pack: event.said.items }, { status: 'inviting' }, event),
  'invitation-accepted': accepted,
  'conflict-cleared': (state, event) =>
    toGate(state, { status: 'under-review', reviewer: event.candidate, since: event.at }, event),
  'conflict-refused': (state, event) => freeSlot(state, event.candidate, 'refused', event),
  'no-link-confirmed': (state, event) =>
    changeCandidate(state, event.candidate, (each) => ({ ...each, linkConfirmedAt: event.at })),
  'item-asked': (state, event) => ({
    ...state,
    items: [...state.items, { id: event.id, item: event.said.item, at: event.at }],
  }),
  'item-supplied': (state, event) => ({
    ...state,
    items: state.items.map((each) =>
      each.id === event.said.item ? { ...each, where: event.said.where } : each,
    ),
  }),
  'reviewer-stood-down': (state, event) => freeSlot(state, event.candidate, 'stood-down', event),
  'reviewer-released': (state, event) =>
    event.opinionStays
      ? { ...setStanding(state, event.candidate, 'released'), opinionMarked: event.reason, step: event.seq }
      : freeSlot(state, event.candidate, 'released', event),
  'opinion-given': opinionGiven,
  acknowledged: (state, event) =>
    toGate(
      { ...state, acknowledgedAt: event.at, readOn: event.said.readOn },
      { status: state.kind === 'critical-friend' ? 'closing' : 'sharing' },
      event,
    ),
  'sharing-recorded': sharingRecorded,
  'outcome-recorded': outcomeRecorded,
  'outcome-asked-again': (state, event) => toGate(state, { status: 'outcome' }, event),
  'step-taken': (state, event) => ({
    ...state,
    steps: [...state.steps, { id: event.id, step: event.said.step, dueOn: event.said.dueOn, at: event.at }],
    familyUpdatedAt: event.at,
    gateSince: event.at,
  }),
  resolved: (state, event) => {
    const { step, result, reviewOn } = event.said;
    const steps = state.steps.map((each) => (each.id === step ? { ...each, result, reviewOn } : each));
    return toGate({ ...state, steps }, { status: 'closing' }, event);
  },
  'record-confirmed': recordConfirmed,
};
