import { isTerminal, reviewerOf } from '../../domain/case/state';
import { wordsFor } from '../../domain/case/stored/chosen';
import type { CaseEvent } from '../../domain/case/stored/events';
import { findOrganisation } from '../../domain/directory/lookup';
import { nameOf, type Viewpoint } from '../viewpoint';
import { texts } from '../words/texts';
import { sayDate, sayInstant, sayOn } from '../words/when';
import { alerts, owed } from './alerts';
import { inSight } from './in-sight';
import type { Level } from './level';
import { bold, fact, type Line, plain, type Section, section, subtle, type Tone } from './lines';
import { otherWaysPart } from './other-ways';
import { eventLine } from './sides/event-line';
import { testerFirst, testOfPlan } from './test-of-plan';
import { childLine, identityLines } from './waiting/child-line';
import { heldForMorning } from './waiting/held-for-morning';
import { ifNobodyActs } from './waiting/if-nobody-acts';
import { background, matter, newsPart, nextPart } from './waiting/next-part';
import { type Wait, waitsFor } from './waiting/waits-for';
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
export function aboutLine({ state, now }: Viewpoint): string {
  const { urgency, neededBy } = state.request.question;
  return `${texts.kinds[state.kind]} · ${texts.urgencies[urgency]} · needed by ${sayOn(neededBy, now)}`;
}

/**
 * To whoever it waits for, what to do and what follows; to everybody else how far the case is, whom it waits for and when they
 * are notified. Then what comes by itself where nobody acts.
 */
export function standingLines(view: Viewpoint): readonly Line[] {
  const turn = yourTurn(view);
  const wait = waitsFor(view);
  const asked =
    turn === undefined
      ? [bold(texts.statuses[view.state.stage.status], 'Medium'), ...waitLine(wait)]
      : [bold(turn.instruction, 'Medium'), subtle(wait.since)];
  return [...asked, ...whatFollows(view)];
}

const waitLine = ({ words }: Wait): readonly Line[] => (words === 'nobody' ? [] : [fact('Waits for', words)]);

/** What follows an answer, and what comes by itself where there is none. */
function whatFollows(view: Viewpoint): readonly Line[] {
  const { state } = view;
  const acting =
    state.actingConsultant === state.namedConsultant || isTerminal(state) || !view.sees.has('people')
      ? []
      : [fact('Acting for the named consultant', nameOf(view, state.actingConsultant))];
  const turn = yourTurn(view);
  const next =
    turn === undefined
      ? fact('What happens next', texts.next[state.kind][state.stage.status])
      : fact('After that', turn.after);
  return [...heldForMorning(view), ...acting, next, ...ifNobodyActs(view)];
}

/** What is asked, of whom and since when, how far the case is, and whose it is: the least that is above the answers. */
function standing(view: Viewpoint): readonly Section[] {
  const turn = yourTurn(view);
  const wait = waitsFor(view);
  const far = pathStep(view.state);
  if (turn === undefined) {
    const lines = [...childLine(view), ...waitLine(wait), ...(far === '' ? [] : [subtle(far)])];
    return leading(texts.statuses[view.state.stage.status], lines, 'default');
  }
  const since = [`This waits for you ${lowered(wait.since)}`, far].filter((each) => each !== '').join(' · ');
  return leading(turn.instruction, [...childLine(view), subtle(since)], 'accent');
}

/** The section with the heading that leads a card; a heading alone says enough. */
const leading = (title: string, lines: readonly Line[], tone: Tone): readonly Section[] => [
  { title, leads: true, tone, lines },
];

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

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

/** A case in the order in which it is read on a phone: what an answer needs, then the answers, then the rest. */
export interface Overview {
  readonly above: readonly Section[];
  readonly below: readonly Section[];
}

/**
 * The case as it stands, for somebody with more than an invitation. Where there is nothing to answer, what follows stands
 * with how it stands.
 */
export function overview(
  view: Viewpoint,
  level: Level,
  { answers, events }: { readonly answers: boolean; readonly events?: readonly CaseEvent[] | undefined },
): Overview {
  const follows = section('', whatFollows(view));
  const rest = [
    ...background(view, level),
    ...otherWaysPart(view, level),
    ...owed(view, level),
    ...latest(view, events),
  ];
  const routing = section('About', [...routed(view), ...linked(view)]);
  if (!answers) {
    const said = [...alerts(view, level), ...reviewersFirst(view), ...routing];
    const shown = [...matter(view, level), ...newsPart(view, level), ...testOfPlan(view, level)];
    return { above: [...standing(view), ...follows, ...said, ...shown, ...rest], below: [] };
  }
  const above = inSight(level, (less) => [
    ...standing(view),
    ...alerts(view, level),
    ...reviewersFirst(view),
    ...testerFirst(view),
    ...matter(view, less),
    ...newsPart(view, less),
    ...testOfPlan(view, less),
  ]);
  return { above, below: [...follows, ...routing, ...rest] };
}

/** What those see of it who do not see the pack. */
const routed = (view: Viewpoint) => (view.sees.has('pack') ? [] : routingLines(view));

/** The same without where it stands, which a page shows in a place of its own. */
export function belowStanding(
  view: Viewpoint,
  level: Level,
  events?: readonly CaseEvent[],
): readonly Section[] {
  return [
    ...alerts(view, level),
    ...reviewersFirst(view),
    ...testerFirst(view),
    ...section('About', [...identityLines(view), ...routed(view), ...linked(view)]),
    ...nextPart(view, level),
    ...newsPart(view, level),
    ...testOfPlan(view, level),
    ...otherWaysPart(view, level),
    ...owed(view, level),
    ...latest(view, events),
  ];
}
