import { useState } from 'preact/hooks';
import type { Inbox, InboxQuery } from '../../web/contract/inbox';
import { useTab } from '../context';
import { left } from '../last-list';
import { BegunForms } from '../parts/begun';
import { Filters } from '../parts/filters';
import { Heading } from '../parts/heading';
import { Reading } from '../parts/reading';
import { Row } from '../parts/request-row';
import { fragmentOf } from '../route';
import { useLast } from '../use-last';
import { useRead } from '../use-read';
import { words } from '../words';

const groups = ['me', 'others', 'over'] as const;

/** What waits for this person first, then what they wait for. */
export function InboxPage() {
  const { api, changes } = useTab();
  const [query, setQueryHere] = useState<InboxQuery>(left.inbox.query);
  const setQuery = (next: InboxQuery) => {
    left.inbox.query = next;
    setQueryHere(next);
  };
  const read = useRead(
    JSON.stringify(query),
    () => api.inbox(query),
    changes,
    () => true,
  );
  const kept = useLast(read.value);
  return (
    <>
      <div class="page-head">
        <Heading place="inbox">{words.pages.inbox}</Heading>
        <a class="button primary" href={fragmentOf({ page: 'form', ref: 'new', name: 'submit' })}>
          {words.ask}
        </a>
      </div>
      <Filters query={query} onChange={setQuery} withWaits />
      {/* While another search is on its way, what is there stays. */}
      <Reading read={{ ...read, value: read.value ?? kept }}>
        {(inbox) => (
          <Lists inbox={inbox} query={query} turn={(page) => setQuery({ ...query, page: String(page) })} />
        )}
      </Reading>
      <p>
        {/* Beside the tab's own page, whatever path the bot is below. */}
        <a href="for-families" target="_blank" rel="noopener">
          {words.forFamilies}
        </a>
      </p>
    </>
  );
}

function Lists({
  inbox,
  query,
  turn,
}: {
  readonly inbox: Inbox;
  readonly query: InboxQuery;
  readonly turn: (page: number) => void;
}) {
  const { rows, begun, counts, page, pages, total, damaged } = inbox;
  const searched = Boolean(query.search ?? query.waits ?? query.urgency ?? query.kind);
  const { lists } = words;
  return (
    <>
      <p class="subtle" role="status">
        {total === 0 && !searched ? '' : lists.found(total)}
      </p>
      {damaged !== undefined && <p class="panel">{damaged}</p>}
      {!searched && begun.length > 0 && (
        <section>
          <h2>{lists.begun}</h2>
          <BegunForms begun={begun} />
        </section>
      )}
      {rows.length === 0 && (searched || begun.length === 0) && (
        <p class="panel">{searched ? lists.notFound : lists.nothingYet}</p>
      )}
      {groups.map((group) => {
        const own = rows.filter((row) => row.group === group);
        if (own.length === 0) return null;
        if (group === 'over')
          return (
            <details key={group} class="finished" open={own.length === rows.length || searched}>
              <summary>{lists.finished(counts.over)}</summary>
              <ul class="rows">
                {own.map((row) => (
                  <Row key={row.ref} row={row} />
                ))}
              </ul>
            </details>
          );
        return (
          <section key={group}>
            <h2>
              {lists[group]} <span class="count">{counts[group]}</span>
            </h2>
            <ul class="rows">
              {own.map((row) => (
                <Row key={row.ref} row={row} />
              ))}
            </ul>
          </section>
        );
      })}
      {pages > 1 && (
        <nav class="turn" aria-label={lists.page(page, pages)}>
          <button type="button" disabled={page <= 1} onClick={() => turn(page - 1)}>
            {lists.before}
          </button>
          <span>{lists.page(page, pages)}</span>
          <button type="button" disabled={page >= pages} onClick={() => turn(page + 1)}>
            {lists.next}
          </button>
        </nav>
      )}
    </>
  );
}
