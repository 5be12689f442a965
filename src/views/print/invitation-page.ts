import { type Candidate, reviewerOf } from '../../domain/case/state';
import { answerBy } from '../cards/answer-by';
import { section } from '../cards/lines';
import { routingLines } from '../cards/overview';
import { packSide } from '../cards/sides/pack-side';
import { identityLines } from '../cards/waiting/child-line';
import { lookFrom, officePhone, type Viewpoint } from '../viewpoint';
import { fillIn } from '../words/fill-in';
import { sayDayOf } from '../words/when';
import { cardSections } from './card-sections';
import { type Html, html, type Piece, ringable } from './html';
import { printPage } from './page';
import { paperForms } from './paper-form';
import { printTexts } from './print-texts';

const words = printTexts.invitation;

/**
 * The relay document for a candidate or reviewer whom the bot cannot reach (process page §7): what that person may see at
 * this stage and not a word more (I7), how to answer, and the form on which the office notes the answers.
 * @param office the viewpoint of the coordinator who prints it
 */
export function invitationPage(office: Viewpoint, candidate: Candidate): string {
  const { state, facts, now } = office;
  const theirs = lookFrom(state, facts, candidate.person, now);
  const request = fillIn(printTexts.page.request, { ref: state.ref });
  const date = sayDayOf(now);
  const whom = fillIn(words.for, { name: candidate.name });
  return printPage({
    title: `${request}: ${words.title}`,
    running: [`${words.title} · ${request}`, fillIn(printTexts.page.printed, { date })],
    main: html`<h1>${words.title}</h1>
<p><strong>${whom}</strong></p>
<p>${words[state.kind]}</p>
<p class="note">${theirs.sees.has('pack') ? words.whole : words.only}</p>
${waiting(office, candidate)}
${whatTheySee(theirs)}
${howToAnswer(office, candidate)}
${paperForms(office, theirs, candidate)}`,
  });
}

function waiting({ state }: Viewpoint, candidate: Candidate): Piece {
  const checked = state.stage.status === 'conflict-check' && reviewerOf(state)?.id === candidate.id;
  return checked ? html`<p class="note">${words.checked}</p>` : undefined;
}

/** The person's own view decides: routing first, identity after a clear check, the pack after "no link" (I7). */
function whatTheySee(theirs: Viewpoint): readonly Html[] {
  if (theirs.sees.has('pack')) return cardSections(packSide(theirs));
  return cardSections([
    ...section(words.routing, theirs.sees.has('routing') ? routingLines(theirs) : []),
    ...section(words.child, identityLines(theirs)),
  ]);
}

function howToAnswer(office: Viewpoint, candidate: Candidate): Html {
  const phone = officePhone(office);
  const said = answerBy(office, candidate).flatMap(({ runs }) => runs.map(({ text }) => text));
  const byWhen = said.join(' ');
  const how = phone === '' ? words.howByPost : fillIn(words.howByPhone, { phone });
  return html`<section>
<h2>${words.how}</h2>
<p>${ringable(how)} ${words.silence}</p>
${byWhen === '' ? undefined : html`<p><strong>${byWhen}</strong></p>`}
</section>
`;
}
