import { useEffect, useId, useRef } from 'preact/hooks';
import { words } from '../words';
import type { Mistake } from './mistakes';

/**
 * At the top of a page that was not taken: everything that is wrong, each a link to its input. The focus comes here
 * whenever the page comes back with mistakes, as the NHS design system has it.
 * @param shownAt changes with every answer of the server, so that a second try with the same mistakes is heard too
 */
export function ErrorSummary({
  mistakes,
  shownAt,
  goTo,
}: {
  readonly mistakes: readonly Mistake[];
  readonly shownAt: number;
  readonly goTo: (page: string) => void;
}) {
  const summary = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => {
    summary.current?.focus();
    summary.current?.scrollIntoView({ block: 'nearest' });
  }, [shownAt]);
  return (
    <div class="error-summary" ref={summary} tabIndex={-1} role="alert" aria-labelledby={titleId}>
      <h2 id={titleId}>{words.form.problem}</h2>
      <ul>
        {mistakes.map((each, index) => (
          <li key={`${index}-${each.text}`}>
            <Leading mistake={each} goTo={goTo} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Leading({ mistake, goTo }: { readonly mistake: Mistake; readonly goTo: (page: string) => void }) {
  const { text, inputId, page } = mistake;
  if (inputId === '' && page === '') return <>{text}</>;
  return (
    <a
      href={`#${inputId}`}
      onClick={(event) => {
        // The part of the address after # is the tab's own: it says which page is open.
        event.preventDefault();
        if (inputId === '') goTo(page);
        else focusOn(inputId);
      }}
    >
      {text}
    </a>
  );
}

/** The input, with its question in sight above it. */
function focusOn(inputId: string): void {
  const input = document.getElementById(inputId);
  input?.closest('.field')?.scrollIntoView({ block: 'start' });
  input?.focus({ preventScroll: true });
}
