import { z } from 'zod';
import { declineReasons } from '../case/stored/recorded';
import { effectsOfInformation, gpCopies, memberRoles, standInRoles, verdicts } from '../case/stored/said';
import { day, entry, reason, someone, ticked, yesNo } from './answers';
import {
  accountGiven,
  bodyAnswer,
  conflictAnswers,
  correction,
  familyConversation,
  nameWithheld,
  opinion,
  otherWay,
  outcome,
  packEntry,
  resolutionStep,
  sharing,
  testTold,
  youngAdultWishes,
} from './recorded';
import { kind, proposer, request } from './request';
import { linkedFrom, revision } from './revision';
import { c, systemCommands } from './system-commands';
import { identifier, optionalText, text } from './text';
import { againstRefusal, childsAccount, youngPerson } from './young-person';

/**
 * Everything that can be asked of a case. Who asks, for whom and when is in the envelope (see decide), never in the
 * command; what must be recorded is what these schemas demand (process page §4).
 */

export const command = z.discriminatedUnion('type', [
  // The way through
  c('submit', { request, linkedFrom: linkedFrom.optional() }),
  c('approve', { view: text('paragraph', 'Enter your view.') }),
  c('ask-for-changes', { missing: text('paragraph', 'Enter what is missing.') }),
  c('revise', revision),
  c('stand-by', { reason }),
  c('object', { reason }),
  c('proceed', { reason, ...againstRefusal }),
  c('ask-family-again', { reason }),
  c('uphold', { reason, howFamilyTold: optionalText('paragraph') }),
  c('record-family-conversation', { conversation: familyConversation }),
  c('go-on-conversation-owed', {
    attempts: text('paragraph', 'Enter how you tried to reach the family.'),
    harmOfWaiting: text('paragraph', 'Enter what harm waiting would do.'),
    nextTry: text('line', 'Enter when you will try again.'),
  }),
  c('complete-pack', { items: z.array(packEntry) }),
  c('add-candidate', {
    candidate: someone('Select a person or panel from the list.'),
    proposedBy: proposer,
    reason,
  }),
  c('ask-body', {
    body: someone('Select the body from the list.'),
    askedOn: day('Enter the day on which it is asked.'),
  }),
  c('record-body-answer', bodyAnswer),
  c('set-body-aside', { reason }),
  c('reorder-candidates', { first: entry('Select who should be asked next.'), reason }),
  c('withdraw-candidate', { candidate: entry('Select the candidate.'), reason }),
  c('invite-next', { candidate: z.string().optional() }),
  c('accept', {
    registrationNumber: identifier('Enter your registration number.'),
    conflicts: conflictAnswers,
    canMeetDate: yesNo('Select yes if you can give the opinion by the date needed.'),
  }),
  c('decline', {
    reasonCode: z.enum(declineReasons, { error: 'Select a reason.' }),
    note: optionalText('paragraph'),
  }),
  c('clear-conflict', { decision: text('paragraph', 'Enter your decision and the reason.') }),
  c('refuse-conflict', { decision: text('paragraph', 'Enter your decision and the reason.') }),
  c('confirm-no-link', {
    noLink: ticked(
      'Confirm that you have seen who the child is and have no link with the child or the family.',
    ),
  }),
  c('ask-for-item', { item: text('paragraph', 'Enter which item you need.') }),
  c('supply-item', {
    item: entry('Select the item.'),
    where: text('paragraph', 'Enter where the item is.'),
  }),
  c('stand-down', { reason }),
  c('release', { reason }),
  c('give-opinion', { opinion }),
  c('acknowledge', {
    readOn: day('Enter the date on which it was read.'),
    whatWillBeDone: optionalText('paragraph'),
    whyNotFollowed: optionalText('paragraph'),
  }),
  c('record-sharing', sharing),
  c('record-outcome', outcome),
  c('take-step', {
    step: resolutionStep,
    dueOn: day('Enter the date of this step.'),
    familyTold: text('paragraph', 'Enter how and when the family was told.'),
  }),
  c('record-other-way', otherWay),
  c('resolve', {
    step: entry('Select the step whose result this is.'),
    result: text('long', 'Enter the result.'),
    reviewOn: day('Enter a review date for the record.'),
    bestInterests: text('paragraph', 'Enter why this is reasonable for the child.'),
  }),
  c('record-owed', {
    debt: entry('Select what was owed.'),
    conversation: familyConversation.optional(),
    toldBy: optionalText('line'),
    toldOn: day('Enter the date.').optional(),
    note: optionalText('paragraph'),
  }),
  c('confirm-record', {
    exportedOn: day('Enter the date of the export to the child’s record.'),
    gpCopied: z.enum(gpCopies, { error: 'Select whether the GP was copied.' }),
  }),

  // At any open step
  c('add-information', { information: text('long', 'Enter what is new.') }),
  c('answer-information', {
    information: entry('Select the information.'),
    effect: z.enum(effectsOfInformation, {
      error: 'Select whether it changes anything.',
    }),
    whatFollows: optionalText('paragraph'),
  }),
  c('correct', { correction, why: reason }),
  c('correct-entry', {
    entry: z.number({ error: 'Select the entry to correct.' }).int().positive(),
    correction: text('long', 'Enter the correction.'),
    opinion: opinion.optional(),
    reason,
  }),
  c('ask-reviewer', { question: text('paragraph', 'Enter the question.') }),
  c('answer-reviewer-question', {
    question: entry('Select the question.'),
    answer: text('long', 'Enter the answer.'),
  }),
  c('ask-tester', { tester: someone('Select who tests the plan.') }),
  c('confirm-plan', { note: optionalText('paragraph') }),
  c('doubt-plan', { doubt: text('long', 'Enter what you doubt, and why.') }),
  c('record-test', testTold),
  c('record-no-test', { reason }),
  c('withdraw', {
    reason,
    whoWasTold: text('paragraph', 'Enter who was told.'),
    familyAgreed: yesNo('Select yes if the family agreed.'),
  }),
  c('take-over', { reason }),
  c('hand-back', { reason }),
  c('propose-hand-over', { to: someone('Select the new consultant.'), reason }),
  c('accept-hand-over', {}),
  c('decline-hand-over', { reason }),
  c('take-back-hand-over', { reason }),
  c('set-deputy', {
    person: someone('Select the deputy.'),
    from: day('Enter the first day.'),
    to: day('Enter the last day.'),
  }),
  c('replace-requester', { person: someone('Select the new requester.'), reason }),
  c('add-member', {
    person: someone('Select the person.'),
    as: z.enum(memberRoles, { error: 'Select the role.' }),
    reason,
  }),
  c('remove-member', { person: someone('Select the person.'), reason }),
  c('name-stand-in', {
    role: z.enum(standInRoles, { error: 'Select the role.' }),
    person: someone('Select the person.'),
    reason,
  }),
  c('ask-safeguarding-lead', { concern: text('paragraph', 'Describe the concern.') }),
  c('hold', {
    reason,
    authority: text('line', 'Enter the authority for the hold.'),
    reviewOn: day('Enter the review date.'),
  }),
  c('review-hold', {
    authority: text('line', 'Enter the authority.'),
    reviewOn: day('Enter the next review date.'),
    reason,
  }),
  c('lift-hold', { reason }),
  c('record-family-not-told', { authority: text('line', 'Enter the authority.'), reason }),
  c('show-hold-reason', {}),
  c('change-parental-responsibility', {
    who: text('line', 'Enter who holds parental responsibility now.'),
    since: day('Enter the date.'),
  }),
  c('record-account-given', accountGiven),
  c('decide-childs-account', childsAccount),
  c('withhold-name', nameWithheld),
  c('show-name-again', { candidate: entry('Select whose name it is.').optional(), reason }),
  c('record-young-persons-word', {
    spokenOn: day('Enter the day on which they said so.'),
    youngPerson,
  }),
  c('record-young-adult-wishes', youngAdultWishes),
  c('record-death', {
    initials: text('line', 'Enter the child’s initials.'),
    dateOfBirth: day('Enter the child’s date of birth.'),
  }),
  c('undo-death', { reason }),
  c('decide-match', {
    ref: entry('Select the other request.'),
    verdict: z.enum(verdicts, { error: 'Select whether it is the same child.' }),
    reason,
    /** These two are needed after a death (see the decision). */
    initials: optionalText('line'),
    dateOfBirth: day('Enter the child’s date of birth.').optional(),
  }),
  c('start-linked-request', {
    kind,
    whatIsNew: text('paragraph', 'Enter what is new.'),
    newRef: z.string(),
  }),
  c('support-third-opinion', { reason }),
  c('join-duplicate', { stays: z.string({ error: 'Enter the reference of the request that stays.' }) }),
  c('record-call', {
    whoRang: text('line', 'Enter who rang whom.'),
    when: text('line', 'Enter when the call was.'),
  }),
  c('comment', { comment: text('paragraph', 'Enter the comment.') }),
  c('snooze', { until: day('Enter the date.') }),

  ...systemCommands,
]);
export type Command = z.infer<typeof command>;
export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
