import type { FormPage } from '../../web/contract/form-page';
import { words } from '../words';

/** How far one is in a form of several pages, and the way to any of them. */
export function PartsOfForm({
  page: { pages, page, progress },
  goTo,
}: {
  readonly page: FormPage;
  readonly goTo: (page: string) => void;
}) {
  if (pages.length < 2) return null;
  const at = pages.findIndex(({ id }) => id === page);
  const done = at < 0 ? pages.length : at;
  return (
    <div class="parts">
      <span class="bar" aria-hidden="true">
        <span class="gone" style={{ width: `${Math.round(((done + 1) / (pages.length + 1)) * 100)}%` }} />
      </span>
      <details>
        <summary>{progress === '' ? words.form.pages : progress}</summary>
        <ol class="parts-list">
          {pages.map(({ id, title, hasErrors }) => (
            <li key={id}>
              <button
                type="button"
                class="plain"
                aria-current={id === page ? 'step' : undefined}
                disabled={id === page}
                onClick={() => goTo(id)}
              >
                {title}
              </button>
              {hasErrors && <span class="error"> {words.form.partHasErrors}</span>}
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}
