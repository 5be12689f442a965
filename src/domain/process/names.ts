import type { Status } from '../case/state';
import type { Role } from './lifecycle';

/** Roles as people read them, after "the". */
export const roleNames: Readonly<Record<Role, string>> = {
  requester: 'requester',
  'named-consultant': 'named consultant',
  'acting-consultant': 'acting consultant',
  approver: 'consultant who reviews it',
  deputy: 'deputy',
  'incoming-consultant': 'consultant asked to take over',
  candidate: 'person invited',
  reviewer: 'reviewer',
  advocate: 'family advocate',
  gp: 'GP',
  member: 'team around the child',
  coordinator: 'coordinator',
  'clinical-lead': 'clinical lead',
  'safeguarding-lead': 'safeguarding lead',
  system: 'system',
};

/** Statuses as people read them. */
export const statusNames: Readonly<Record<Status, string>> = {
  'consultant-review': 'consultant review',
  returned: 'returned for changes',
  'lead-review': 'clinical lead’s review',
  'family-step': 'conversation with the family',
  preparing: 'preparing the pack',
  inviting: 'inviting',
  'conflict-check': 'conflict check',
  'under-review': 'under review',
  'opinion-given': 'opinion given',
  sharing: 'sharing with the family',
  outcome: 'recording the outcome',
  resolution: 'resolution',
  closing: 'closing',
  closed: 'closed',
  upheld: 'not going ahead, by the clinical lead’s decision',
  withdrawn: 'withdrawn',
  'closed-death': 'closed after a death',
  'closed-joined': 'joined to another request',
};
