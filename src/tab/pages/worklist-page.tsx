import { useState } from 'preact/hooks';
import type { InboxQuery } from '../../web/contract/inbox';
import { useTab } from '../context';
import { Filters } from '../parts/filters';
import { Heading } from '../parts/heading';
import { Reading } from '../parts/reading';
import { Row } from '../parts/request-row';
import { useRead } from '../use-read';
import { words } from '../words';

/** All open requests of the office or the clinical lead, a column a step, the overdue first. */
export function WorklistPage() {
  const { api, changes } = useTab();
  const [query, setQuery] = useState<InboxQuery>({});
  const { search, urgency, kind } = query;
  const asked = { search, urgency, kind };
  const read = useRead(
    JSON.stringify(asked),
    () => api.worklist(asked),
    changes,
    () => true,
  );
  const { lists } = words;
  return (
    <>
      <div class="page-head">
        <Heading place="worklist">{words.pages.worklist}</Heading>
      </div>
      <Filters query={query} onChange={setQuery} withWaits={false} />
      <Reading read={read}>
        {({ columns, damaged }) => (
          <>
            {damaged !== undefined && <p class="panel">{damaged}</p>}
            {columns.length === 0 ? (
              <p class="panel">{search === undefined ? lists.nothing : lists.notFound}</p>
            ) : (
              <div class="columns">
                {columns.map(({ status, count, late, rows }) => (
                  <section class="column" key={status.code} aria-labelledby={`column-${status.code}`}>
                    <div class="column-head">
                      <h2 id={`column-${status.code}`}>{status.title}</h2>
                      <p class="subtle">
                        {status.code === 'to-be-filed' ? lists.toFile(count) : lists.open(count, late)}
                      </p>
                    </div>
                    <ul class="rows">
                      {rows.map((row) => (
                        <Row key={row.ref} row={row} relay={row.relay} compact />
                      ))}
                    </ul>
                    {count > rows.length && <p class="subtle">{lists.more(count - rows.length)}</p>}
                  </section>
                ))}
              </div>
            )}
          </>
        )}
      </Reading>
    </>
  );
}
