import { useState } from 'preact/hooks';
import type { Worklist } from '../../web/contract/inbox';
import { useTab } from '../context';
import { left } from '../last-list';
import { Chips } from '../parts/chips';
import { Filters } from '../parts/filters';
import { Heading } from '../parts/heading';
import { Reading } from '../parts/reading';
import { Row } from '../parts/request-row';
import { RequestTable } from '../parts/request-table';
import { useLast } from '../use-last';
import { useRead } from '../use-read';
import { words } from '../words';

/** All open requests of the office or the clinical lead: a column a step, or one a line, the overdue first. */
export function WorklistPage() {
  const { api, changes } = useTab();
  const [{ query, asList }, setLeft] = useState(left.worklist);
  const set = (part: Partial<typeof left.worklist>) => {
    Object.assign(left.worklist, part);
    setLeft({ ...left.worklist });
  };
  const { search, urgency, kind, chip } = query;
  const asked = { search, urgency, kind, chip };
  const read = useRead(
    JSON.stringify(asked),
    () => api.worklist(asked),
    changes,
    () => true,
  );
  const kept = useLast(read.value);
  const { lists } = words;
  return (
    <>
      <div class="page-head">
        <Heading place="worklist">{words.pages.worklist}</Heading>
        <button type="button" aria-pressed={asList} onClick={() => set({ asList: !asList })}>
          {asList ? lists.asColumns : lists.asList}
        </button>
      </div>
      <Filters query={query} onChange={(next) => set({ query: { ...next, chip } })} withWaits={false} />
      {/* While another choice is on its way, what is there stays. */}
      <Reading read={{ ...read, value: read.value ?? kept }}>
        {({ columns, chips, damaged }) => (
          <>
            <Chips chips={chips} chosen={chip} choose={(next) => set({ query: { ...query, chip: next } })} />
            {damaged !== undefined && <p class="panel">{damaged}</p>}
            {columns.length === 0 ? (
              <p class="panel">
                {search === undefined && chip === undefined ? lists.nothing : lists.notFound}
              </p>
            ) : asList ? (
              <AsList columns={columns} />
            ) : (
              <Columns columns={columns} />
            )}
          </>
        )}
      </Reading>
    </>
  );
}

type ColumnsProps = Pick<Worklist, 'columns'>;

function AsList({ columns }: ColumnsProps) {
  const rows = columns.flatMap((column) => column.rows);
  const further = columns.reduce((sum, { count }) => sum + count, 0) - rows.length;
  return (
    <>
      <RequestTable rows={rows} />
      {further > 0 && <p class="subtle">{words.lists.more(further)}</p>}
    </>
  );
}

function Columns({ columns }: ColumnsProps) {
  const { lists } = words;
  return (
    <div class="columns">
      {columns.map(({ status, count, late, rows }) => (
        <section class="column" key={status.code} aria-labelledby={`column-${status.code}`}>
          <div class="column-head">
            <h2 id={`column-${status.code}`}>{status.title}</h2>
            <p class="subtle">
              {status.code === 'to-be-filed' ? lists.toFile(count, late) : lists.open(count, late)}
            </p>
          </div>
          <ul class="rows">
            {rows.map((row) => (
              <Row key={row.ref} row={row} compact />
            ))}
          </ul>
          {count > rows.length && <p class="subtle">{lists.more(count - rows.length)}</p>}
        </section>
      ))}
    </div>
  );
}
