import { toCsvCell } from '../../domain/directory/reading/csv-cell';
import { byteOrderMark } from '../../domain/rules/byte-order-mark';
import type { planner } from './planner';

/**
 * The counts as text with a byte order mark, a line each: table, code, title, count, median in hours; empty where a number is not given. What a
 * spreadsheet would take for a formula is written as text.
 */
export function plannerCsv({ tables }: Pick<ReturnType<typeof planner>, 'tables'>): string {
  const lines = tables.flatMap((table) =>
    table.rows.map(({ code, title, count, medianHours }) => [
      table.code,
      code,
      title,
      String(count ?? ''),
      String(medianHours ?? ''),
    ]),
  );
  const rows = [['table', 'code', 'title', 'count', 'median_hours'], ...lines];
  return byteOrderMark + rows.map((line) => `${line.map(toCsvCell).join(',')}\r\n`).join('');
}
