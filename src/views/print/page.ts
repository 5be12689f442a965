import { type Html, html, ownMarkup, type Piece, ringable } from './html';
import { printStyle } from './style';

export interface PageParts {
  /** What the browser's tab and a saved file are called: neutral (process page §6). */
  readonly title: string;
  /** Stands at the head of every printed sheet: left, and right. */
  readonly running: readonly [left: string, right: string];
  readonly look?: 'family' | 'staff';
  readonly main: Piece;
}

/** A complete HTML page: one style, no script, nothing from elsewhere. A table carries its head onto every sheet. */
export function printPage({ title, running: [left, right], look = 'staff', main }: PageParts): string {
  const body = html`<table class="sheet" role="presentation">
<thead><tr><td><div class="running"><span>${left}</span><span>${right}</span></div></td></tr></thead>
<tbody><tr><td><main>
${main}
</main></td></tr></tbody>
</table>`;
  return whole(title, look, body);
}

/** A page of few words: that there is nothing to see here. */
export function plainPage(title: string, paragraphs: readonly string[]): string {
  const words = paragraphs.map((each) => html`<p>${ringable(each)}</p>`);
  return whole(title, 'staff', html`<main class="plain"><h1>${title}</h1>${words}</main>`);
}

function whole(title: string, look: string, body: Html): string {
  return html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="color-scheme" content="light">
<title>${title}</title>
<style>${ownMarkup(printStyle)}</style>
</head>
<body class="${look}">
${body}
</body>
</html>
`.toString();
}
