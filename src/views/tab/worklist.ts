import { openStatuses } from '../../domain/case/stage';
import { texts } from '../texts';
import type { RequestRow } from './request-row';

const mostInColumn = 40;

/** Open cases by step, in the lifecycle's order; overdue first in each, then who has waited longest. */
export function worklistColumns(rows: readonly RequestRow[]) {
  return openStatuses
    .map((status) => {
      const own = rows.filter((row) => row.group !== 'over' && row.status.code === status);
      return {
        status: { code: status, title: texts.statuses[status] },
        count: own.length,
        late: own.filter((row) => row.late).length,
        rows: own
          .sort((a, b) => Number(b.late) - Number(a.late) || (a.since < b.since ? -1 : 1))
          .slice(0, mostInColumn),
      };
    })
    .filter(({ count }) => count > 0);
}
