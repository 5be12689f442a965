import type { CaseState } from '../state';
import type { EventOf } from '../stored/events';
import {
  deathRecorded,
  deathUndone,
  held,
  holdLifted,
  holdReviewed,
  likenessDecided,
  matchDecided,
  otherRequestNoted,
} from './about-child';
import { corrected, entryCorrected } from './corrections';
import type { Evolvers } from './evolvers';
import { endAccess, everOnTheTeam, newStep, toGate, withoutKey } from './moves';
import { ownWord } from './own-word';

function informationAnswered(state: CaseState, event: EventOf<'information-answered'>): CaseState {
  const answered =
    event.as === 'reviewer' ? { reviewerAnsweredAt: event.at } : { consultantAnsweredAt: event.at };
  const information = state.information.map((each) =>
    each.id === event.said.information ? { ...each, ...answered } : each,
  );
  return { ...state, information };
}

function debtPaid(state: CaseState, event: EventOf<'debt-paid'>): CaseState {
  const debt = state.debts.find((each) => each.id === event.debt);
  const debts = state.debts.filter((each) => each.id !== event.debt);
  const { conversation, outcomeAnew } = event;
  const paid: CaseState = {
    ...state,
    debts,
    familyUpdatedAt: event.at,
    ...(event.kind === 'conversation' || event.kind === 'sharing' ? { familyTalkPaidAt: event.at } : {}),
    ...(debt?.kind === 'sharing' ? { sharedWithFamilyAt: event.at } : {}),
    ...(debt?.kind === 'sharing' && event.toldOn !== undefined ? { sharedOn: event.toldOn } : {}),
    ...(conversation === undefined
      ? {}
      : {
          conversation,
          parentalResponsibility: conversation.parentalResponsibility,
          ...ownWord(conversation.youngPerson, event.at),
        }),
  };
  return outcomeAnew === true ? toGate(paid, { status: 'outcome' }, event) : paid;
}

const othersWithheld = ({ namesWithheld = [] }: CaseState, candidate: string) =>
  namesWithheld.filter((each) => each.candidate !== candidate);

const actorOf = (event: EventOf<'information-added' | 'reviewer-asked'>, state: CaseState) =>
  event.relayedFor?.id ?? (event.actor.kind === 'person' ? event.actor.id : state.actingConsultant);

/** What may happen at any open step (process page §4b), and what the clock and the post report. */
export const anyTime: Evolvers<
  | 'information-added'
  | 'information-answered'
  | 'corrected'
  | 'entry-corrected'
  | 'reviewer-asked'
  | 'reviewer-answered'
  | 'withdrawn'
  | 'taken-over'
  | 'handed-back'
  | 'deputy-set'
  | 'requester-replaced'
  | 'member-added'
  | 'member-removed'
  | 'stand-in-named'
  | 'safeguarding-lead-asked'
  | 'held'
  | 'hold-reviewed'
  | 'hold-lifted'
  | 'family-not-told-recorded'
  | 'hold-reason-shown'
  | 'parental-responsibility-changed'
  | 'account-given'
  | 'childs-account-decided'
  | 'name-withheld'
  | 'name-shown-again'
  | 'young-persons-word-recorded'
  | 'young-adult-wishes-recorded'
  | 'death-recorded'
  | 'death-undone'
  | 'other-request-noted'
  | 'match-decided'
  | 'likeness-decided'
  | 'others-told'
  | 'linked-request-started'
  | 'third-opinion-supported'
  | 'match-found'
  | 'call-recorded'
  | 'commented'
  | 'snoozed'
  | 'debt-incurred'
  | 'debt-paid'
> = {
  'information-added': (state, event) => {
    const reviewerAsked = state.candidates.some((each) => each.standing === 'reviewer');
    const added = {
      id: event.id,
      text: event.said.information,
      by: actorOf(event, state),
      at: event.at,
      reviewerAsked,
    };
    return newStep({ ...state, information: [...state.information, added] }, event);
  },
  'information-answered': informationAnswered,
  corrected,
  'entry-corrected': entryCorrected,
  'reviewer-asked': (state, event) => ({
    ...state,
    reviewerQuestions: [
      ...state.reviewerQuestions,
      { id: event.id, question: event.said.question, by: actorOf(event, state), at: event.at },
    ],
  }),
  'reviewer-answered': (state, event) => ({
    ...state,
    reviewerQuestions: state.reviewerQuestions.map((each) =>
      each.id === event.said.question ? { ...each, answer: event.said.answer } : each,
    ),
  }),
  withdrawn: (state, event) => {
    return toGate(
      { ...endAccess(state), debts: [] },
      { status: 'withdrawn', reason: event.said.reason, recordConfirmed: false },
      event,
    );
  },
  'taken-over': (state, event) =>
    newStep(everOnTheTeam({ ...state, actingConsultant: event.by, actingAs: event.as }, event.by), event),
  'handed-back': (state, event) =>
    newStep({ ...state, actingConsultant: state.namedConsultant, actingAs: 'named-consultant' }, event),
  'deputy-set': (state, event) => {
    const { person, from, to } = event.said;
    return everOnTheTeam({ ...state, deputy: { person, from, to } }, person);
  },
  'requester-replaced': (state, event) => {
    const { person } = event.said;
    const formerRequesters = [...new Set([...(state.formerRequesters ?? []), state.requester])];
    return newStep(everOnTheTeam({ ...state, requester: person, formerRequesters }, person), event);
  },
  'member-added': (state, event) => {
    const { person, as } = event.said;
    const members = [...state.members, { person, as, since: event.at }];
    return everOnTheTeam({ ...state, members }, person);
  },
  'member-removed': (state, event) => ({
    ...state,
    members: state.members.map((each) =>
      each.person === event.said.person && each.until === undefined ? { ...each, until: event.at } : each,
    ),
  }),
  'stand-in-named': (state, event) => ({
    ...state,
    standIns: { ...state.standIns, [event.said.role]: event.said.person },
  }),
  'safeguarding-lead-asked': (state) => state,
  held,
  'hold-reviewed': holdReviewed,
  'hold-lifted': holdLifted,
  'other-request-noted': otherRequestNoted,
  'match-decided': matchDecided,
  'likeness-decided': likenessDecided,
  'others-told': (state) => withoutKey(state, 'childNews'),
  'family-not-told-recorded': (state, event) => ({
    ...state,
    familyNotTold: { authority: event.said.authority, at: event.at },
  }),
  'hold-reason-shown': (state) => state,
  'parental-responsibility-changed': (state, event) => ({ ...state, parentalResponsibility: event.said.who }),
  'account-given': (state, event) => ({
    ...state,
    accountsGiven: [...(state.accountsGiven ?? []), { ...event.said, at: event.at }],
    familyUpdatedAt: event.at,
  }),
  'childs-account-decided': (state, event) => ({ ...state, childsAccount: { ...event.said, at: event.at } }),
  'name-withheld': (state, { candidate, said, at }) => ({
    ...state,
    namesWithheld: [...othersWithheld(state, candidate), { ...said, candidate, at }],
  }),
  'name-shown-again': (state, { candidate }) => ({
    ...state,
    namesWithheld: [...othersWithheld(state, candidate)],
  }),
  'young-persons-word-recorded': (state, event) => ({
    ...state,
    ...ownWord(event.said.youngPerson, event.at),
  }),
  'young-adult-wishes-recorded': (state, event) => {
    const { capacity, whomToTell } = event.said;
    return { ...state, awaitingYoungAdult: false, youngAdultWishes: { capacity, whomToTell, at: event.at } };
  },
  'death-recorded': deathRecorded,
  'death-undone': deathUndone,
  'linked-request-started': (state, event) => ({
    ...state,
    linkedTo: [
      ...state.linkedTo,
      { ref: event.said.newRef, kind: event.said.kind, whatIsNew: event.said.whatIsNew, at: event.at },
    ],
  }),
  'third-opinion-supported': (state, event) => ({ ...state, thirdOpinionReason: event.said.reason }),
  'match-found': (state, { ref, at, requesterToo, certain, differs }) => ({
    ...state,
    matches: [
      ...(state.matches ?? []).filter((each) => each.ref !== ref),
      { ref, at, requesterToo, ...(certain === undefined ? {} : { certain, differs }) },
    ],
  }),
  'call-recorded': (state, event) => ({
    ...state,
    calls: [...state.calls, { who: event.said.whoRang, when: event.said.when, at: event.at }],
  }),
  commented: (state) => state,
  snoozed: (state, event) => {
    const person = event.relayedFor?.id ?? (event.actor.kind === 'person' ? event.actor.id : '');
    return { ...state, snoozed: { ...state.snoozed, [person]: event.said.until } };
  },
  'debt-incurred': (state, event) => ({
    ...state,
    debts: [...state.debts, { id: event.id, kind: event.kind, about: event.about, since: event.at }],
  }),
  'debt-paid': debtPaid,
};
