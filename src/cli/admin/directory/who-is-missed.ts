import type { Role } from '../../../domain/process/tables/lifecycle';

/** What is to be done for each part that somebody leaves behind, by whom; the card of the case has the button. */
const replacedBy: Readonly<Record<Exclude<Role, 'system'>, string>> = {
  requester: 'the coordinator replaces the requester',
  'named-consultant': 'the deputy named last, else the clinical lead, acts at once and can offer a hand-over',
  'acting-consultant':
    'the deputy named last, else the clinical lead, acts at once and can offer a hand-over',
  approver: 'whoever acts as consultant then approves',
  deputy: 'the consultant sets another deputy',
  'incoming-consultant': 'the hand-over is taken back and offered to somebody else',
  reviewer: 'the coordinator releases the reviewer, and the next is asked',
  candidate: 'the coordinator takes them off the list, and the next is asked',
  advocate: 'the consultant or the coordinator adds another advocate',
  gp: 'the consultant or the coordinator adds another GP',
  member: 'the consultant or the coordinator adds somebody to the team',
  tester: 'the consultant or the requester asks somebody else to test the plan',
  'body-clerk': 'another clerk answers for the body, or the coordinator records its answer',
  coordinator: 'whoever the directory names',
  'clinical-lead': 'whoever the directory names',
  'safeguarding-lead': 'whoever the directory names',
};

/** For the operator: what follows where somebody with these roles is taken out of the directory, each thing once. */
export function whatFollows(roles: ReadonlySet<Role>): string {
  const sentences = [...roles].flatMap((role) => (role === 'system' ? [] : [replacedBy[role]]));
  return [...new Set(sentences)].join('; ');
}
