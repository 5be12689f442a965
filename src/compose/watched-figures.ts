import type { RedisConnection } from '../redis/connection/connection';
import type { Keys } from '../redis/keys';
import { readFigures } from '../redis/operator/figures';
import type { WatchedFigures } from '../web/metrics';
import type { CaseClock } from '../workflow/ports/case-ports';

/** The figures that Redis holds, at this case time. Throws StoreUnavailable when Redis is away. */
export async function watchedFigures(
  connection: RedisConnection,
  keys: Keys,
  clock: CaseClock,
): Promise<WatchedFigures> {
  const { earliestDue, waitedSeconds, wanting, ...counts } = await readFigures(connection, keys);
  const late = earliestDue === undefined ? 0 : (Date.parse(clock.now()) - Date.parse(earliestDue)) / 1_000;
  const { ready, held, inHand } = wanting;
  const waiting = { ready, held, 'in-hand': inHand };
  return { ...counts, oldestDueSeconds: Math.max(0, late), waitedSeconds, wanting: waiting };
}
