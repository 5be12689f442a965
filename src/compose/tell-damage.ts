import type { CaseRef } from '../domain/case/ids';
import { type Logger, said } from '../logger';
import type { Damaged } from '../redis/stores';
import type { Metrics } from '../web/metrics';
import { oncePerHour } from '../web/once-per-hour';

const words: Readonly<Record<Damaged, string>> = {
  case: 'a case does not open, and is left out of lists: npm run admin -- history verify',
  counts: 'what is kept of a case for the counts does not open',
  row: 'what is kept of who should see a case cannot be read: its cards do not follow',
};

/**
 * Tells the operator of what is damaged: each time in the figures, and once in an hour in the log, however many look at it.
 */
export function tellDamage(
  metrics: Pick<Metrics, 'damaged'>,
  logger: Logger,
): (what: Damaged, ref: CaseRef, error: unknown) => void {
  const isNew = oncePerHour(Date.now);
  return (what, ref, err) => {
    metrics.damaged(what);
    if (isNew(`${what} ${ref}`)) said(() => logger.error({ case: ref, err }, words[what]));
  };
}
