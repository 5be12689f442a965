import type { OperatorShell } from '../../compose/operator';
import type { LedgerRow } from '../../workflow/ports/delivery-ports';

/** Every row of the ledger on which somebody did not get what they should see, case by case. */
export async function* failedRows({ survey, ledger }: OperatorShell): AsyncIterable<readonly LedgerRow[]> {
  for await (const ref of survey.refs()) {
    const rows = await ledger.rows(ref);
    const failed = rows.filter(({ standing }) => standing === 'failed' || standing === 'unknown');
    if (failed.length > 0) yield failed;
  }
}
