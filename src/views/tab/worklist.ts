import { openStatuses } from '../../domain/case/stage';
import { texts } from '../words/texts';
import { worklistOrder } from '../worklist-order';
import type { RequestRow } from './request-row';

const mostInColumn = 40;

/** A form in which the coordinator enters what somebody said who is asked outside of the bot (process page §7). */
export interface RelayForm {
  readonly name: string;
  readonly title: string;
}

/**
 * Open cases by step, in the lifecycle's order, and last the filing list (process page §4b); in each the overdue
 * first, then the most urgent, then who has waited longest.
 * @param relaysOf what this viewer may enter for others on a case
 */
export function worklistColumns(
  rows: readonly RequestRow[],
  relaysOf: (ref: string) => readonly RelayForm[] = () => [],
) {
  const open = openStatuses.map((status) => ({
    status: { code: status, title: texts.statuses[status] },
    own: rows.filter((row) => row.group !== 'over' && row.status.code === status),
  }));
  const filing = {
    status: { code: 'to-be-filed', title: texts.toBeFiled },
    own: rows.filter((row) => row.toBeFiled),
  };
  return [...open, filing]
    .filter(({ own }) => own.length > 0)
    .map(({ status, own }) => ({
      status,
      count: own.length,
      late: own.filter((row) => row.late).length,
      rows: own
        .sort((a, b) => worklistOrder(placed(a), placed(b)))
        .slice(0, mostInColumn)
        .map((row) => ({ ...row, relay: [...relaysOf(row.ref)] })),
    }));
}

const placed = ({ late, urgency, since }: RequestRow) => ({ late, urgency: urgency.code, since });
