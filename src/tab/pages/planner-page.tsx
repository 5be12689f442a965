import { useState } from 'preact/hooks';
import type { Planner, PlannerTable } from '../../web/contract/planner';
import { useTab } from '../context';
import { Heading } from '../parts/heading';
import { sayMonth } from '../parts/moment';
import { Reading, Wrong } from '../parts/reading';
import { asProblem, type Problem } from '../problem';
import { useRead } from '../use-read';
import { words } from '../words';

/** Counts and medians for those who plan services: never a case, no small number. */
export function PlannerPage() {
  const { api, changes } = useTab();
  const [problem, setProblem] = useState<Problem | undefined>();
  const read = useRead('planner', api.planner, changes, () => false);
  const download = () => {
    setProblem(undefined);
    api.plannerCsv().then(
      (blob) => saveAs(blob, 'second-opinion-counts.csv'),
      (error: unknown) => setProblem(asProblem(error)),
    );
  };
  return (
    <>
      <div class="page-head">
        <Heading place="planner">{words.planner.title}</Heading>
        <button type="button" onClick={download}>
          {words.planner.csv}
        </button>
      </div>
      {problem !== undefined && <Wrong problem={problem} />}
      <Reading read={read}>
        {(planner) => (
          <>
            <Totals planner={planner} />
            <div class="charts">
              {planner.tables.map((table) => (
                <Chart key={table.code} table={table} />
              ))}
            </div>
          </>
        )}
      </Reading>
    </>
  );
}

function Totals({ planner: { from, to, least, total, organisations } }: { readonly planner: Planner }) {
  return (
    <section class="panel totals" aria-label={words.planner.totals}>
      <p class="total">
        {total === null ? (
          words.planner.totalHidden
        ) : (
          <>
            <span class="total-number">{total}</span> {words.planner.total}
          </>
        )}{' '}
        {words.planner.span(sayMonth(from), sayMonth(to))}
      </p>
      <p>
        <strong>{words.planner.of}:</strong> {organisations.join(', ')}
      </p>
      <p class="subtle">{words.planner.about(least)}</p>
    </section>
  );
}

/** A table whose counts are bars as well: what the eye sees, the table says. */
function Chart({ table: { code, title, counts, median, rows } }: { readonly table: PlannerTable }) {
  const most = Math.max(1, ...rows.map(({ count }) => count ?? 0));
  return (
    <section class={`panel chart-panel chart-${code}`} aria-labelledby={`chart-${code}`}>
      <h2 id={`chart-${code}`}>{title}</h2>
      <p class="subtle">
        {words.planner.count}: {counts}. {words.planner.median}: {median}.
      </p>
      {rows.every(({ count }) => count === null) ? (
        <p>{rows.length === 0 ? words.planner.none : words.planner.allHidden}</p>
      ) : (
        <table class="chart" aria-labelledby={`chart-${code}`}>
          <thead>
            <tr>
              <th scope="col">{title}</th>
              <th scope="col">{words.planner.count}</th>
              <th scope="col">{words.planner.median}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code: row, title: name, count, medianWords }) => (
              <tr key={row}>
                <th scope="row">{name}</th>
                <td>
                  <Bar count={count} most={most} />
                </td>
                <td>{medianWords === '' ? <TooFew /> : medianWords}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Bar({ count, most }: { readonly count: number | null; readonly most: number }) {
  if (count === null) return <TooFew />;
  return (
    <span class="chart-line">
      <span class="chart-room" aria-hidden="true">
        <span class="chart-bar" style={{ width: `${(count / most) * 100}%` }} />
      </span>
      <span class="chart-number">{count}</span>
    </span>
  );
}

/** A dash, which the note at the top explains; who listens hears it in words. */
const TooFew = () => (
  <span class="subtle">
    <span aria-hidden="true">{words.planner.hidden}</span>
    <span class="sr">{words.planner.hiddenSaid}</span>
  </span>
);

function saveAs(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
