/** Room left around what is brought into sight, in CSS pixels. */
const gap = 12;

/** What of the page can be seen now. A phone's keyboard covers the rest, and the page is not told in any other way. */
function seen(): { readonly top: number; readonly bottom: number } {
  const { visualViewport: view, innerHeight } = window;
  // Whoever has zoomed in moves about by themselves.
  return view === null || view.scale > 1.01
    ? { top: 0, bottom: innerHeight }
    : { top: view.offsetTop, bottom: view.offsetTop + view.height };
}

/**
 * Scrolls as little as brings these into sight, from the top of the first to the bottom of the last; where they are taller
 * than what can be seen, the top comes first.
 */
export function bringIntoSight(first: Element, last: Element = first): void {
  const { top, bottom } = seen();
  const above = first.getBoundingClientRect().top - top - gap;
  const below = last.getBoundingClientRect().bottom - bottom + gap;
  if (above < 0) window.scrollBy(0, above);
  else if (below > 0) window.scrollBy(0, Math.min(below, above));
}

/**
 * From now on the field that is written in stays in sight when a phone's keyboard comes up over the page, with its label
 * and what is wrong with it. `--covered` is what the keyboard takes away, `--seen` what it leaves.
 */
export function keepFieldsInSight(): void {
  const view = window.visualViewport;
  if (view === null) return;
  const look = () => {
    const { top, bottom } = seen();
    const { style } = document.documentElement;
    style.setProperty('--covered', `${Math.max(0, Math.round(window.innerHeight - bottom))}px`);
    style.setProperty('--seen', `${Math.round(bottom - top)}px`);
    const at = document.activeElement;
    if (!at?.matches('input, textarea, select')) return;
    const field = at.closest('.field, fieldset') ?? at;
    // What is found for it is below, beside the page's flow.
    bringIntoSight(field, field.querySelector('[role="listbox"]:not([hidden])') ?? field);
  };
  view.addEventListener('resize', look);
  look();
}
