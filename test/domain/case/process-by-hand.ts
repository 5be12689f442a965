import type { CommandType } from '../../../src/domain/asked/commands';
import { openStatuses, type Status, terminalStatuses } from '../../../src/domain/case/stage';
import type { Role } from '../../../src/domain/process/tables/lifecycle';

/**
 * Process page §4, read line by line and written down here by hand: at which steps a command is given, and by whom. The
 * code has a table of its own; where the two differ one of them is wrong, and this one is not made from it.
 */
export interface ByHand {
  readonly at: readonly Status[];
  readonly by: readonly Role[];
}

const open: readonly Status[] = openStatuses;
/** Also once it is closed: what is still owed is paid, and the hold for which it waits looked at (I15). */
const orClosed: readonly Status[] = [...openStatuses, 'closed'];
const untilOpinion: readonly Status[] = [
  'consultant-review',
  'returned',
  'lead-review',
  'family-step',
  'preparing',
  'inviting',
  'conflict-check',
  'under-review',
];
const sinceOpinion: readonly Status[] = ['opinion-given', 'sharing', 'outcome', 'resolution', 'closing'];
const ac = 'acting-consultant';
const lead = 'clinical-lead';
const office = 'coordinator';
const safeguarding = 'safeguarding-lead';
/** “Any member but candidates”. */
const anyMember: readonly Role[] = [
  'requester',
  'named-consultant',
  ac,
  'deputy',
  'reviewer',
  'advocate',
  'gp',
  'member',
  'tester',
  office,
  lead,
  safeguarding,
];
const line = (at: readonly Status[], ...by: readonly Role[]): ByHand => ({ at, by });

export const byHand: Readonly<Record<CommandType, ByHand>> = {
  // §4a
  submit: line([]),
  approve: line(['consultant-review'], 'approver'),
  'ask-for-changes': line(['consultant-review'], 'approver'),
  object: line(['consultant-review'], 'approver'),
  revise: line(['returned'], 'requester'),
  'stand-by': line(['returned'], 'requester'),
  proceed: line(open, lead),
  uphold: line(open, lead),
  // The young person who decides has refused: back to the conversation.
  'ask-family-again': line(['lead-review'], lead),
  'record-family-conversation': line(['family-step'], ac, office, 'advocate'),
  'go-on-conversation-owed': line(['family-step'], ac),
  'complete-pack': line(['preparing'], office, 'requester', ac),
  'add-candidate': line(['preparing', 'inviting'], office, ac),
  // “coordinator, AC / same, or the body's clerk”; an urgent request that went on may still hear the answer.
  'ask-body': line(['preparing'], office, ac),
  'record-body-answer': line(['preparing', 'inviting'], office, ac, 'body-clerk'),
  'set-body-aside': line(['preparing', 'inviting'], office, ac),
  'reorder-candidates': line(['preparing', 'inviting'], office, ac),
  'withdraw-candidate': line(['preparing', 'inviting'], office, ac),
  'invite-next': line(['inviting'], 'system', office),
  accept: line(['inviting', 'conflict-check', 'under-review'], 'candidate'),
  decline: line(['inviting', 'conflict-check', 'under-review'], 'candidate'),
  lapse: line(['inviting', 'conflict-check', 'under-review'], 'system'),
  'clear-conflict': line(['conflict-check'], lead),
  'refuse-conflict': line(['conflict-check'], lead),
  'confirm-no-link': line(['under-review'], 'reviewer'),
  'ask-for-item': line(['under-review'], 'reviewer'),
  'supply-item': line(['under-review'], 'requester', office, 'advocate'),
  'stand-down': line(['conflict-check', 'under-review'], 'reviewer'),
  release: line(['conflict-check', 'under-review'], lead, office),
  'give-opinion': line(['under-review'], 'reviewer'),
  acknowledge: line(['opinion-given'], ac),
  'record-sharing': line(['sharing'], ac, 'reviewer'),
  'record-outcome': line(['outcome'], ac),
  'take-step': line(['resolution'], ac),
  'record-other-way': line(open, ac, office),
  resolve: line(['resolution'], ac),
  'record-owed': line(orClosed, ac, office, 'advocate'),
  'confirm-record': line(['closing', 'upheld', 'withdrawn', 'closed-death'], ac, office),

  // §4b
  'add-information': line(open, ...anyMember),
  'answer-information': line(open, 'reviewer', ac),
  correct: line(open, 'requester', ac),
  'correct-entry': line(open, ...anyMember),
  'ask-reviewer': line(sinceOpinion, ac, 'advocate'),
  'answer-reviewer-question': line(sinceOpinion, 'reviewer'),
  // “any open; AC, requester / tester; or recorded for them by whom they told; the clinical lead records why there was none”.
  'ask-tester': line(open, ac, 'requester'),
  'confirm-plan': line(open, 'tester'),
  'doubt-plan': line(open, 'tester'),
  'record-test': line(open, ac, 'requester', office),
  'record-no-test': line(open, lead),
  withdraw: line(untilOpinion, 'requester', ac),
  'take-over': line(open, 'deputy', lead),
  'hand-back': line(open, 'named-consultant'),
  'propose-hand-over': line(open, ac, lead),
  'accept-hand-over': line(open, 'incoming-consultant'),
  'decline-hand-over': line(open, 'incoming-consultant'),
  // Whoever proposed it may be neither by now.
  'take-back-hand-over': line(open, ac, lead, 'named-consultant', 'deputy'),
  'set-deputy': line(open, 'named-consultant', lead),
  'replace-requester': line(open, ac, office),
  'add-member': line(open, ac, office),
  'remove-member': line(open, ac, office),
  'name-stand-in': line([...orClosed, 'closed-death'], office, lead),
  'ask-safeguarding-lead': line(open, ac, office),
  hold: line(open, safeguarding, ac),
  'review-hold': line([...orClosed, 'upheld', 'withdrawn'], safeguarding),
  'lift-hold': line([...orClosed, 'upheld', 'withdrawn'], safeguarding),
  'record-family-not-told': line(open, safeguarding),
  'show-hold-reason': line([...orClosed, 'upheld', 'withdrawn'], safeguarding, ac),
  'change-parental-responsibility': line(open, ac, office),
  'record-account-given': line(orClosed, ac, office, 'advocate'),
  'decide-childs-account': line(orClosed, ac),
  'withhold-name': line([...orClosed, 'upheld'], lead),
  'show-name-again': line([...orClosed, 'upheld'], lead),
  'record-young-persons-word': line(open, ac),
  'record-young-adult-wishes': line(orClosed, ac),
  'record-death': line(open, ac, office),
  'undo-death': line(['closed-death'], lead, office),
  'decide-match': line([...orClosed, 'upheld', 'withdrawn'], safeguarding, ac, office, lead),
  'note-other-request': line([...open, ...terminalStatuses], 'system'),
  'tell-others': line([...open, ...terminalStatuses], 'system'),
  'start-linked-request': line(['resolution', 'closing', 'closed'], 'requester', ac),
  'support-third-opinion': line(['resolution', 'closing', 'closed'], lead),
  'join-duplicate': line(untilOpinion, office),
  'record-call': line(open, ...anyMember),
  comment: line(open, ...anyMember),
  snooze: line(open, ...anyMember),

  // The clock and the post (§6)
  // Of an ended case only whose part in what is left to do has changed (§2, I15).
  'fall-due': line([...orClosed, 'upheld', 'withdrawn', 'closed-death'], 'system'),
  'take-in-duplicate': line(open, 'system'),
  'note-delivery': line(open, 'system'),
};
