import type { CommandType } from '../../case/commands';
import type { OpenStatus, Status } from '../../case/stage';
import { openStatuses } from '../../case/stage';

/**
 * The lifecycle (process page §4): who may do what, when, what must be recorded and what else follows.
 * A clinician should be able to check this page line by line; decide does nothing that is not in it.
 */

/** Roles on a case, as the lifecycle names them (process page §2). */
export const roles = [
  'requester',
  'named-consultant',
  'acting-consultant',
  'approver',
  'deputy',
  'incoming-consultant',
  'candidate',
  'reviewer',
  'advocate',
  'gp',
  'member',
  'coordinator',
  'clinical-lead',
  'safeguarding-lead',
  'system',
] as const;
export type Role = (typeof roles)[number];

export interface Row {
  readonly command: CommandType;
  readonly from: readonly Status[] | 'nothing';
  readonly by: readonly Role[];
  /** What must be recorded, in words. */
  readonly records: string;
  /** What else follows from it; where it leads is in the table of transitions. */
  readonly follows: string;
  /** A gate press belongs to one step: for another step it changes nothing (process page I10). */
  readonly gate: 'case' | 'invitation' | 'no';
}

const anyOpen: readonly OpenStatus[] = openStatuses;
const beforeOpinion: readonly OpenStatus[] = openStatuses.slice(0, openStatuses.indexOf('opinion-given'));
const fromOpinion: readonly OpenStatus[] = openStatuses.slice(openStatuses.indexOf('opinion-given'));
const listOpen: readonly OpenStatus[] = ['preparing', 'inviting'];
const slotOpen: readonly OpenStatus[] = ['inviting', 'conflict-check', 'under-review'];
const filed: readonly Status[] = ['upheld', 'withdrawn', 'closed-death'];
const members: readonly Role[] = [
  'requester',
  'named-consultant',
  'acting-consultant',
  'deputy',
  'reviewer',
  'advocate',
  'gp',
  'member',
  'coordinator',
  'clinical-lead',
  'safeguarding-lead',
];

type Line = readonly [
  command: CommandType,
  from: Row['from'],
  by: readonly Role[],
  records: string,
  follows: string,
  gate?: Row['gate'],
];

// biome-ignore format: a table is read in lines
const lines: readonly Line[] = [
  // The way through (§4a)
  ['submit', 'nothing', ['requester'], 'the whole request', ''],
  ['approve', ['consultant-review'], ['approver'], 'their view', '', 'case'],
  ['ask-for-changes', ['consultant-review'], ['approver'], 'what is missing', '', 'case'],
  ['revise', ['returned'], ['requester'], 'the change', '', 'case'],
  ['stand-by', ['returned'], ['requester'], 'the reason', '', 'case'],
  ['object', ['consultant-review'], ['approver'], 'the reason, told to the requester', '', 'case'],
  ['proceed', anyOpen, ['clinical-lead'], 'the reason', '', 'case'],
  ['uphold', anyOpen, ['clinical-lead'], 'the reason; where the family asked, how it was told', 'on the filing list', 'case'],
  ['record-family-conversation', ['family-step'], ['acting-consultant', 'coordinator', 'advocate'], 'who spoke, what was explained, questions, their view, agreement to share', '', 'case'],
  ['go-on-conversation-owed', ['family-step'], ['acting-consultant'], 'attempts, harm of waiting, next try (urgent, or under a hold)', 'the outcome waits for the conversation', 'case'],
  ['complete-pack', ['preparing'], ['coordinator', 'requester', 'acting-consultant'], 'each item present or waived with a reason; a candidate', '', 'case'],
  ['add-candidate', listOpen, ['coordinator', 'acting-consultant'], 'who proposed them, and why', ''],
  ['reorder-candidates', listOpen, ['coordinator', 'acting-consultant'], 'the reason', ''],
  ['withdraw-candidate', listOpen, ['coordinator', 'acting-consultant'], 'the reason', 'they lose sight of it'],
  ['invite-next', ['inviting'], ['system', 'coordinator'], 'nothing more; one at a time, in parallel only when urgent', ''],
  ['accept', slotOpen, ['candidate'], 'registration number, conflict answers, whether the date can be met', '', 'invitation'],
  ['decline', slotOpen, ['candidate'], 'a reason', 'the next is asked', 'invitation'],
  ['lapse', slotOpen, ['system'], 'why: unanswered, or undeliverable', 'the next is asked'],
  ['clear-conflict', ['conflict-check'], ['clinical-lead'], 'the decision', '', 'case'],
  ['refuse-conflict', ['conflict-check'], ['clinical-lead'], 'the decision', '', 'case'],
  ['confirm-no-link', ['under-review'], ['reviewer'], 'having seen who the child is', 'the pack opens', 'case'],
  ['ask-for-item', ['under-review'], ['reviewer'], 'the item', 'the reviewer’s reminders pause', 'case'],
  ['supply-item', ['under-review'], ['requester', 'coordinator', 'advocate'], 'where the item is', ''],
  ['stand-down', ['conflict-check', 'under-review'], ['reviewer'], 'the reason', '', 'case'],
  ['release', ['conflict-check', 'under-review'], ['clinical-lead', 'coordinator'], 'the reason (coordinator: after the date)', '', 'case'],
  ['give-opinion', ['under-review'], ['reviewer'], 'an answer to each question, basis, options, limits, support for the plan', '', 'case'],
  ['acknowledge', ['opinion-given'], ['acting-consultant'], 'read when; critical friend: what will be done', '', 'case'],
  ['record-sharing', ['sharing'], ['acting-consultant', 'reviewer'], 'who, when, how, advocate, response; or declined; or held', '', 'case'],
  ['record-outcome', ['outcome'], ['acting-consultant'], 'agreement now, the plan, the child’s best interests', '', 'case'],
  ['take-step', ['resolution'], ['acting-consultant'], 'the step, its date, how the family was told', '', 'case'],
  ['resolve', ['resolution'], ['acting-consultant'], 'a step’s result, a review date', '', 'case'],
  ['record-owed', anyOpen, ['acting-consultant', 'coordinator', 'advocate'], 'what was owed; not under a hold', 'the debt is paid'],
  ['confirm-record', ['closing', ...filed], ['acting-consultant', 'coordinator'], 'export to the child’s record, GP copied', 'off the filing list', 'case'],

  // At any open step (§4b)
  ['add-information', anyOpen, members, 'what is new', 'reviewer and acting consultant answer'],
  ['answer-information', anyOpen, ['reviewer', 'acting-consultant'], 'changes nothing, or what follows', ''],
  ['correct', anyOpen, ['requester', 'acting-consultant'], 'old, new, why; after the opinion not the questions', 'else the same; the gate opens again', 'case'],
  ['correct-entry', anyOpen, members, 'the correction and the reason', 'a new version, both shown'],
  ['ask-reviewer', fromOpinion, ['acting-consultant', 'advocate'], 'the question', ''],
  ['answer-reviewer-question', fromOpinion, ['reviewer'], 'the answer', ''],
  ['withdraw', beforeOpinion, ['requester', 'acting-consultant'], 'who, why, who was told; suggested by the family: its agreement', 'on the filing list'],
  ['take-over', anyOpen, ['deputy', 'clinical-lead'], 'the reason', 'the acting consultant changes'],
  ['hand-back', anyOpen, ['named-consultant'], 'the reason', 'the acting consultant changes'],
  ['propose-hand-over', anyOpen, ['acting-consultant', 'clinical-lead'], 'to whom, and why', ''],
  ['accept-hand-over', anyOpen, ['incoming-consultant'], 'nothing more', 'the named consultant changes'],
  ['set-deputy', anyOpen, ['named-consultant', 'clinical-lead'], 'who, and the dates', ''],
  ['replace-requester', anyOpen, ['acting-consultant', 'coordinator'], 'the reason', ''],
  ['add-member', anyOpen, ['acting-consultant', 'coordinator'], 'the reason', ''],
  ['remove-member', anyOpen, ['acting-consultant', 'coordinator'], 'the reason', ''],
  ['name-stand-in', anyOpen, ['coordinator', 'clinical-lead'], 'who, and why', ''],
  ['ask-safeguarding-lead', anyOpen, ['acting-consultant', 'coordinator'], 'the concern', ''],
  ['hold', anyOpen, ['safeguarding-lead', 'acting-consultant'], 'authority and review date; the acting consultant only provisionally', 'nothing reaches family, advocate or GP'],
  ['review-hold', anyOpen, ['safeguarding-lead'], 'authority and next review date', 'the hold goes on'],
  ['lift-hold', anyOpen, ['safeguarding-lead'], 'the reason', 'conversation and sharing become owed'],
  ['record-family-not-told', anyOpen, ['safeguarding-lead'], 'the authority', 'a held case may close'],
  ['show-hold-reason', anyOpen, ['safeguarding-lead', 'acting-consultant'], 'that it was looked at', ''],
  ['change-parental-responsibility', anyOpen, ['acting-consultant', 'coordinator'], 'who, and since when', ''],
  ['record-young-adult-wishes', anyOpen, ['acting-consultant'], 'capacity, whom to tell', 'the parents’ route may go on'],
  ['record-death', anyOpen, ['acting-consultant', 'coordinator'], 'two identifiers, typed', 'everything stops'],
  ['undo-death', ['closed-death'], ['clinical-lead'], 'the reason', ''],
  ['start-linked-request', ['resolution', 'closing', 'closed'], ['requester', 'acting-consultant'], 'what is new', 'a new draft with child, people and question only'],
  ['support-third-opinion', ['resolution', 'closing', 'closed'], ['clinical-lead'], 'the reason for a third external second opinion', ''],
  ['join-duplicate', beforeOpinion, ['coordinator'], 'which request stays: of the same kind, open', ''],
  ['record-call', anyOpen, members, 'who rang, and when', ''],
  ['comment', anyOpen, members, 'the comment', ''],
  ['snooze', anyOpen, members, 'until when', 'escalation goes on'],

  // The clock and the post
  ['fall-due', anyOpen, ['system'], 'what fell due', ''],
  ['note-delivery', anyOpen, ['system'], 'who cannot be reached, or can again', ''],
];

/** The table, by command. */
export const lifecycle: Readonly<Record<CommandType, Row>> = Object.fromEntries(
  lines.map(([command, from, by, records, follows, gate = 'no']) => [
    command,
    { command, from, by, records, follows, gate },
  ]),
) as Record<CommandType, Row>;

/** What a coordinator may enter for a candidate or reviewer: anything these do; reminders they have none of (process page §7). */
export const relayable: readonly CommandType[] = lines
  .filter(([, , by]) => by.includes('candidate') || by.includes('reviewer'))
  .map(([command]) => command)
  .filter((command) => command !== 'snooze');
