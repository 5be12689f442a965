import { useEffect, useRef, useState } from 'preact/hooks';
import type { InboxQuery } from '../../web/contract/inbox';
import { words } from '../words';

const pauseMs = 250;

/** Search and filters of a list. What is typed is searched for once the typing pauses. */
export function Filters({
  query,
  onChange,
  withWaits,
}: {
  readonly query: InboxQuery;
  readonly onChange: (query: InboxQuery) => void;
  readonly withWaits: boolean;
}) {
  const [typed, setTyped] = useState(query.search ?? '');
  const latest = useRef({ query, onChange });
  latest.current = { query, onChange };
  useEffect(() => {
    const timer = setTimeout(() => {
      const { query: now, onChange: change } = latest.current;
      if ((now.search ?? '') !== typed.trim())
        change({ ...now, search: typed.trim() || undefined, page: undefined });
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const set = (part: Partial<Record<keyof InboxQuery, string | undefined>>) =>
    onChange({ ...query, page: undefined, ...part } as InboxQuery);
  const { filters } = words;
  const any = Boolean(query.search ?? query.waits ?? query.urgency ?? query.kind);
  return (
    <search class="filters" aria-label={filters.title}>
      <label>
        {filters.search}
        <input
          type="search"
          value={typed}
          placeholder={filters.searchHint}
          maxLength={100}
          autocomplete="off"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      {withWaits && (
        <Choice
          label={filters.waits}
          value={query.waits}
          titles={filters.waitsFor}
          onChange={(waits) => set({ waits })}
        />
      )}
      <Choice
        label={filters.urgency}
        value={query.urgency}
        titles={filters.urgencies}
        onChange={(urgency) => set({ urgency })}
      />
      <Choice
        label={filters.kind}
        value={query.kind}
        titles={filters.kinds}
        onChange={(kind) => set({ kind })}
      />
      {any && (
        <button
          type="button"
          onClick={() => {
            setTyped('');
            onChange({});
          }}
        >
          {filters.clear}
        </button>
      )}
    </search>
  );
}

/** A list to choose one of, or all. */
function Choice({
  label,
  value,
  titles,
  onChange,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly titles: Readonly<Record<string, string>>;
  readonly onChange: (value: string | undefined) => void;
}) {
  return (
    <label>
      {label}
      <select value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value || undefined)}>
        <option value="">{words.filters.all}</option>
        {Object.entries(titles).map(([code, title]) => (
          <option key={code} value={code}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
