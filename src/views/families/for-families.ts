import type { DirectoryIndex } from '../../domain/directory/lookup';
import type { Support } from '../../domain/directory/support';
import { bold, type Line, plain, type Section, section } from '../cards/lines';
import { wordsCard } from '../cards/message-card';
import { lineModels } from '../cards/model/models';
import { type AdaptiveCard, renderTemplate } from '../cards/model/render-template';
import { html, ringable } from '../print/html';
import { printPage } from '../print/page';
import { texts } from '../words/texts';
import { familyTexts } from './family-texts';
import { type SupportGroup, supportByPlace } from './support-by-place';

const { title, lead, worse, parts, contact, open } = familyTexts;

/**
 * What a family is told early, before there is any request (process page §8): a card to read out, with the page to print where
 * there is an address for it. It is about second opinions in general and holds nothing about a child.
 * @param url where the page is; left out where people reach no page of the bot's
 */
export function familiesCard(url: string | undefined): AdaptiveCard {
  if (url === undefined)
    return wordsCard({
      title,
      lines: [plain(lead)],
      sections: [attention(), ...parts.flatMap((each) => section(each.title, each.paragraphs.map(plain)))],
    });
  return renderTemplate('print', {
    heading: texts.brand,
    title,
    lines: lineModels([plain(lead), ...wholeText()]),
    open,
    url,
    rows: [],
  });
}

function attention(): Section {
  return { title: worse.title, tone: 'attention', lines: worse.paragraphs.map(plain) };
}

function wholeText(): readonly Line[] {
  return [worse, ...parts].flatMap((each) => [bold(each.title), ...each.paragraphs.map(plain)]);
}

/** Our parts, in the organisation's words where it has its own. */
function partsWith({ forFamilies: own = [] }: Support = {}): readonly (typeof worse)[] {
  return [
    ...parts.map((part) => own.find((each) => each.title === part.title) ?? part),
    ...own.filter((each) => !parts.some((part) => part.title === each.title)),
  ];
}

/**
 * The same as a page to read or print, with the sources of support by nation and organisation, and room for the name and number of
 * the family's contact. Nobody is signed in.
 */
export function familiesPage(support?: Support, directory?: DirectoryIndex): string {
  const said = (each: typeof worse) =>
    html`<section><h2>${each.title}</h2>${each.paragraphs.map((words) => html`<p>${ringable(words)}</p>`)}</section>`;
  const place = (each: SupportGroup) =>
    html`<h3>${each.title}</h3>${each.paragraphs.map((words) => html`<p>${ringable(words)}</p>`)}`;
  return printPage({
    title,
    running: [familyTexts.for, ''],
    look: 'family',
    main: html`<h1>${title}</h1>
<p>${lead}</p>
${[worse, ...partsWith(support)].map(said)}
<section><h2>${familyTexts.support.title}</h2>${supportByPlace(support, directory).map(place)}</section>
<section><h2>${contact.title}</h2>${contact.lines.map((each) => html`<p class="write-in">${each}: </p>`)}</section>`,
  });
}
