import type { OperatorShell } from '../../compose/operator';
import { indexDirectory } from '../../domain/directory/lookup';
import type { Facts } from '../../domain/process/open/facts';
import { rolesOf } from '../../domain/process/people/people-on-case';
import { roleNames } from '../../domain/process/tables/names';
import type { LedgerRow } from '../../workflow/ports/delivery-ports';
import { type Command, counted, type Given, withShell } from './command';
import type { Desk } from './desk';
import { failedRows } from './failed-rows';
import { nextStep } from './next-step';

/** `deliveries failed`: who did not get what they should see, why, since when, and what to do. */
export const deliveriesFailed: Command = {
  name: 'deliveries failed',
  takes: '',
  does: 'list whom the bot could not reach, why, since when, and what to do',
  explains: [
    'Goes through all cases and lists each person who should see something and could not be reached: the case’s',
    'reference, the person’s id and roles, why, since when, and the next step. Never names or what a case says.',
    '',
    'Changes nothing, and leaves an entry in the operator’s log.',
  ],
  options: {},
  words: [0, 0],
  run,
};

async function run({ who }: Given, desk: Desk): Promise<number> {
  return await withShell(desk, async (shell) => {
    const standing = await shell.directory.read();
    const facts = standing && { directory: indexDirectory(standing.directory) };
    let [failed, cases] = [0, 0];
    for await (const rows of failedRows(shell)) {
      cases += 1;
      failed += rows.length;
      await tell(shell, rows, facts, desk);
    }
    desk.say(
      failed === 0
        ? 'Everybody has been reached.'
        : `${counted(failed, 'delivery', 'deliveries')} on ${counted(cases, 'case')}.`,
    );
    await shell.log.write({ who, what: 'deliveries failed', counts: { deliveries: failed, cases } });
    return 0;
  });
}

async function tell(
  { cases }: OperatorShell,
  rows: readonly LedgerRow[],
  facts: Facts | undefined,
  desk: Desk,
): Promise<void> {
  const state = await cases.readCase(rows[0]?.ref ?? '');
  for (const row of rows) {
    const { why, next } = nextStep(row);
    const roles =
      state === undefined || facts === undefined
        ? []
        : [...rolesOf(state, facts, row.person, desk.now())].map((role) => roleNames[role]);
    desk.say(`${row.ref}  ${row.person}  ${roles.length > 0 ? roles.join(', ') : 'no role on it any more'}`);
    desk.say(`    ${why}${row.since === undefined ? '' : `, since ${row.since}`}`);
    desk.say(`    ${next}`);
  }
}
