import type { BodyAsked } from '../../domain/case/matters';
import { isTerminal } from '../../domain/case/state';
import { acceptable } from '../../domain/decide/open-invitation';
import { askedStanding } from '../asked-standing';
import { bodyAskedOf, type Viewpoint } from '../viewpoint';
import { fillIn } from '../words/fill-in';
import { texts } from '../words/texts';
import { sayDate } from '../words/when';
import { answerBy, howMuch } from './answer-by';
import { bold, fact, plain, type Section, section } from './lines';
import { officeToRing } from './office-to-ring';
import { type Overview, routingLines } from './overview';

/**
 * What somebody sees who was asked and has no other role: treating organisation, specialty, named consultant, kind of
 * question and date (process page I7). Nothing of the child, and nothing of how the case stands with others.
 */
export function invitation(view: Viewpoint): Overview {
  const body = bodyAskedOf(view);
  if (body !== undefined) return recommendation(view, body);
  const { state, viewer } = view;
  const open = isTerminal(state) ? undefined : acceptable(view.state, view.viewer);
  const words = texts.candidateStandings[askedStanding(state, viewer)];
  if (open === undefined) return { above: section('Where it stands', [bold(words)]), below: [] };
  return {
    above: [
      {
        title: texts.yourTurn.asked.instruction,
        leads: true,
        tone: 'accent',
        lines: [bold(words), ...answerBy(view, open)],
      },
      ...urgent(view),
      ...section('What you are asked', routingLines(view)),
    ],
    below: section('', [fact('What happens next', next(open.panel !== undefined)), plain(howMuch(view))]),
  };
}

/** To the clerk of a body: that it is asked whom it recommends, and for what kind of question. */
function recommendation(view: Viewpoint, { name, askedOn }: BodyAsked): Overview {
  const { title, what, next: then } = texts.bodyAsked.clerk;
  return {
    above: [
      {
        title,
        leads: true,
        tone: 'accent',
        lines: [bold(fillIn(what, { name, date: sayDate(askedOn) }))],
      },
      ...urgent(view),
      ...section('What it is about', routingLines(view)),
    ],
    below: section('', [fact('What happens next', then)]),
  };
}

/** The same from top to bottom, for a page that has the answers in a place of its own. */
export function invitationSections(view: Viewpoint): readonly Section[] {
  const { above, below } = invitation(view);
  return [...above, ...below];
}

function urgent(view: Viewpoint): readonly Section[] {
  if (view.state.request.question.urgency !== 'urgent') return [];
  return section(texts.ringToo, [fact('Questions', officeToRing(view))], 'attention');
}

function next(panel: boolean): string {
  const whose = panel ? 'for the panel' : 'for yourself';
  return `You accept or decline ${whose}. Who the child is opens after that, once your answers are checked.`;
}
