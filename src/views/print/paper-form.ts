import type { CommandType } from '../../domain/asked/commands';
import type { Candidate } from '../../domain/case/state';
import type { Field, FormContext, Page } from '../cards/forms/field';
import { formFor } from '../cards/forms/form-definitions';
import { formText } from '../cards/forms/form-texts';
import { relayOffers } from '../cards/relay-offers';
import type { Viewpoint } from '../viewpoint';
import { type Html, html, type Piece, typedParagraph, typedText } from './html';
import { printTexts } from './print-texts';

const words = printTexts.invitation;

/** Choices that a line of tick boxes still holds; longer lists are written down. */
const mostTicks = 12;

/**
 * The forms that the coordinator may enter for this candidate now, each field on paper: exactly those that the bot will
 * ask for (process page §7: the same rules), then the read-back.
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
<p>${words.formLead}</p>
${commands.map((command) => paperForm(command, theirs))}
${readBack(candidate)}
</section>
`;
}

function paperForm(command: CommandType, { state, facts, viewer, now }: Viewpoint): Piece {
  const definition = formFor(command);
  if (definition === undefined) return undefined;
  const blank: FormContext = { state, facts, viewer, now, values: {} };
  const pages = definition.pages({ ...blank, values: definition.initial(blank) });
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
