import { piecesOf } from '../../domain/rules/numbers-in-text';

/** Markup that is safe to send: our own words, with everything else escaped. Only `html` and `ownMarkup` make it. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** What may stand in a template: text (escaped), markup made here, or lists of these; nothing for what is absent. */
export type Piece = string | number | Html | undefined | readonly Piece[];

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // HTML has no such character; a browser would show a mark in its place too.
  '\u0000': '\uFFFD',
};

/** Text as HTML shows it, whatever it holds: in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.toWellFormed().replace(/[&<>"'\0]/g, (letter) => escapes[letter] ?? letter);
}

/** Template tag: the template is our markup, every value is escaped unless it is markup made here. */
export function html(template: TemplateStringsArray, ...values: readonly Piece[]): Html {
  return new Html(
    template.map((part, index) => part + (index < values.length ? markupOf(values[index]) : '')).join(''),
  );
}

/** Markup from a constant of ours, such as the style; never from anything that came in. */
export function ownMarkup(constant: string): Html {
  return new Html(constant);
}

function markupOf(value: Piece): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return value.map(markupOf).join('');
}

/** Text in which no number breaks at the end of a line, and that of a telephone can be pressed where it is read on a screen. */
export function ringable(text: string): Html {
  const pieces = piecesOf(text).map(({ text: words, isNumber, href }) =>
    href !== undefined
      ? html`<a class="number" href="${href}">${words}</a>`
      : isNumber
        ? html`<span class="number">${words}</span>`
        : html`${words}`,
  );
  return html`${pieces}`;
}

/**
 * What somebody typed, in a line of ours: kept apart, so that letters that run from right to left, or signs that turn
 * the direction, reach no further than their own text.
 */
export function typedText(text: string): Html {
  return html`<bdi class="typed">${text}</bdi>`;
}

/** What somebody typed, as a paragraph of its own; its line breaks are kept. */
export function typedParagraph(text: string): Html {
  return html`<p class="typed" dir="auto">${text}</p>`;
}
