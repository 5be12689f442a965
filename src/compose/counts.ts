import type { Logger } from '../logger';
import { keepTally, type TallyShell } from '../workflow/keep-tally';
import { createDaily, type Daily } from '../workflow/ticking/daily';

/** A release that counts otherwise may still be running beside this one, and goes on changing cases. */
const lookEveryMs = 3_600_000;
/** Whoever looked last looks again, or another process does: the clocks of two are never quite the same. */
const leaseMs = lookEveryMs - 60_000;

/**
 * Counts, at start and every hour and by one process for all, the cases that the counts do not hold as they are. What goes wrong is logged, and
 * tried again an hour later.
 */
export function keepCounts(shell: TallyShell, logger: Logger): Daily {
  return createDaily(async () => {
    try {
      // A look goes over the names of all keys: one process does it for all.
      if (!(await shell.tally.isMine(leaseMs))) return;
      const { counted, unreadable } = await keepTally(shell, (ref, err) =>
        logger.error({ case: ref, err }, 'a case could not be counted'),
      );
      if (counted + unreadable > 0) logger.info({ counted, unreadable }, 'cases were counted anew');
    } catch (err) {
      logger.error({ err }, 'the cases could not be counted');
    }
  }, lookEveryMs);
}
