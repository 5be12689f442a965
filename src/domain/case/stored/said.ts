import { z } from 'zod';
import { personId } from '../ids';
import { chosen, yesNo } from './chosen';
import {
  bodyAnswers,
  bodyWays,
  childAgreements,
  correction,
  declineReasons,
  familyAgreements,
  familyConversation,
  familyToldOfIt,
  opinion,
  otherWays,
  outcomes,
  packEntry,
  resolutionStep,
  testFindings,
  youngPerson,
} from './recorded';
import {
  before,
  childAsPerson,
  clinicalSummary,
  family,
  kind,
  option,
  question,
  request,
  teamRoles,
} from './request';

/**
 * What people said, as events keep it: the content of each command without its type. What a command must hold today is
 * asked in the floor above (`asked`); here is what a history may hold, of any release. What is asked only since a
 * later release is optional here for ever.
 */

const text = z.string();
const day = z.string();
const id = z.string();
const reasoned = z.object({ reason: text });
const someone = z.object({ person: personId, reason: text });

export const gpCopies = ['yes', 'not-needed', 'paused'] as const;
export const sharings = ['shared', 'declined-by-family', 'held'] as const;
export const effectsOfInformation = ['changes-nothing', 'changes-something'] as const;
export const standInRoles = ['clinical-lead', 'safeguarding-lead', 'coordinator'] as const;
/** In which form the account was given to somebody of the family. */
export const accountFormats = ['paper', 'large-print', 'read-out', 'interpreted', 'sent', 'other'] as const;
/** For about which age an account is written to the child. */
export const childsVersions = ['ten', 'fifteen'] as const;
/** Why a name is withheld from the family for safety, and who asked that it be. */
export const withholdingGrounds = ['threat', 'police-or-court', 'other'] as const;
export const withholdingAskers = ['reviewer', 'acting-consultant'] as const;
/** Whether another request is about the same child. */
export const verdicts = ['same', 'another'] as const;
export const memberRoles = [...teamRoles, 'advocate'] as const;

export const said = {
  // The way through
  submit: z.object({
    request,
    linkedFrom: z
      .object({
        ref: z.string(),
        /** People who gave an opinion on an earlier linked case, critical friends too. */
        barred: z.array(personId),
        whatIsNew: text,
        /** How many external second opinions came before in this chain of cases. */
        earlierOpinions: z.number(),
        leadsReason: text.optional(),
      })
      .optional(),
  }),
  approve: z.object({ view: text }),
  'ask-for-changes': z.object({ missing: text }),
  revise: z.object({
    question,
    clinicalSummary: clinicalSummary.optional(),
    options: z.array(option),
    noOtherOption: text.optional(),
    childAsPerson: childAsPerson.optional(),
    family: family.optional(),
    before: before.optional(),
    change: text,
  }),
  'stand-by': reasoned,
  object: reasoned,
  proceed: reasoned.extend({
    /** These three where a young person who decides has refused. */
    lawfulBasis: text.optional(),
    advisedBy: text.optional(),
    youngPersonToldOn: day.optional(),
  }),
  'ask-family-again': reasoned,
  uphold: z.object({ reason: text, howFamilyTold: text.optional() }),
  'record-family-conversation': z.object({ conversation: familyConversation }),
  'go-on-conversation-owed': z.object({ attempts: text, harmOfWaiting: text, nextTry: text }),
  'complete-pack': z.object({ items: z.array(packEntry) }),
  'ask-body': z.object({ body: id, askedOn: day }),
  'record-body-answer': z.object({
    answer: chosen(bodyAnswers),
    names: z.array(id).default([]),
    saidBy: text,
    saidOn: day,
    way: chosen(bodyWays),
    note: text.optional(),
  }),
  'set-body-aside': reasoned,
  'reorder-candidates': z.object({ first: id, reason: text }),
  'withdraw-candidate': z.object({ candidate: id, reason: text }),
  decline: z.object({ reasonCode: chosen(declineReasons), note: text.optional() }),
  'ask-for-item': z.object({ item: text }),
  'supply-item': z.object({ item: id, where: text }),
  acknowledge: z.object({ readOn: day, whatWillBeDone: text.optional(), whyNotFollowed: text.optional() }),
  'record-sharing': z.object({
    how: chosen(sharings),
    who: text.optional(),
    sharedOn: day.optional(),
    manner: text.optional(),
    advocatePresent: yesNo.optional(),
    response: text.optional(),
    childsView: text.optional(),
  }),
  'record-outcome': z.object({
    outcome: chosen(outcomes),
    familyAgrees: chosen(familyAgreements),
    childAgrees: chosen(childAgreements),
    teamAgrees: yesNo,
    plan: text,
    bestInterests: text,
    /** What the consultant says to what a tester doubts. */
    doubtsAnswered: text.optional(),
    /** In words, as earlier releases asked for it: since then a tester is a person who is asked. */
    testedBy: text.optional(),
  }),
  'take-step': z.object({ step: resolutionStep, dueOn: day, familyTold: text }),
  /** Of mediation no more than that it took place, and what was agreed: `came` is then left out. */
  'record-other-way': z.object({
    way: chosen(otherWays),
    takenOn: day,
    agreed: text.optional(),
    came: text.optional(),
    familyTold: chosen(familyToldOfIt),
    toldOn: day.optional(),
  }),
  resolve: z.object({ step: id, result: text, reviewOn: day, bestInterests: text }),
  'confirm-record': z.object({ exportedOn: day, gpCopied: chosen(gpCopies) }),

  // At any open step
  'add-information': z.object({ information: text }),
  'answer-information': z.object({
    information: id,
    effect: chosen(effectsOfInformation),
    whatFollows: text.optional(),
  }),
  correct: z.object({ correction, why: text }),
  'correct-entry': z.object({
    entry: z.number(),
    correction: text,
    opinion: opinion.optional(),
    reason: text,
  }),
  'ask-reviewer': z.object({ question: text }),
  'answer-reviewer-question': z.object({ question: id, answer: text }),
  'ask-tester': z.object({ tester: personId }),
  'confirm-plan': z.object({ note: text.optional() }),
  'doubt-plan': z.object({ doubt: text }),
  'record-test': z.object({ finding: chosen(testFindings), doubt: text.optional(), saidOn: day }),
  'record-no-test': reasoned,
  withdraw: z.object({ reason: text, whoWasTold: text, familyAgreed: yesNo }),
  'hand-back': reasoned,
  'propose-hand-over': z.object({ to: personId, reason: text }),
  'decline-hand-over': reasoned,
  'take-back-hand-over': reasoned,
  'set-deputy': z.object({ person: personId, from: day, to: day }),
  'replace-requester': someone,
  'add-member': someone.extend({ as: z.enum(memberRoles) }),
  'remove-member': someone,
  'name-stand-in': someone.extend({ role: z.enum(standInRoles) }),
  'ask-safeguarding-lead': z.object({ concern: text }),
  hold: z.object({ reason: text, authority: text, reviewOn: day }),
  'review-hold': z.object({ authority: text, reviewOn: day, reason: text }),
  'lift-hold': reasoned,
  'record-family-not-told': z.object({ authority: text, reason: text }),
  'change-parental-responsibility': z.object({ who: text, since: day }),
  'record-account-given': z.object({ givenOn: day, toWhom: text, format: chosen(accountFormats) }),
  'decide-childs-account': z.object({
    decidedBy: text,
    decidedOn: day,
    version: chosen(childsVersions),
    theirPlan: text.optional(),
  }),
  'withhold-name': z.object({
    candidate: id.optional(),
    ground: chosen(withholdingGrounds),
    matterNumber: text.optional(),
    askedBy: chosen(withholdingAskers),
    explained: text.optional(),
    reviewOn: day,
  }),
  'show-name-again': reasoned.extend({ candidate: id.optional() }),
  'record-young-persons-word': z.object({ spokenOn: day, youngPerson }),
  'record-young-adult-wishes': z.object({ capacity: text, whomToTell: text, recordedOn: day }),
  'undo-death': reasoned,
  'decide-match': z.object({ ref: id, verdict: z.enum(verdicts), reason: text }),
  'start-linked-request': z.object({ kind, whatIsNew: text, newRef: id }),
  'support-third-opinion': reasoned,
  'join-duplicate': z.object({ stays: id }),
  'record-call': z.object({ whoRang: text, when: text }),
  comment: z.object({ comment: text }),
  snooze: z.object({ until: day }),

  // The post
  'note-delivery': z.object({
    person: personId,
    standing: z.enum(['undeliverable', 'reachable']),
    why: text,
  }),
} as const;
