import type { Command, CommandType } from '../../../src/domain/asked/commands';
import type { OpenStatus } from '../../../src/domain/case/stage';
import type { CaseState } from '../../../src/domain/case/state';
import { isTerminal } from '../../../src/domain/case/state';
import { decide } from '../../../src/domain/decide/decide';
import { inventedDirectory } from '../../../src/domain/directory/invented-directory';
import type { Facts } from '../../../src/domain/process/open/facts';
import { turnOf } from '../../../src/domain/process/people/turn-of';
import { daysBefore } from '../../../src/domain/rules/age';
import { londonDate } from '../../../src/domain/rules/london-time';
import { aCommand } from './a-command';
import { everybody } from './people';

/** What takes a case on from each open step; any one of them will do (process page I15). */
export const onwards: Readonly<Record<OpenStatus, readonly CommandType[]>> = {
  'consultant-review': ['approve', 'name-stand-in'],
  returned: ['stand-by'],
  'lead-review': ['proceed', 'name-stand-in'],
  'family-step': ['record-family-conversation', 'go-on-conversation-owed', 'record-young-adult-wishes'],
  preparing: ['complete-pack', 'add-candidate'],
  inviting: ['accept', 'decline', 'add-candidate'],
  'conflict-check': ['clear-conflict', 'name-stand-in'],
  'under-review': ['confirm-no-link', 'give-opinion', 'supply-item'],
  'opinion-given': ['acknowledge'],
  sharing: ['record-sharing', 'record-young-adult-wishes'],
  outcome: ['record-outcome', 'record-owed', 'record-young-adult-wishes'],
  resolution: ['take-step'],
  closing: [
    'confirm-record',
    'answer-information',
    'record-family-not-told',
    'record-owed',
    'record-young-adult-wishes',
    'proceed',
    'name-stand-in',
  ],
};

const askable = [
  ...inventedDirectory.people.filter((each) => each.grade === 'consultant').map((each) => each.id),
  ...inventedDirectory.panels.map((each) => each.id),
];

/** The payloads to try: where somebody must be chosen, everybody who might be. */
function variants(type: CommandType, state: CaseState, now: string): readonly object[] {
  switch (type) {
    case 'add-candidate':
      return askable.map((candidate) => ({ candidate }));
    case 'name-stand-in':
      return ['clinical-lead', 'safeguarding-lead'].flatMap((role) =>
        everybody.map((person) => ({ role, person })),
      );
    case 'record-sharing':
      return [{ how: 'shared' }, { how: 'held' }];
    case 'record-owed':
      return state.debts.map((each) => ({ debt: each.id }));
    case 'answer-information':
      return state.information.map((each) => ({ information: each.id }));
    case 'take-step':
      return [{ dueOn: daysBefore(londonDate(now), -3) }];
    default:
      return [{}];
  }
}

/** Why nobody whose turn it is could take the case on; undefined where somebody can, or it is over. */
export function whyStuck(state: CaseState, facts: Facts, now: string): string | undefined {
  if (isTerminal(state)) return undefined;
  const turn = turnOf(state, facts, now);
  const { status } = state.stage;
  if (turn.people.length === 0) return `nobody's turn at ${status}`;
  const unknown = turn.people.find((each) => !facts.directory.byId.has(each));
  if (unknown !== undefined) return `the turn is of somebody who is not in the directory: ${unknown}`;
  const moves = onwards[status as OpenStatus];
  const can = turn.people.some((person) =>
    moves.some((type) => {
      const usual = aCommand(type)(state);
      return variants(type, state, now).some((wishes) => {
        const command = { ...usual, ...wishes } as Command;
        return decide({ command, actor: { kind: 'person', id: person } }, state, facts, now).ok;
      });
    }),
  );
  return can ? undefined : `the ${turn.role} (${turn.people.join(', ')}) can do nothing at ${status}`;
}
