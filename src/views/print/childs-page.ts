import { childsAccount } from '../account/childs-account';
import { childsTexts } from '../account/childs-texts';
import type { Viewpoint } from '../viewpoint';
import { sayDayOf } from '../words/when';
import { html, typedParagraph } from './html';
import { printPage } from './page';

/** The account that is written to the child, as a page (process page §8); undefined where there is none for them now. */
export function childsPage(view: Viewpoint): string | undefined {
  const account = childsAccount(view);
  if (account === undefined) return undefined;
  return printPage({
    title: childsTexts.title,
    running: [childsTexts.title, ''],
    look: 'family',
    main: html`<h1>${childsTexts.title}</h1>
<p class="soft">${sayDayOf(view.now)}</p>
${account.map(
  ({ heading, lines }) =>
    html`<section><h2>${heading}</h2>${lines.map(({ text, typed }) => (typed === true ? typedParagraph(text) : html`<p>${text}</p>`))}</section>`,
)}`,
  });
}
