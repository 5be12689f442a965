import { openStatuses } from '../../domain/case/stage';
import { texts } from '../words/texts';
import { worklistOrder } from '../worklist-order';
import type { RequestRow } from './request-row';

const mostInColumn = 40;

const chips = {
  me: (row: RequestRow) => row.group === 'me',
  late: (row: RequestRow) => row.late,
  'not-reached': (row: RequestRow) => row.notReached,
  'due-soon': (row: RequestRow) => row.dueSoon,
};
type Chip = keyof typeof chips;

/** Whether a row is on the worklist: what is open, and what is over and to be filed. */
const isListed = (row: RequestRow) => row.group !== 'over' || row.toBeFiled;

/** The rows that a chip shows; all of them without one. */
export function rowsUnder(rows: readonly RequestRow[], chip: Chip | undefined): readonly RequestRow[] {
  return chip === undefined ? rows : rows.filter((row) => isListed(row) && chips[chip](row));
}

/** How many rows each chip shows. */
export function chipCounts(rows: readonly RequestRow[]) {
  const listed = rows.filter(isListed);
  const under = (chip: Chip) => rowsUnder(listed, chip).length;
  return {
    me: under('me'),
    late: under('late'),
    'not-reached': under('not-reached'),
    'due-soon': under('due-soon'),
    all: listed.length,
  };
}

/**
 * Open cases by step, in the lifecycle's order, and last the filing list (process page §4b); in each the overdue
 * first, then the most urgent, then who has waited longest.
 */
export function worklistColumns(rows: readonly RequestRow[]) {
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
      rows: own.sort((a, b) => worklistOrder(placed(a), placed(b))).slice(0, mostInColumn),
    }));
}

const placed = ({ late, urgency, since }: RequestRow) => ({ late, urgency: urgency.code, since });
