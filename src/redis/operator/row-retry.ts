import type { RowRetry } from '../../workflow/ports/operator-ports';
import type { RedisConnection } from '../connection/connection';
import { type Keys, rowId } from '../keys';
import { reviveRowsScript } from '../scripts/ledger-scripts';

/** Puts single failed rows of the ledger back in the queue, on Redis; any running bot takes them from there. */
export function createRowRetry(parts: {
  readonly connection: RedisConnection;
  readonly keys: Keys;
}): RowRetry {
  const { connection, keys } = parts;
  return {
    async retry(ref, person) {
      const at = [keys.deliver, keys.held, keys.leased];
      await connection.run(reviveRowsScript, at, [keys.rowPrefix, 'failed', rowId(ref, person)]);
    },
  };
}
