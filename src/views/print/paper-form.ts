import type { CommandType } from '../../domain/asked/commands';
import type { Candidate } from '../../domain/case/state';
import { isOtherAnswer } from '../cards/answers-of-step';
import type { Field, FormContext, Page } from '../cards/forms/field';
import { formFor } from '../cards/forms/form-definitions';
import { formText } from '../cards/forms/form-texts';
import { readOut } from '../cards/forms/read-out';
import { relayOffers } from '../cards/relay-offers';
import type { Viewpoint } from '../viewpoint';
import { fillIn } from '../words/fill-in';
import { type Html, html, type Piece, typedParagraph, typedText } from './html';
import { printTexts } from './print-texts';

const words = printTexts.invitation;

/** Choices that a line of tick boxes still holds; longer lists are written down. */
const mostTicks = 12;

/**
 * The forms that the coordinator may enter for this candidate now, each field on paper: exactly those that the bot will
 * ask for (process page §7: the same rules), then the read-back. It is a sheet of its own, for the office and not for whoever
 * the letter is to.
 * @param office the coordinator's viewpoint
 * @param theirs the candidate's own
 */
export function paperForms(office: Viewpoint, theirs: Viewpoint, candidate: Candidate): Piece {
  const commands = relayOffers(office)
    .filter(({ name }) => name === `${name.split('@')[0] ?? ''}@${candidate.id}`)
    .map(({ command }) => command);
  if (commands.length === 0) return undefined;
  return html`<section class="new-page">
<h2>${words.form}</h2>
<p>${fillIn(words.formLead, { name: candidate.name })}</p>
${whichAnswer(commands, candidate)}
${commands.map((command) => paperForm(command, theirs, candidate))}
${readBack(candidate)}
</section>
`;
}

/** First of all, which of the answers it is: ☐ accepts ☐ declines. Nothing where there is only one. */
function whichAnswer(commands: readonly CommandType[], { name }: Candidate): Piece {
  const first = commands.find((each) => commands.some((other) => isOtherAnswer(each, other)));
  if (first === undefined) return undefined;
  const answers = commands.filter((each) => each === first || isOtherAnswer(first, each));
  const ticks = answers.map((each) => html`<li><strong>${printTexts.answers[each] ?? ''}</strong></li>`);
  return html`<div class="answer"><div class="ask">${name}</div>
<ul class="ticks">${ticks}</ul></div>
`;
}

function paperForm(
  command: CommandType,
  { state, facts, viewer, now }: Viewpoint,
  { name }: Candidate,
): Piece {
  const definition = formFor(command);
  if (definition === undefined) return undefined;
  const blank: FormContext = { state, facts, viewer, now, values: {} };
  const pages = definition
    .pages({ ...blank, values: definition.initial(blank) })
    .map((page) => readOut(page, name));
  return html`<section>
<h3>${definition.title}</h3>
${pages.map((page) => paperPage(page, pages.length > 1))}
</section>
`;
}

function paperPage({ title, section, intro, quoted, fields }: Page, named: boolean): Html {
  const more = section === 'options' ? html`<p class="soft">${words.more}</p>\n` : undefined;
  return html`${named ? html`<h4>${title}</h4>\n` : undefined}${intro === '' ? undefined : html`<p class="soft">${intro}</p>\n`}${quoted === undefined ? undefined : html`<div class="note quoted">${typedParagraph(quoted)}</div>\n`}${fields.map(answer)}${more}`;
}

function answer(field: Field): Html {
  const { label, hint, required, conditional } = field;
  const note = [hint, required || conditional === true ? '' : `(${words.optional})`];
  const said = note.filter((each) => each !== '').join(' ');
  return html`<div class="answer"><div class="ask">${label}${said === '' ? undefined : html` <span class="hint">${said}</span>`}</div>
${space(field)}</div>
`;
}

/** Room for the answer. */
function space({ type, choices }: Field): Html {
  const offered = choices?.() ?? [];
  if (offered.length > 0 && offered.length <= mostTicks)
    return html`<ul class="ticks">${offered.map(({ title }) => html`<li>${typedText(title)}</li>`)}</ul>`;
  if (type === 'toggle') return html`<ul class="ticks"><li>${formText('yes')}</li></ul>`;
  if (type === 'date') return html`<div class="rule"><span class="hint">${words.date}</span></div>`;
  const lines = type === 'long' ? 9 : type === 'paragraph' ? 4 : 1;
  return html`${Array.from({ length: lines }, () => html`<div class="rule"></div>`)}`;
}

/** Nothing counts as said before it was read back, with name and time (process page §7). */
function readBack({ name }: Candidate): Html {
  const line = (label: string) => html`<dt>${label}</dt><dd><div class="rule"></div></dd>\n`;
  return html`<div class="readback">
<h3>${words.readBack}</h3>
<p>${formText('readBackIntro', { name })}</p>
<p><span class="tick">${words.readBackTick}</span></p>
<dl class="pairs">
${[words.readBackWho, words.readBackDay, words.readBackTime, words.readBackBy, words.entered].map(line)}</dl>
</div>
`;
}
