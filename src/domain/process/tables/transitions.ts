import type { CommandType } from '../../asked/commands';
import type { OpenStatus, Status } from '../../case/stage';
import { openStatuses } from '../../case/stage';

/**
 * Every change of status there is (process page §4): from where, by which command, to where, and when where that is not
 * the only way. What is not here leaves the status as it is. The lifecycle says who may do it; the diagram is drawn
 * from this.
 */

/** Several statuses that have a way out in common. */
export const groups = {
  'any open step': openStatuses,
  'any step before the opinion': openStatuses.slice(0, openStatuses.indexOf('opinion-given')),
  'conflict check or under review': ['conflict-check', 'under-review'],
  'any step after the opinion': openStatuses.slice(openStatuses.indexOf('opinion-given') + 1),
} as const satisfies Readonly<Record<string, readonly OpenStatus[]>>;
export type Group = keyof typeof groups;

export interface Transition<From = Status | 'nothing'> {
  readonly from: From;
  /** `anything`: whatever is done next, or the clock alone. */
  readonly command: CommandType | 'anything';
  readonly to: Status;
  readonly when?: string;
}

type Line = readonly [
  from: Status | 'nothing' | Group,
  command: Transition['command'],
  to: Status,
  when?: string,
];

const cf = 'critical friend';
const eso = 'external second opinion';
const toldLate = 'the sharing was owed: the outcome is recorded again';
const doubted = 'a tester has a doubt: the outcome is recorded again, and answers it';
const askedNow = 'the outcome was recorded without asking the family, who may be asked now';
const notIndependent =
  'people or the directory have changed: the reviewer is not independent any more, or the panel has another clerk';

// biome-ignore format: a table is read in lines
const lines: readonly Line[] = [
  ['nothing', 'submit', 'consultant-review'],
  ['nothing', 'submit', 'inviting', `${cf}, asked for by the named consultant`],
  ['consultant-review', 'approve', 'inviting', cf],
  ['consultant-review', 'approve', 'family-step', eso],
  ['consultant-review', 'ask-for-changes', 'returned'],
  ['consultant-review', 'object', 'lead-review'],
  ['returned', 'revise', 'consultant-review'],
  ['returned', 'stand-by', 'lead-review'],
  ['lead-review', 'proceed', 'inviting', `${cf}, objected to or stood by`],
  ['lead-review', 'proceed', 'family-step', `${eso}, objected to or stood by`],
  ['lead-review', 'proceed', 'preparing', 'the family objects or differs, or the young person who decides refuses'],
  ['lead-review', 'ask-family-again', 'family-step', 'the young person who decides refuses'],
  ['any open step', 'uphold', 'upheld', 'at lead review, or where the clinical lead owes a decision'],
  ['family-step', 'record-family-conversation', 'preparing', 'the family wants or accepts it, or the young person who decides does'],
  ['family-step', 'record-family-conversation', 'lead-review', 'the family objects or differs, or the young person who decides refuses'],
  ['family-step', 'go-on-conversation-owed', 'preparing', 'urgent, or under a hold'],
  ['preparing', 'complete-pack', 'inviting'],
  ['inviting', 'accept', 'conflict-check', 'something declared'],
  ['inviting', 'accept', 'under-review', 'nothing declared'],
  ['conflict-check', 'clear-conflict', 'under-review'],
  ['conflict-check', 'refuse-conflict', 'inviting'],
  ['conflict-check', 'stand-down', 'inviting'],
  ['conflict-check', 'release', 'inviting'],
  ['under-review', 'stand-down', 'inviting'],
  ['under-review', 'release', 'inviting'],
  ['conflict check or under review', 'anything', 'inviting', notIndependent],
  ['under-review', 'give-opinion', 'opinion-given'],
  ['opinion-given', 'acknowledge', 'closing', cf],
  ['opinion-given', 'acknowledge', 'sharing', eso],
  ['sharing', 'record-sharing', 'outcome'],
  ['outcome', 'record-outcome', 'closing', 'opinion and outcome support the plan, all agree, and no tester has a doubt'],
  ['outcome', 'record-outcome', 'resolution', 'anything else'],
  ['resolution', 'resolve', 'closing'],
  ['resolution', 'record-owed', 'outcome', toldLate],
  ['closing', 'record-owed', 'outcome', toldLate],
  ['closing', 'doubt-plan', 'outcome', doubted],
  ['closing', 'record-test', 'outcome', doubted],
  ['resolution', 'lift-hold', 'outcome', askedNow],
  ['closing', 'lift-hold', 'outcome', askedNow],
  ['resolution', 'decide-match', 'outcome', askedNow],
  ['closing', 'decide-match', 'outcome', askedNow],
  ['closing', 'confirm-record', 'closed'],
  ['any step after the opinion', 'correct-entry', 'opinion-given', 'the opinion is corrected'],
  ['any open step', 'correct', 'consultant-review', 'it was the wrong child'],
  ['any open step', 'correct', 'inviting', `it was the wrong child; ${cf}, asked for by the named consultant`],
  ['any step before the opinion', 'withdraw', 'withdrawn'],
  ['any open step', 'record-death', 'closed-death'],
  ['any open step', 'decide-match', 'closed-death', 'a death was recorded on the other request, and it is the same child'],
  ['any open step', 'note-other-request', 'closed-death', 'a death was recorded on another request, certainly about the same child'],
  ['any step before the opinion', 'join-duplicate', 'closed-joined'],
];

/** The table as it is read and drawn: groups stand for their statuses. */
export const transitionLines: readonly Transition<Line[0]>[] = lines.map(([from, command, to, when]) => ({
  from,
  command,
  to,
  ...(when === undefined ? {} : { when }),
}));

/** After a death recorded in error the case is as it was: any open step. */
const undone: readonly Transition[] = (['undo-death', 'note-other-request'] as const).flatMap((command) =>
  openStatuses.map((to) => ({
    from: 'closed-death',
    command,
    to,
    when: command === 'undo-death' ? 'as it was before' : 'undone on the other request; as it was before',
  })),
);

const isGroup = (from: Line[0]): from is Group => from in groups;

/** Every single change, one status to another; changes from a status to itself are left out. */
export const transitions: readonly Transition[] = [
  ...transitionLines.flatMap((line) =>
    (isGroup(line.from) ? groups[line.from] : [line.from])
      .map((from): Transition => ({ ...line, from }))
      .filter(({ from, to }) => from !== to),
  ),
  ...undone,
];
