import { isConflictClear } from '../../case/conflict-clear';
import type { CaseState } from '../../case/state';
import { isTerminal, reviewerOf } from '../../case/state';
import type { Role } from './lifecycle';

/** Who sees what (process page §5 I6, I7, I8). One function decides for every card, list, search, page and message. */

export const parts = [
  'routing', // treating organisation, specialty, named consultant, kind of question, date
  'identity', // initials, date of birth, references, NHS number
  'pack', // question, options, the child as a person, the family, what came before, where the items are
  'people', // who has which role
  'withheld-names', // who it is whose name is withheld for safety
  'withheld-why', // on which ground, and who asked for it
  'invitations', // who was asked, and what came of it
  'conflicts', // what a candidate declared
  'opinion',
  'family-account',
  'decisions', // approvals, objections and their reasons
  'comments',
  'history',
  'delivery', // whom the bot could not reach
  'hold', // that there is one
  'hold-reason', // only behind a logged "show reason"
] as const;
export type Part = (typeof parts)[number];

export const conditions = {
  always: () => true,
  'after the conflict check is clear': isConflictClear,
  'after no link is confirmed, until the request ends': (state: CaseState) =>
    !isTerminal(state) && isConflictClear(state) && reviewerOf(state)?.linkConfirmedAt !== undefined,
  'until the request ends': (state: CaseState) => !isTerminal(state),
  'once given': (state: CaseState) => state.opinions.length > 0,
  'once shared with the family': (state: CaseState) => state.sharedWithFamilyAt !== undefined,
  'logged, on asking': () => true,
} as const;
export type Condition = keyof typeof conditions;

type Seen = Partial<Record<Part, Condition>>;

/** Without the account for the family: while it is shut they would read from that that there is a hold (process page I8). */
const team: Seen = {
  routing: 'always',
  identity: 'always',
  pack: 'always',
  people: 'always',
  'withheld-names': 'always',
  invitations: 'always',
  opinion: 'once given',
  decisions: 'always',
  comments: 'always',
  history: 'always',
};
const all: Seen = { ...team, 'family-account': 'always' };
const office: Seen = {
  ...all,
  'withheld-why': 'always',
  conflicts: 'always',
  delivery: 'always',
  hold: 'always',
};
const familySide: Seen = {
  routing: 'always',
  identity: 'always',
  people: 'always',
  'family-account': 'always',
  opinion: 'once shared with the family',
};

/** The table. A person with several roles sees what any of them sees. */
export const visibility: Readonly<Record<Exclude<Role, 'system'>, Seen>> = {
  requester: { ...all, delivery: 'always', hold: 'always' },
  'named-consultant': { ...all, hold: 'always' },
  'acting-consultant': { ...office, 'hold-reason': 'logged, on asking' },
  approver: team,
  deputy: { ...all, hold: 'always' },
  'incoming-consultant': {
    routing: 'always',
    identity: 'always',
    people: 'always',
    'withheld-names': 'always',
  },
  candidate: { routing: 'always' },
  reviewer: {
    routing: 'always',
    identity: 'after the conflict check is clear',
    pack: 'after no link is confirmed, until the request ends',
    people: 'after no link is confirmed, until the request ends',
    'withheld-names': 'always',
    'withheld-why': 'always',
    opinion: 'once given',
  },
  advocate: familySide,
  gp: { routing: 'always', identity: 'always', people: 'always', opinion: 'once shared with the family' },
  member: team,
  /** The pack, and an opinion with whose agreement the plan is tested: neither what was declared nor a hold. */
  tester: {
    routing: 'always',
    identity: 'until the request ends',
    pack: 'until the request ends',
    people: 'until the request ends',
    'withheld-names': 'always',
    opinion: 'once given',
  },
  /** What a candidate sees before accepting, and nothing else. */
  'body-clerk': { routing: 'always' },
  coordinator: office,
  'clinical-lead': office,
  'safeguarding-lead': { ...all, hold: 'always', 'hold-reason': 'logged, on asking' },
};

/** Under a hold, and after a death, nothing reaches, or can be opened by, any role but these (process page I8, §4b). */
const openUnderHold: readonly Role[] = [
  'requester',
  'named-consultant',
  'acting-consultant',
  'approver',
  'deputy',
  'incoming-consultant',
  'candidate',
  'reviewer',
  'member',
  'tester',
  'body-clerk',
  'coordinator',
  'clinical-lead',
  'safeguarding-lead',
];

/** Whether a hold or a death shuts this role out: the family's side, and whatever is not known to be open. */
export function isShutOutByHold(role: Role): boolean {
  return !openUnderHold.includes(role);
}
