import type { RowRetry } from '../../workflow/ports/operator-ports';
import type { RedisConnection } from '../connection/connection';
import { type Keys, rowId } from '../keys';
import { reviveRowScript } from '../scripts/ledger-scripts';

/** Puts single failed rows of the ledger back in the queue, on Redis; any running bot takes them from there. */
export function createRowRetry(parts: {
  readonly connection: RedisConnection;
  readonly keys: Keys;
}): RowRetry {
  const { connection, keys } = parts;
  return {
    async retry(ref, person) {
      const at = [keys.row(ref, person), keys.deliver, keys.held, keys.leased];
      await connection.run(reviveRowScript, at, [rowId(ref, person), 'failed']);
    },
  };
}
