import { type GlossaryEntry, type GlossaryId, glossary } from '../../domain/process/tables/glossary';
import type { AccountLine } from '../account/account-line';
import { type AccountReader, accountTexts } from '../account/account-texts';
import { type AccountPartTold, type FamilyAccount, familyAccount } from '../account/family-account';
import type { Viewpoint } from '../viewpoint';
import { fillIn } from '../words/fill-in';
import { sayDayOf } from '../words/when';
import { type Html, html, type Piece, ringable, typedParagraph, typedText } from './html';
import { printPage } from './page';
import { printTexts } from './print-texts';

const words = accountTexts;

/** What stands with the question or choice before it. */
const belongs: readonly string[] = [words.answer, words.benefits, words.harms];

/** Terms that a family meets here and may not know; each is explained where it is used. */
const worthExplaining: readonly GlossaryId[] = [
  'critical-friend',
  'external-second-opinion',
  'family-advocate',
  'named-consultant',
  'mdt',
  'ceac',
  'mediation',
  'parallel-planning',
];

/**
 * The family's account as a page to print (process page §8): the same words as on the card, under headings, in large type,
 * with the terms it uses explained. Undefined while nothing may reach the family (I8, I12, a death).
 */
export function accountPage({ state, facts, now }: Viewpoint, reader?: AccountReader): string | undefined {
  const account = familyAccount({ state, facts, now, reader });
  if (account === undefined) return undefined;
  const date = sayDayOf(now);
  const request = fillIn(printTexts.page.request, { ref: state.ref });
  return printPage({
    title: `${request}: ${printTexts.account.for}`,
    running: [printTexts.account.for, request],
    look: 'family',
    main: html`<h1>${account.title}</h1>
<p class="soft">${fillIn(printTexts.page.stands, { date })}</p>
${account.parts.map(section)}
${terms(account, state.kind)}`,
  });
}

function section({ part, heading, lines }: AccountPartTold): Html {
  return html`<section class="${part}">
<h2>${heading}</h2>
${groups(lines)}
</section>
`;
}

/** A question and its answer stay together; everything else is a paragraph. */
function groups(lines: readonly AccountLine[]): readonly Html[] {
  const found: AccountLine[][] = [];
  for (const each of lines) {
    const last = found.at(-1);
    if (last !== undefined && belongTogether(last, each)) last.push(each);
    else found.push([each]);
  }
  return found.map((group) => {
    if (group[0]?.lead !== undefined) return html`<div class="asked">${group.map(paragraph)}</div>\n`;
    return group.length > 1
      ? html`<ol class="asked">${group.map((each) => html`<li>${paragraph(each)}</li>`)}</ol>\n`
      : html`${group.map(paragraph)}`;
  });
}

/** An answer and what was asked; questions one after the other. */
function belongTogether([first]: readonly AccountLine[], next: AccountLine): boolean {
  if (first?.lead !== undefined) return isAnswer(next);
  return first?.typed === true && next.typed === true && next.lead === undefined;
}

const isAnswer = ({ lead, text }: AccountLine) =>
  lead === undefined ? text === words.askedSince : belongs.includes(lead);

function paragraph({ lead, text, typed }: AccountLine): Html {
  if (lead !== undefined) return html`<p><span class="lead">${lead}</span> ${typedText(text)}</p>\n`;
  return typed === true ? html`${typedParagraph(text)}\n` : html`<p>${ringable(text)}</p>\n`;
}

function terms(account: FamilyAccount, kind: GlossaryId): Piece {
  // What a term is explained with may need explaining too.
  const meant = glossary.find(({ id }) => id === kind)?.meaning ?? '';
  const said = [...account.paragraphs, meant].join('\n');
  const used = glossary.filter(({ id }) => worthExplaining.includes(id)).filter((each) => isUsed(each, said));
  const list = used.some(({ id }) => id === kind)
    ? used
    : [...glossary.filter(({ id }) => id === kind), ...used];
  return html`<section>
<h2>${printTexts.account.terms}</h2>
<p>${printTexts.account.termsLead}</p>
<dl class="terms">
${list.map(({ term, meaning }) => html`<dt>${term}</dt><dd>${meaning}</dd>\n`)}</dl>
</section>`;
}

/** Whether the account says the term itself, or its short form in capitals. */
function isUsed({ term }: GlossaryEntry, said: string): boolean {
  const [, long = term, short] = /^(.*?)(?: \((\w+)\))?$/.exec(term) ?? [];
  return said.toLowerCase().includes(long.toLowerCase()) || (short !== undefined && said.includes(short));
}
