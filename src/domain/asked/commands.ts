import { z } from 'zod';
import { childAgreements, declineReasons, familyAgreements, outcomes } from '../case/stored/recorded';
import {
  effectsOfInformation,
  gpCopies,
  memberRoles,
  sharings,
  standInRoles,
  verdicts,
} from '../case/stored/said';
import { day, entry, reason, someone, ticked, yesNo } from './answers';
import {
  accountGiven,
  conflictAnswers,
  correction,
  familyConversation,
  opinion,
  packEntry,
  resolutionStep,
} from './recorded';
import {
  before,
  childAsPerson,
  clinicalSummary,
  family,
  kind,
  options,
  proposer,
  question,
  request,
} from './request';
import { c, systemCommands } from './system-commands';
import { identifier, optionalText, text } from './text';

/**
 * Everything that can be asked of a case. Who asks, for whom and when is in the envelope (see decide), never in the
 * command; what must be recorded is what these schemas demand (process page §4).
 */

export const command = z.discriminatedUnion('type', [
  // The way through
  c('submit', {
    request,
    linkedFrom: z
      .object({
        ref: z.string(),
        /** People who gave an opinion on an earlier linked case, critical friends too. */
        barred: z.array(z.guid()),
        whatIsNew: z.string(),
        /** How many external second opinions came before in this chain of cases. */
        earlierOpinions: z.number().int().min(0),
        leadsReason: z.string().optional(),
      })
      .optional(),
  }),
  c('approve', { view: text('paragraph', 'Please write your view.') }),
  c('ask-for-changes', { missing: text('paragraph', 'Please say what is missing.') }),
  c('revise', {
    question,
    clinicalSummary: clinicalSummary.optional(),
    options,
    noOtherOption: optionalText('paragraph'),
    childAsPerson: childAsPerson.optional(),
    family: family.optional(),
    before: before.optional(),
    change: text('paragraph', 'Please say what you changed.'),
  }),
  c('stand-by', { reason }),
  c('object', { reason }),
  c('proceed', { reason }),
  c('uphold', { reason, howFamilyTold: optionalText('paragraph') }),
  c('record-family-conversation', { conversation: familyConversation }),
  c('go-on-conversation-owed', {
    attempts: text('paragraph', 'Please say how you tried to reach the family.'),
    harmOfWaiting: text('paragraph', 'Please say what harm waiting would do.'),
    nextTry: text('line', 'Please say when you will try again.'),
  }),
  c('complete-pack', { items: z.array(packEntry) }),
  c('add-candidate', {
    candidate: someone('Please choose a person or panel from the list.'),
    proposedBy: proposer,
    reason,
  }),
  c('reorder-candidates', { first: entry('Please choose who should be asked next.'), reason }),
  c('withdraw-candidate', { candidate: entry('Please choose the candidate.'), reason }),
  c('invite-next', { candidate: z.string().optional() }),
  c('accept', {
    registrationNumber: identifier('Please give your registration number.'),
    conflicts: conflictAnswers,
    canMeetDate: yesNo('Please say whether you can give the opinion by the date needed.'),
  }),
  c('decline', {
    reasonCode: z.enum(declineReasons, { error: 'Please choose a reason.' }),
    note: optionalText('paragraph'),
  }),
  c('clear-conflict', { decision: text('paragraph', 'Please give your decision and the reason.') }),
  c('refuse-conflict', { decision: text('paragraph', 'Please give your decision and the reason.') }),
  c('confirm-no-link', {
    noLink: ticked(
      'Please confirm that you have seen who the child is and have no link with the child or the family.',
    ),
  }),
  c('ask-for-item', { item: text('paragraph', 'Please say which item you need.') }),
  c('supply-item', {
    item: entry('Please choose the item.'),
    where: text('paragraph', 'Please say where the item is.'),
  }),
  c('stand-down', { reason }),
  c('release', { reason }),
  c('give-opinion', { opinion }),
  c('acknowledge', {
    readOn: day('Please give the date on which it was read.'),
    whatWillBeDone: optionalText('paragraph'),
    whyNotFollowed: optionalText('paragraph'),
  }),
  c('record-sharing', {
    how: z.enum(sharings, { error: 'Please say how it went.' }),
    /** These four are needed of a sharing that took place (see the decision). */
    who: optionalText('line'),
    sharedOn: day('Please give the date.').optional(),
    manner: optionalText('paragraph'),
    advocatePresent: yesNo('Please say whether the family advocate was present.').optional(),
    response: optionalText('long'),
    childsView: optionalText('long'),
  }),
  c('record-outcome', {
    outcome: z.enum(outcomes, { error: 'Please choose the outcome.' }),
    familyAgrees: z.enum(familyAgreements, { error: 'Please say whether the family agrees now.' }),
    childAgrees: z.enum(childAgreements, { error: 'Please say whether the child agrees now.' }),
    teamAgrees: yesNo('Please say whether the team agrees now.'),
    plan: text('long', 'Please write the plan.'),
    bestInterests: text('long', 'Please say how the plan is in the child’s best interests.'),
    testedBy: optionalText('line'),
  }),
  c('take-step', {
    step: resolutionStep,
    dueOn: day('Please give the date of this step.'),
    familyTold: text('paragraph', 'Please say how and when the family was told.'),
  }),
  c('resolve', {
    step: entry('Please choose the step whose result this is.'),
    result: text('long', 'Please write the result.'),
    reviewOn: day('Please give a review date for the record.'),
    bestInterests: text('paragraph', 'Please say why this is reasonable for the child.'),
  }),
  c('record-owed', {
    debt: entry('Please choose what was owed.'),
    conversation: familyConversation.optional(),
    toldBy: optionalText('line'),
    toldOn: day('Please give the date.').optional(),
    note: optionalText('paragraph'),
  }),
  c('confirm-record', {
    exportedOn: day('Please give the date of the export to the child’s record.'),
    gpCopied: z.enum(gpCopies, { error: 'Please say whether the GP was copied.' }),
  }),

  // At any open step
  c('add-information', { information: text('long', 'Please write what is new.') }),
  c('answer-information', {
    information: entry('Please choose the information.'),
    effect: z.enum(effectsOfInformation, {
      error: 'Please say whether it changes anything.',
    }),
    whatFollows: optionalText('paragraph'),
  }),
  c('correct', { correction, why: reason }),
  c('correct-entry', {
    entry: z.number({ error: 'Please choose the entry to correct.' }).int().positive(),
    correction: text('long', 'Please write the correction.'),
    opinion: opinion.optional(),
    reason,
  }),
  c('ask-reviewer', { question: text('paragraph', 'Please write the question.') }),
  c('answer-reviewer-question', {
    question: entry('Please choose the question.'),
    answer: text('long', 'Please write the answer.'),
  }),
  c('withdraw', {
    reason,
    whoWasTold: text('paragraph', 'Please say who was told.'),
    familyAgreed: yesNo('Please say whether the family agreed.'),
  }),
  c('take-over', { reason }),
  c('hand-back', { reason }),
  c('propose-hand-over', { to: someone('Please choose the new consultant.'), reason }),
  c('accept-hand-over', {}),
  c('decline-hand-over', { reason }),
  c('take-back-hand-over', { reason }),
  c('set-deputy', {
    person: someone('Please choose the deputy.'),
    from: day('Please give the first day.'),
    to: day('Please give the last day.'),
  }),
  c('replace-requester', { person: someone('Please choose the new requester.'), reason }),
  c('add-member', {
    person: someone('Please choose the person.'),
    as: z.enum(memberRoles, { error: 'Please choose the role.' }),
    reason,
  }),
  c('remove-member', { person: someone('Please choose the person.'), reason }),
  c('name-stand-in', {
    role: z.enum(standInRoles, { error: 'Please choose the role.' }),
    person: someone('Please choose the person.'),
    reason,
  }),
  c('ask-safeguarding-lead', { concern: text('paragraph', 'Please describe the concern.') }),
  c('hold', {
    reason,
    authority: text('line', 'Please name the authority for the hold.'),
    reviewOn: day('Please give the review date.'),
  }),
  c('review-hold', {
    authority: text('line', 'Please name the authority.'),
    reviewOn: day('Please give the next review date.'),
    reason,
  }),
  c('lift-hold', { reason }),
  c('record-family-not-told', { authority: text('line', 'Please name the authority.'), reason }),
  c('show-hold-reason', {}),
  c('change-parental-responsibility', {
    who: text('line', 'Please say who holds parental responsibility now.'),
    since: day('Please give the date.'),
  }),
  c('record-account-given', accountGiven),
  c('record-young-adult-wishes', {
    capacity: text('paragraph', 'Please record the young adult’s capacity.'),
    whomToTell: text('paragraph', 'Please record whom the young adult wants told.'),
    recordedOn: day('Please give the date.'),
  }),
  c('record-death', {
    initials: text('line', 'Please type the child’s initials.'),
    dateOfBirth: day('Please type the child’s date of birth.'),
  }),
  c('undo-death', { reason }),
  c('decide-match', {
    ref: entry('Please choose the other request.'),
    verdict: z.enum(verdicts, { error: 'Please say whether it is the same child.' }),
    reason,
    /** These two are needed after a death (see the decision). */
    initials: optionalText('line'),
    dateOfBirth: day('Please type the child’s date of birth.').optional(),
  }),
  c('start-linked-request', {
    kind,
    whatIsNew: text('paragraph', 'Please say what is new.'),
    newRef: z.string(),
  }),
  c('support-third-opinion', { reason }),
  c('join-duplicate', { stays: z.string({ error: 'Please give the reference of the request that stays.' }) }),
  c('record-call', {
    whoRang: text('line', 'Please say who rang whom.'),
    when: text('line', 'Please say when.'),
  }),
  c('comment', { comment: text('paragraph', 'Please write the comment.') }),
  c('snooze', { until: day('Please give the date.') }),

  ...systemCommands,
]);
export type Command = z.infer<typeof command>;
export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
