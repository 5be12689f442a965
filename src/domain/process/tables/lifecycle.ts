import type { CommandType } from '../../asked/commands';
import type { OpenStatus, Status } from '../../case/stage';
import { openStatuses, terminalStatuses } from '../../case/stage';

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
  'tester',
  'body-clerk',
  'coordinator',
  'clinical-lead',
  'safeguarding-lead',
  'system',
] as const;
export type Role = (typeof roles)[number];

/** What a row may ask for besides step and role. */
export const whens = [
  'the clinical lead owes a decision',
  'the family may be told',
  'urgent, or under a hold',
  'somebody is on the list, it may be shared outside, and no body is waited for unless urgent',
  'no body is asked now, and it may be shared outside',
  'a body has not answered',
  'two are on the list',
  'somebody is on the list or was asked',
  'somebody is left to ask, nobody is asked unless urgent, and it may be shared outside',
  'their invitation is open',
  'they are asked or in reserve',
  'not confirmed yet, and it may be shared outside',
  'a young person who decides has refused',
  'the child can use an account, and the family may be told',
  'no link is confirmed',
  'an item is awaited',
  'coordinator: after the date, or the reviewer has left',
  'under a hold, or the family may be told',
  'no conversation is owed, unless under a hold',
  'a step is open',
  'something is owed to the family, who may be told',
  'nothing keeps it open, not confirmed yet',
  'new information waits for them',
  'an entry is theirs',
  'somebody is the reviewer',
  'a question waits for an answer',
  'somebody can test the plan',
  'they are asked to test the plan',
  'a tester has not answered',
  'no test is to be had',
  'the consultant is away, or reminders have reached them',
  'somebody has taken over',
  'a hand-over is offered',
  'a hand-over is offered, theirs to take back',
  'somebody is in the team',
  'a role that they name is free',
  'coordinator: no clinical lead is free',
  'no hold, or a provisional one',
  'under a hold',
  'under a hold, not recorded yet',
  'somebody holds the place or has given an opinion',
  'a name is withheld',
  '18, or nearly',
  'from closing only where a critical friend advises it',
  'the next would be the third',
  'a match waits for them',
] as const;
export type When = (typeof whens)[number];

export interface Row {
  readonly command: CommandType;
  readonly from: readonly Status[] | 'nothing';
  readonly by: readonly Role[];
  /** What must be so besides step and role, before anything is typed; worked out in one place (decide/conditions). */
  readonly when: When | undefined;
  /** What must be recorded, in words. */
  readonly records: string;
  /** What else follows from it; where it leads is in the table of transitions. */
  readonly follows: string;
  /** A gate press belongs to one step: for another step it changes nothing (process page I10). */
  readonly gate: 'case' | 'invitation' | 'no';
}

const anyOpen: readonly OpenStatus[] = openStatuses;
/** What may still be owed on a closed request, and the hold for which it waits, are seen to there too (process page I15). */
const openOrClosed: readonly Status[] = [...openStatuses, 'closed'];
/** A hold counts for every request about the child, also once this one has ended: somebody must be able to lift it. */
const whereHeld: readonly Status[] = [...openOrClosed, 'upheld', 'withdrawn'];
/** Wherever an account may name somebody, or soon will. */
const whereNamed: readonly Status[] = [...openOrClosed, 'upheld'];
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
  'tester',
  'coordinator',
  'clinical-lead',
  'safeguarding-lead',
];

type Line = readonly [
  command: CommandType,
  from: Row['from'],
  by: readonly Role[],
  when: When | '',
  records: string,
  follows: string,
  gate?: Row['gate'],
];

// biome-ignore format: a table is read in lines
const lines: readonly Line[] = [
  // The way through (§4a)
  ['submit', 'nothing', ['requester'], '', 'the whole request', ''],
  ['approve', ['consultant-review'], ['approver'], '', 'their view', '', 'case'],
  ['ask-for-changes', ['consultant-review'], ['approver'], '', 'what is missing', '', 'case'],
  ['revise', ['returned'], ['requester'], '', 'the change', '', 'case'],
  ['stand-by', ['returned'], ['requester'], '', 'the reason', '', 'case'],
  ['object', ['consultant-review'], ['approver'], '', 'the reason, told to the requester', '', 'case'],
  ['proceed', anyOpen, ['clinical-lead'], 'the clinical lead owes a decision', 'the reason; where the young person has refused, the lawful basis, who advised, and that they were told', '', 'case'],
  ['ask-family-again', ['lead-review'], ['clinical-lead'], 'a young person who decides has refused', 'the reason', '', 'case'],
  ['uphold', anyOpen, ['clinical-lead'], 'the clinical lead owes a decision', 'the reason; where the family asked, how it was told', 'on the filing list', 'case'],
  ['record-family-conversation', ['family-step'], ['acting-consultant', 'coordinator', 'advocate'], 'the family may be told', 'who spoke, what was explained, questions, their view, agreement to share; the young person’s own word', '', 'case'],
  ['go-on-conversation-owed', ['family-step'], ['acting-consultant'], 'urgent, or under a hold', 'attempts, harm of waiting, next try', 'the outcome waits for the conversation', 'case'],
  ['complete-pack', ['preparing'], ['coordinator', 'requester', 'acting-consultant'], 'somebody is on the list, it may be shared outside, and no body is waited for unless urgent', 'each item present or waived with a reason', '', 'case'],
  ['add-candidate', listOpen, ['coordinator', 'acting-consultant'], '', 'who proposed them, and why', ''],
  ['ask-body', ['preparing'], ['coordinator', 'acting-consultant'], 'no body is asked now, and it may be shared outside', 'which body, and when', 'its clerk sees what a candidate sees'],
  ['record-body-answer', listOpen, ['coordinator', 'acting-consultant', 'body-clerk'], 'a body has not answered', 'whom it names, or nobody; who of it said so, when, by which letter or call', 'whom it names is on the list, with the body’s name'],
  ['set-body-aside', listOpen, ['coordinator', 'acting-consultant'], 'a body has not answered', 'the reason', 'no reply; the family is owed the news'],
  ['reorder-candidates', listOpen, ['coordinator', 'acting-consultant'], 'two are on the list', 'the reason', ''],
  ['withdraw-candidate', listOpen, ['coordinator', 'acting-consultant'], 'somebody is on the list or was asked', 'the reason', 'they lose sight of it'],
  ['invite-next', ['inviting'], ['system', 'coordinator'], 'somebody is left to ask, nobody is asked unless urgent, and it may be shared outside', 'nothing more', ''],
  ['accept', slotOpen, ['candidate'], 'their invitation is open', 'registration number, conflict answers, whether the date can be met', '', 'invitation'],
  ['decline', slotOpen, ['candidate'], 'they are asked or in reserve', 'a reason', 'the next is asked', 'invitation'],
  ['lapse', slotOpen, ['system'], '', 'why: unanswered, or undeliverable', 'the next is asked'],
  ['clear-conflict', ['conflict-check'], ['clinical-lead'], '', 'the decision', '', 'case'],
  ['refuse-conflict', ['conflict-check'], ['clinical-lead'], '', 'the decision', '', 'case'],
  ['confirm-no-link', ['under-review'], ['reviewer'], 'not confirmed yet, and it may be shared outside', 'having seen who the child is', 'the pack opens', 'case'],
  ['ask-for-item', ['under-review'], ['reviewer'], 'no link is confirmed', 'the item', 'the reviewer’s reminders pause', 'case'],
  ['supply-item', ['under-review'], ['requester', 'coordinator', 'advocate'], 'an item is awaited', 'where the item is', ''],
  ['stand-down', ['conflict-check', 'under-review'], ['reviewer'], '', 'the reason', '', 'case'],
  ['release', ['conflict-check', 'under-review'], ['clinical-lead', 'coordinator'], 'coordinator: after the date, or the reviewer has left', 'the reason', '', 'case'],
  ['give-opinion', ['under-review'], ['reviewer'], 'no link is confirmed', 'an answer to each question, basis, options, limits, support for the plan', '', 'case'],
  ['acknowledge', ['opinion-given'], ['acting-consultant'], '', 'read when; critical friend: what will be done', '', 'case'],
  ['record-sharing', ['sharing'], ['acting-consultant', 'reviewer'], 'under a hold, or the family may be told', 'who, when, how, advocate, response; or declined; or held', '', 'case'],
  ['record-outcome', ['outcome'], ['acting-consultant'], 'no conversation is owed, unless under a hold', 'agreement now, the plan, the child’s best interests; unless urgent “agrees” needs a test of the plan, or why there was none; an answer to each doubt', '', 'case'],
  ['take-step', ['resolution'], ['acting-consultant'], '', 'the step, its date, how the family was told', '', 'case'],
  ['record-other-way', anyOpen, ['acting-consultant', 'coordinator'], '', 'which way, on which day, whether the family was told; of mediation only what was agreed', 'in resolution it counts as a step'],
  ['resolve', ['resolution'], ['acting-consultant'], 'a step is open', 'a step’s result, a review date', '', 'case'],
  ['record-owed', openOrClosed, ['acting-consultant', 'coordinator', 'advocate'], 'something is owed to the family, who may be told', 'what was owed', 'the debt is paid'],
  ['confirm-record', ['closing', ...filed], ['acting-consultant', 'coordinator'], 'nothing keeps it open, not confirmed yet', 'export to the child’s record, GP copied', 'off the filing list', 'case'],

  // At any open step (§4b)
  ['add-information', anyOpen, members, '', 'what is new', 'reviewer and acting consultant answer'],
  ['answer-information', anyOpen, ['reviewer', 'acting-consultant'], 'new information waits for them', 'changes nothing, or what follows', ''],
  ['correct', anyOpen, ['requester', 'acting-consultant'], '', 'old, new, why; after the opinion not the questions', 'else the same; the gate opens again', 'case'],
  ['correct-entry', anyOpen, members, 'an entry is theirs', 'the correction and the reason', 'a new version, both shown'],
  ['ask-reviewer', fromOpinion, ['acting-consultant', 'advocate'], 'somebody is the reviewer', 'the question', ''],
  ['answer-reviewer-question', fromOpinion, ['reviewer'], 'a question waits for an answer', 'the answer', ''],
  ['ask-tester', anyOpen, ['acting-consultant', 'requester'], 'somebody can test the plan', 'who: a senior clinician of the team; none free: of the organisation; none: the clinical lead or alternate', 'they see the pack, and count as team'],
  ['confirm-plan', anyOpen, ['tester'], 'they are asked to test the plan', 'that the plan is reasonable', ''],
  ['doubt-plan', anyOpen, ['tester'], 'they are asked to test the plan', 'what they doubt', 'the outcome answers it'],
  ['record-test', anyOpen, ['acting-consultant', 'requester', 'coordinator'], 'a tester has not answered', 'what the tester told them, and when', 'as if they had said it here'],
  ['record-no-test', anyOpen, ['clinical-lead'], 'no test is to be had', 'why there was no test', 'told in record and account'],
  ['withdraw', beforeOpinion, ['requester', 'acting-consultant'], '', 'who, why, who was told; suggested by the family: its agreement', 'on the filing list'],
  ['take-over', anyOpen, ['deputy', 'clinical-lead'], 'the consultant is away, or reminders have reached them', 'the reason', 'the acting consultant changes'],
  ['hand-back', anyOpen, ['named-consultant'], 'somebody has taken over', 'the reason', 'the acting consultant changes'],
  ['propose-hand-over', anyOpen, ['acting-consultant', 'clinical-lead'], '', 'to whom, and why', ''],
  ['accept-hand-over', anyOpen, ['incoming-consultant'], 'a hand-over is offered', 'nothing more', 'the named consultant changes'],
  ['decline-hand-over', anyOpen, ['incoming-consultant'], 'a hand-over is offered', 'the reason', 'the offer is over'],
  ['take-back-hand-over', anyOpen, ['acting-consultant', 'clinical-lead', 'named-consultant', 'deputy'], 'a hand-over is offered, theirs to take back', 'the reason', 'the offer is over'],
  ['set-deputy', anyOpen, ['named-consultant', 'clinical-lead'], '', 'who, and the dates', ''],
  ['replace-requester', anyOpen, ['acting-consultant', 'coordinator'], '', 'the reason', ''],
  ['add-member', anyOpen, ['acting-consultant', 'coordinator'], '', 'the reason', ''],
  ['remove-member', anyOpen, ['acting-consultant', 'coordinator'], 'somebody is in the team', 'the reason', ''],
  ['name-stand-in', [...openOrClosed, 'closed-death'], ['coordinator', 'clinical-lead'], 'a role that they name is free', 'who, and why', ''],
  ['ask-safeguarding-lead', anyOpen, ['acting-consultant', 'coordinator'], '', 'the concern', ''],
  ['hold', anyOpen, ['safeguarding-lead', 'acting-consultant'], 'no hold, or a provisional one', 'authority and review date; the acting consultant only provisionally', 'nothing reaches family, advocate or GP'],
  ['review-hold', whereHeld, ['safeguarding-lead'], 'under a hold', 'authority and next review date', 'the hold goes on'],
  ['lift-hold', whereHeld, ['safeguarding-lead'], 'under a hold', 'the reason', 'conversation and sharing become owed'],
  ['record-family-not-told', anyOpen, ['safeguarding-lead'], 'under a hold, not recorded yet', 'the authority', 'a held case may close'],
  ['show-hold-reason', whereHeld, ['safeguarding-lead', 'acting-consultant'], 'under a hold', 'that it was looked at', ''],
  ['change-parental-responsibility', anyOpen, ['acting-consultant', 'coordinator'], '', 'who, and since when', ''],
  ['record-account-given', openOrClosed, ['acting-consultant', 'coordinator', 'advocate'], 'the family may be told', 'when, to whom, in which form', 'the family counts as told anew'],
  ['decide-childs-account', openOrClosed, ['acting-consultant'], 'the child can use an account, and the family may be told', 'who decided that the child should have it, for which age, the plan in words for the child', 'the account for the child can be printed'],
  ['withhold-name', whereNamed, ['clinical-lead'], 'somebody holds the place or has given an opinion', 'ground, who asked for it, review date within 28 days', 'account and shared opinion name nobody until the end of that day, or again if renewed'],
  ['show-name-again', whereNamed, ['clinical-lead'], 'a name is withheld', 'the reason', 'the name is shown from now on'],
  ['record-young-persons-word', anyOpen, ['acting-consultant'], 'the family may be told', 'their view, who judged or decides, whether they agree to sharing, where nothing goes', 'a refusal asks the clinical lead; whoever works where nothing goes is not asked'],
  ['record-young-adult-wishes', openOrClosed, ['acting-consultant'], '18, or nearly', 'capacity, whom to tell', 'the parents’ route may go on'],
  ['record-death', anyOpen, ['acting-consultant', 'coordinator'], '', 'two identifiers, typed', 'everything stops'],
  ['undo-death', ['closed-death'], ['clinical-lead', 'coordinator'], 'coordinator: no clinical lead is free', 'the reason', ''],
  ['decide-match', whereHeld, ['safeguarding-lead', 'acting-consultant', 'coordinator', 'clinical-lead'], 'a match waits for them', 'the same child or another, the reason; after a death two identifiers, typed', 'the same: where one is held or ended by a death, so is this one; another: the family’s side goes on'],
  ['start-linked-request', ['resolution', 'closing', 'closed'], ['requester', 'acting-consultant'], 'from closing only where a critical friend advises it', 'what is new', 'a new draft with child, people and question only'],
  ['support-third-opinion', ['resolution', 'closing', 'closed'], ['clinical-lead'], 'the next would be the third', 'the reason for a third external second opinion', ''],
  ['join-duplicate', beforeOpinion, ['coordinator'], '', 'which request stays: of the same kind, open', ''],
  ['record-call', anyOpen, members, '', 'who rang, and when', ''],
  ['comment', anyOpen, members, '', 'the comment', ''],
  ['snooze', anyOpen, members, '', 'until when', 'escalation goes on'],

  // The clock and the post
  ['take-in-duplicate', anyOpen, ['system'], '', 'what the duplicate carries', 'the duplicate then ends'],
  ['note-other-request', [...anyOpen, ...terminalStatuses], ['system'], '', 'what is true of another request about the child', 'a hold or a death there acts here where it is certainly the same child'],
  ['tell-others', [...anyOpen, ...terminalStatuses], ['system'], '', 'that other requests about the child have heard of it', ''],
  ['fall-due', [...openOrClosed, ...filed], ['system'], '', 'what fell due; of an ended request only whose part began or ended', ''],
  ['note-delivery', anyOpen, ['system'], '', 'who cannot be reached, or can again', ''],
];

/** The table, by command. */
export const lifecycle: Readonly<Record<CommandType, Row>> = Object.fromEntries(
  lines.map(([command, from, by, when, records, follows, gate = 'no']) => [
    command,
    { command, from, by, when: when === '' ? undefined : when, records, follows, gate },
  ]),
) as Record<CommandType, Row>;

/** What a coordinator may enter for a candidate or reviewer: anything these do; reminders they have none of (process page §7). */
export const relayable: readonly CommandType[] = lines
  .filter(([, , by]) => by.includes('candidate') || by.includes('reviewer'))
  .map(([command]) => command)
  .filter((command) => command !== 'snooze');
