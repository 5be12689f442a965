import type { Command, CommandType } from '../../../src/domain/asked/commands';
import type { OpenStatus, terminalStatuses } from '../../../src/domain/case/stage';
import type { CaseState } from '../../../src/domain/case/state';
import { isTerminal } from '../../../src/domain/case/state';
import { decide } from '../../../src/domain/decide/decide';
import type { Facts } from '../../../src/domain/process/open/facts';
import { asNow } from '../../../src/domain/process/people/by-directory';
import { everybodyOn } from '../../../src/domain/process/people/people-on-case';
import { turnOf } from '../../../src/domain/process/people/turn-of';
import { daysBefore } from '../../../src/domain/rules/age';
import { londonDate } from '../../../src/domain/rules/london-time';
import { aCommand } from './a-command';

/** What takes a case on from each open step; any one of them will do (process page I15). */
export const onwards: Readonly<Record<OpenStatus, readonly CommandType[]>> = {
  'consultant-review': ['approve', 'name-stand-in'],
  returned: ['stand-by', 'replace-requester'],
  'lead-review': ['proceed', 'name-stand-in'],
  'family-step': [
    'record-family-conversation',
    'go-on-conversation-owed',
    'record-young-adult-wishes',
    'name-stand-in',
  ],
  preparing: ['complete-pack', 'add-candidate'],
  inviting: ['accept', 'decline', 'add-candidate'],
  'conflict-check': ['clear-conflict', 'name-stand-in', 'release'],
  'under-review': ['confirm-no-link', 'give-opinion', 'supply-item', 'release'],
  'opinion-given': ['acknowledge', 'name-stand-in'],
  sharing: ['record-sharing', 'record-young-adult-wishes', 'name-stand-in'],
  outcome: ['record-outcome', 'record-owed', 'record-young-adult-wishes', 'name-stand-in'],
  resolution: ['take-step', 'name-stand-in'],
  closing: [
    'confirm-record',
    'answer-information',
    'record-family-not-told',
    'record-owed',
    'record-young-adult-wishes',
    'proceed',
    'decide-match',
    'name-stand-in',
  ],
};

/** The payloads to try: where somebody must be chosen, everybody who might be. */
function variants(type: CommandType, state: CaseState, { directory }: Facts, now: string): readonly object[] {
  const { people, panels } = directory.directory;
  switch (type) {
    case 'add-candidate': {
      const askable = [...people.filter((each) => each.grade === 'consultant'), ...panels];
      return askable.map(({ id: candidate }) => ({ candidate }));
    }
    case 'name-stand-in':
      return (['clinical-lead', 'safeguarding-lead', 'coordinator'] as const).flatMap((role) =>
        people.map(({ id: person }) => ({ role, person })),
      );
    case 'replace-requester':
      return people.map(({ id: person }) => ({ person }));
    case 'decide-match':
      return (state.aboutChild ?? []).map(({ ref }) => ({
        ref,
        initials: state.request.child.initials,
        dateOfBirth: state.request.child.dateOfBirth,
      }));
    case 'record-outcome':
      // That it agrees needs a test of the plan; any other outcome does not.
      return [{}, { outcome: 'partly' }];
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

/** What is still to be done on a case that is over, by its status. */
const afterwards: Readonly<Record<(typeof terminalStatuses)[number], readonly CommandType[]>> = {
  closed: ['record-owed', 'record-young-adult-wishes', 'lift-hold', 'decide-match', 'name-stand-in'],
  upheld: ['confirm-record'],
  withdrawn: ['confirm-record'],
  'closed-death': ['confirm-record'],
  'closed-joined': [],
};

/** Somebody can say that a death was recorded in error, or name somebody who can. */
function deathStaysInError(state: CaseState, facts: Facts, now: string): string | undefined {
  if (state.stage.status !== 'closed-death') return undefined;
  const undo = aCommand('undo-death')(state);
  const can = everybodyOn(state, facts, now).some(
    (id) => decide({ command: undo, actor: { kind: 'person', id } }, state, facts, now).ok,
  );
  return can ? undefined : 'nobody can undo a death that was recorded in error';
}

/** What is owed waits for another request about the child, on which the hold can be lifted, or the death undone. */
const waitsElsewhere = ({ stage, aboutChild = [] }: CaseState) =>
  stage.status === 'closed' && aboutChild.some(({ certain, held, died }) => certain && (held || died));

/** Nothing is owed or to be filed any more: said here once more, in other words than the code's. */
function isDone({ stage, debts, awaitingYoungAdult }: CaseState): boolean {
  if ('recordConfirmed' in stage) return stage.recordConfirmed;
  return stage.status === 'closed-joined' || (debts.length === 0 && !awaitingYoungAdult);
}

/**
 * Why nobody whose turn it is could take the case on; undefined where somebody can. Of a case that is over: why what is
 * owed, to be filed or recorded in error would stay so for ever.
 */
export function whyStuck(state: CaseState, facts: Facts, now: string): string | undefined {
  const inError = deathStaysInError(state, facts, now);
  if (inError !== undefined) return inError;
  if ((isTerminal(state) && isDone(state)) || waitsElsewhere(state)) return undefined;
  const turn = turnOf(state, facts, now);
  // A panel whose clerk has been replaced is asked again from that moment, before the clock has written it.
  const { status } = asNow(state, facts, now).stage;
  if (turn.people.length === 0) return `nobody's turn at ${status}`;
  const unknown = turn.people.find((each) => !facts.directory.byId.has(each));
  if (unknown !== undefined) return `the turn is of somebody who is not in the directory: ${unknown}`;
  const moves = isTerminal(state)
    ? afterwards[status as keyof typeof afterwards]
    : onwards[status as OpenStatus];
  const can = turn.people.some((person) =>
    moves.some((type) => {
      const usual = aCommand(type)(state);
      return variants(type, state, facts, now).some((wishes) => {
        const command = { ...usual, ...wishes } as Command;
        return decide({ command, actor: { kind: 'person', id: person } }, state, facts, now).ok;
      });
    }),
  );
  return can ? undefined : `the ${turn.role} (${turn.people.join(', ')}) can do nothing at ${status}`;
}
