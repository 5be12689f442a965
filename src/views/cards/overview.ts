import { isTerminal, reviewerOf } from '../../domain/case/state';
import { wordsFor } from '../../domain/case/stored/chosen';
import type { CaseEvent } from '../../domain/case/stored/events';
import { findOrganisation } from '../../domain/directory/lookup';
import { nameOf, type Viewpoint } from '../viewpoint';
import { texts } from '../words/texts';
import { sayDate, sayInstant } from '../words/when';
import { alerts, owed } from './alerts';
import type { Level } from './level';
import { bold, fact, type Line, plain, type Section, section, subtle } from './lines';
import { eventLine } from './sides/event-line';
import { heldForMorning } from './waiting/held-for-morning';
import { ifNobodyActs } from './waiting/if-nobody-acts';
import { identityLines, newsPart, nextPart } from './waiting/next-part';
import { waitsFor } from './waiting/waits-for';
import { yourTurn } from './waiting/your-turn';
import { pathStep } from './way';

/** Treating organisation, specialty, named consultant, question type, date: all that may be seen before accepting. */
export function routingLines(view: Viewpoint): readonly Line[] {
  const { state, facts } = view;
  const { organisation } = state.request.child;
  const { specialty, type, neededBy } = state.request.question;
  return [
    fact('Treating organisation', findOrganisation(facts.directory, organisation)?.name ?? organisation),
    fact('Specialty', specialty),
    fact('Named consultant', nameOf(view, state.namedConsultant)),
    fact('Kind of question', wordsFor(texts.questionTypes, type)),
    fact('Needed by', sayDate(neededBy)),
  ];
}

/** Kind, urgency and date in one line, under the reference. */
export function aboutLine({ state }: Viewpoint): string {
  const { urgency, neededBy } = state.request.question;
  return `${texts.kinds[state.kind]} · ${texts.urgencies[urgency]} · needed by ${sayDate(neededBy)}`;
}

/**
 * To whoever it waits for, what to do and what follows; to everybody else how far the case is, whom it waits for and when they
 * are notified. Then what comes by itself where nobody acts.
 */
export function standingLines(view: Viewpoint): readonly Line[] {
  const { state } = view;
  const acting =
    state.actingConsultant === state.namedConsultant || isTerminal(state) || !view.sees.has('people')
      ? []
      : [fact('Acting for the named consultant', nameOf(view, state.actingConsultant))];
  const turn = yourTurn(view);
  const wait = waitsFor(view);
  const asked =
    turn === undefined
      ? [
          bold(texts.statuses[state.stage.status], 'Medium'),
          ...(wait.words === 'nobody' ? [] : [fact('Waits for', wait.words)]),
        ]
      : [bold(turn.instruction, 'Medium'), subtle(wait.since)];
  const next =
    turn === undefined
      ? fact('What happens next', texts.next[state.kind][state.stage.status])
      : fact('After that', turn.after);
  return [...asked, ...heldForMorning(view), ...acting, next, ...ifNobodyActs(view)];
}

function standing(view: Viewpoint): readonly Section[] {
  const { mine } = waitsFor(view);
  return section(
    mine ? 'This waits for you' : 'Where it stands',
    [...standingLines(view), ...pathStep(view.state)],
    mine ? 'accent' : 'default',
  );
}

/** Before there is a link confirmed, the reviewer is told what comes first. */
function reviewersFirst({ state, roles }: Viewpoint): readonly Section[] {
  if (!roles.has('reviewer') || reviewerOf(state)?.linkConfirmedAt !== undefined) return [];
  if (state.stage.status === 'conflict-check') {
    return section('What comes first', [
      plain('The clinical lead is looking at what you declared. You will hear from us.'),
    ]);
  }
  if (state.stage.status !== 'under-review') return [];
  return section(
    'What comes first',
    [
      plain(
        'Please look at who the child is. If you have no link with the child or the family, confirm it: the pack opens then. If you have one, stand down.',
      ),
    ],
    'accent',
  );
}

function latest(view: Viewpoint, events: readonly CaseEvent[] | undefined): readonly Section[] {
  const shown = view.sees.has('history')
    ? [...(events ?? [])]
        .reverse()
        .find((event) => event.type !== 'reminded' && eventLine(view, event) !== undefined)
    : undefined;
  const words = shown === undefined ? undefined : eventLine(view, shown);
  return section('', [
    subtle(
      words === undefined ? `Last change: ${sayInstant(view.state.lastEventAt)}` : `Last change: ${words}`,
    ),
  ]);
}

/** Requests linked to this one, in both directions, for those who see what was decided. */
function linked({ state, sees }: Viewpoint): readonly Line[] {
  if (!sees.has('decisions')) return [];
  const from = state.linkedFrom === undefined ? [] : [fact('Follows on from', state.linkedFrom.ref)];
  return [
    ...from,
    ...state.linkedTo.map((each) => fact(`Followed by (${texts.kinds[each.kind]})`, each.ref)),
  ];
}

/** The case as it stands, for somebody with more than an invitation. */
export function overview(view: Viewpoint, level: Level, events?: readonly CaseEvent[]): readonly Section[] {
  return [...standing(view), ...belowStanding(view, level, events)];
}

/** The same without where it stands, which a page shows in a place of its own. */
export function belowStanding(
  view: Viewpoint,
  level: Level,
  events?: readonly CaseEvent[],
): readonly Section[] {
  const routing = view.sees.has('pack') ? [] : routingLines(view);
  return [
    ...alerts(view, level),
    ...reviewersFirst(view),
    ...section('About', [...identityLines(view), ...routing, ...linked(view)]),
    ...nextPart(view, level),
    ...newsPart(view, level),
    ...owed(view, level),
    ...latest(view, events),
  ];
}
