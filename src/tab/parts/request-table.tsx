import type { RequestRow } from '../../web/contract/inbox';
import { fragmentOf } from '../route';
import { words } from '../words';

/** Requests one a line: the overdue first, then by the date on which each is needed. */
export function RequestTable({ rows }: { readonly rows: readonly RequestRow[] }) {
  const { table } = words.lists;
  return (
    <section class="table-room" aria-label={words.lists.asList}>
      <table class="requests">
        <thead>
          <tr>
            {[table.request, table.step, table.waits, table.days, table.needed].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows].sort(byDate).map((row) => (
            <Line key={row.ref} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ row }: { readonly row: RequestRow }) {
  const { ref, child, specialty, urgency, status, ended, waitsFor, days, neededOn, lateWords } = row;
  return (
    <tr class={`urgency-${urgency.code}`}>
      <th scope="row">
        <a href={fragmentOf({ page: 'case', ref, side: '' })}>{ref}</a>{' '}
        {[child, specialty].filter((each) => each !== '').join(' · ')}
      </th>
      <td>{ended === '' ? status.title : ended}</td>
      <td>{whomOf(waitsFor)}</td>
      <td class="number">{days}</td>
      <td>
        {ended === '' && (
          <>
            {neededOn} <span class={`tag urgency-${urgency.code}`}>{urgency.title}</span>{' '}
          </>
        )}
        {lateWords !== '' && <span class="tag late">{lateWords}</span>}
      </td>
    </tr>
  );
}

/** The names alone, where the role's name is before them: the days have a column of their own. */
const whomOf = (waitsFor: string) => waitsFor.replace(/, since .*/, '').replace(/^the [^,]+, /, '');

/** What is over comes last: nobody is kept waiting by it. */
const byDate = (a: RequestRow, b: RequestRow) =>
  Number(a.ended !== '') - Number(b.ended !== '') ||
  Number(b.late) - Number(a.late) ||
  (a.neededBy < b.neededBy ? -1 : Number(a.neededBy > b.neededBy));
