import { parseCaseRef } from '../../domain/case/ids';
import type { LedgerRow } from '../../workflow/ports/delivery-ports';
import { type Command, confirmed, counted, type Given, WrongUsage, withShell } from './command';
import type { Desk } from './desk';
import { failedRows } from './failed-rows';

/** `deliveries retry`: puts what failed back in the queue. */
export const deliveriesRetry: Command = {
  name: 'deliveries retry',
  takes: '[--case REF] [--person ID] [--yes]',
  does: 'let the bot try again what failed',
  explains: [
    'Counts the deliveries that failed (all of them, or those of one case or person), asks, and puts them back in the',
    'queue. A running bot then sends to each person the case as it is by then, not what was to be sent at the time.',
    'What may or may not have arrived is left alone: nothing is sent twice.',
    '',
    '  --case REF    only this case',
    '  --person ID   only this person (the id in the directory)',
    '  --yes         do not ask',
    '',
    'Leaves an entry in the operator’s log, with counts.',
  ],
  options: { case: { type: 'string' }, person: { type: 'string' }, yes: { type: 'boolean' } },
  words: [0, 0],
  run,
};

async function run(given: Given, desk: Desk): Promise<number> {
  const ref = readRef(given.text('case'));
  const person = given.text('person')?.toLowerCase();
  return await withShell(desk, async (shell) => {
    const chosen: LedgerRow[] = [];
    for await (const rows of failedRows(shell)) {
      chosen.push(
        ...rows.filter(
          (row) =>
            row.standing === 'failed' &&
            (ref === undefined || row.ref === ref) &&
            (person === undefined || row.person === person),
        ),
      );
    }
    if (chosen.length === 0) {
      desk.say('Nothing that failed fits: there is nothing to try again.');
      return 0;
    }
    const cases = new Set(chosen.map((row) => row.ref)).size;
    const what = `${counted(chosen.length, 'delivery', 'deliveries')} on ${counted(cases, 'case')}`;
    if (!(await confirmed(given, desk, `Try again ${what}?`))) return 1;
    const counts = { deliveries: chosen.length, cases };
    await shell.log.write({ who: given.who, what: 'deliveries retry', counts });
    for (const row of chosen) await shell.retries.retry(row.ref, row.person);
    desk.say(`Put back in the queue: ${what}. A running bot sends them within a second.`);
    return 0;
  });
}

function readRef(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined;
  const ref = parseCaseRef(typed);
  if (ref === undefined) throw new WrongUsage('--case takes a reference such as T2HW-9CDK; this is none.');
  return ref;
}
