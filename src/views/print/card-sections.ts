import type { Line, Run, Section } from '../cards/lines';
import { type Html, html, ringable, typedText } from './html';

/**
 * Sections made for a card, on paper: the same words, chosen by the same rules of who sees what, so that a page can never
 * hold more than the card does.
 */
export function cardSections(sections: readonly Section[]): readonly Html[] {
  return sections.map(
    ({ title, lines }) => html`<section>
${title === '' ? undefined : html`<h2>${title}</h2>`}
${lines.map(paragraph)}</section>
`,
  );
}

function paragraph({ runs }: Line): Html {
  const [only] = runs;
  const isHeading = runs.length === 1 && only?.weight === 'Bolder';
  return isHeading ? html`<h4>${typedText(only?.text ?? '')}</h4>\n` : html`<p>${runs.map(piece)}</p>\n`;
}

function piece({ text, weight, isSubtle }: Run): Html {
  if (weight === 'Bolder') return html`<strong>${text}</strong>`;
  const words = html`<bdi class="typed">${ringable(text)}</bdi>`;
  return isSubtle ? html`<span class="soft">${words}</span>` : words;
}
