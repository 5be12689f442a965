import type { Status } from '../../case/stage';
import type { Trait } from '../../case/traits';
import type { Role } from './lifecycle';

/** Roles as people read them, after “the”. The cards’ texts say the same (a test compares). */
export const roleNames: Readonly<Record<Role, string>> = {
  requester: 'requester',
  'named-consultant': 'named consultant',
  'acting-consultant': 'acting consultant',
  approver: 'approver',
  deputy: 'deputy',
  'incoming-consultant': 'incoming consultant',
  candidate: 'person asked for the opinion',
  reviewer: 'reviewer',
  advocate: 'family advocate',
  gp: 'GP',
  member: 'team around the child',
  tester: 'tester of the plan',
  'body-clerk': 'clerk of the body asked',
  coordinator: 'coordinator',
  'clinical-lead': 'clinical lead',
  'safeguarding-lead': 'safeguarding lead',
  system: 'the clock',
};

/** What a child is told by, as people read it. */
export const traitNames: Readonly<Record<Trait, string>> = {
  number: 'the national number',
  reference: 'the hospital’s reference',
  dateOfBirth: 'the date of birth',
  initials: 'the initials',
  organisation: 'the organisation',
};

/** Statuses as people read them. The cards’ texts say the same (a test compares). */
export const statusNames: Readonly<Record<Status, string>> = {
  'consultant-review': 'Being approved',
  returned: 'Changes asked for',
  'lead-review': 'With the clinical lead',
  'family-step': 'Conversation with the family',
  preparing: 'Pack being prepared',
  inviting: 'Somebody is being asked',
  'conflict-check': 'Declared links being checked',
  'under-review': 'With the reviewer',
  'opinion-given': 'Opinion given, to be read',
  sharing: 'To be shared with the family',
  outcome: 'Outcome to be recorded',
  resolution: 'Finding a way forward',
  closing: 'Record to be filed',
  closed: 'Closed',
  upheld: 'Ended by the clinical lead',
  withdrawn: 'Withdrawn',
  'closed-death': 'Closed after a death',
  'closed-joined': 'Joined to another request',
};
