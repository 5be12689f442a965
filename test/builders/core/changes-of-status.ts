import type { CommandType } from '../../../src/domain/asked/commands';
import type { CaseState } from '../../../src/domain/case/state';
import { transitions } from '../../../src/domain/process/tables/transitions';

/**
 * What is wrong with a change of status that a command has made: every one is in the table of transitions, of which the
 * process page is drawn. Undefined where it is there, or nothing has changed.
 */
export function changeNotInTable(
  before: CaseState | undefined,
  command: CommandType,
  after: CaseState,
): string | undefined {
  const from = before?.stage.status ?? 'nothing';
  const to = after.stage.status;
  const known = transitions.some(
    (each) =>
      each.from === from && each.to === to && (each.command === command || each.command === 'anything'),
  );
  return from === to || known ? undefined : `${command} leads from ${from} to ${to}, which is in no table`;
}
