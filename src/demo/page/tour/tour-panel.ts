import { tourSteps } from '../../tour/steps';
import type { TourStep } from '../../tour/tour-step';
import { avatar } from '../chat/chat-head';
import { button, h, icon, icons } from '../dom';
import type { Model } from '../model';
import { timeOfDay } from '../words';
import { createAutopilot } from './autopilot';
import { foldButton } from './fold';
import { createThings, type TryingParts } from './things';
import { fillPage, type NextMove, nextMove, placeInForm, stepNow } from './tour-guide';

export interface TourPanel {
  readonly element: HTMLElement;
  refresh(): void;
}

interface TourParts extends TryingParts {
  /** Moves the clock to the next working morning. */
  readonly toMorning: () => Promise<void>;
}

const hint: Readonly<Record<NextMove['kind'], (move: NextMove) => string>> = {
  look: () => 'Have a look, then go on.',
  'open-chat': () => 'This chat is not on the page yet.',
  wait: () =>
    'Nothing to press here yet: the bot is still at work, or this form was left. Have a look at the chat.',
  held: (move) =>
    `It is night in the story. In quiet hours only urgent requests notify: this card comes at ${'until' in move ? timeOfDay(move.until) : ''}.`,
  write: (move) => `Write “${'words' in move ? move.words : ''}” and send it.`,
  press: (move) => `Press “${'title' in move ? move.title : ''}”.`,
  visit: (move) => `Press “${'title' in move ? move.title : ''}”, have a look, and go on.`,
  fill: (move) => `Fill in this page, then press “${'title' in move ? move.title : ''}”.`,
};

/** What the guide has done for its reader, who is to press now. */
function filledHint(count: number, move: NextMove): string {
  const title = 'title' in move ? move.title : '';
  return count === 0 ? `Nothing to fill in here. Press “${title}”.` : `Filled in. Now press “${title}”.`;
}

/** The guide beside the chats: what to do now, with whom, and help in doing it. */
export function createTourPanel(model: Model, parts: TourParts): TourPanel {
  const progress = h('progress', { max: String(tourSteps.length), 'aria-label': 'Steps of the tour done' });
  const count = h('p', { class: 'note' });
  const now = h('div', { class: 'step-now' });
  // The live region stays in place: what is put into it is read out.
  const told = h('p', { class: 'sr', role: 'status' });
  const list = h('ol', { class: 'steps' });
  const leave = button(
    'Leave the tour',
    () => model.choose({ guide: false }),
    { class: 'quiet' },
    icon(icons.close),
  );
  const again = button(
    'Begin the tour again',
    () => model.choose({ wentOnTo: 0, since: model.deeds.length }),
    { class: 'link' },
  );
  const rest = h('details', { class: 'all-steps' }, h('summary', {}, 'All steps'), list, again);
  const head = h('header', {}, h('h2', {}, 'Guided tour'), leave);
  const element = h(
    'aside',
    { class: 'tour', 'aria-label': 'Guided tour' },
    head,
    count,
    progress,
    now,
    told,
    rest,
  );
  head.append(foldButton(element));
  const autopilot = createAutopilot({
    current: () => situation(),
    fill,
    toMorning: parts.toMorning,
    changed: () => refresh(),
  });
  let drawn = '';
  let marked: HTMLElement | undefined;
  let filled: { readonly target: HTMLElement; readonly count: number } | undefined;

  function situation(): { readonly step: TourStep; readonly move: NextMove } | undefined {
    const { step } = stepNow(model);
    if (step === undefined) return undefined;
    const chat = parts.chatOf(step.who);
    return { step, move: nextMove(step, chat, model) };
  }
  function fill(step: TourStep, move: NextMove): void {
    const at = model.time?.instant;
    if (at === undefined) return;
    const nameOf = (personId: string) => model.people.get(personId)?.name;
    if (move.kind === 'fill') filled = { target: move.target, count: fillPage(step, move.view, at, nameOf) };
    if (move.kind === 'write') parts.chatOf(step.who)?.write(move.words);
  }
  /** The one thing to press, marked on the page. */
  function mark(target: HTMLElement | undefined): void {
    if (marked === target) return;
    marked?.removeAttribute('data-tour');
    // Not a class: the renderer writes the classes of its buttons anew.
    target?.setAttribute('data-tour', 'here');
    marked = target;
  }
  function helpers(step: TourStep, move: NextMove, index: number): HTMLElement {
    const goOn = () => model.choose({ wentOnTo: index + 1 });
    const help = h('div', { class: 'step-help' });
    if (move.kind === 'look' && index < tourSteps.length - 1)
      help.append(button('Go on', goOn, { class: 'primary' }));
    if (move.kind === 'open-chat')
      help.append(button('Open the chat', () => parts.reveal(step.who), { class: 'primary' }));
    if (move.kind === 'held')
      help.append(
        button('Go to the next working morning', () => void parts.toMorning(), { class: 'primary' }),
      );
    if (move.kind === 'write')
      help.append(button('Write this for me', () => fill(step, move), { class: 'primary' }));
    if (move.kind === 'fill' && filledNow(move) === undefined)
      help.append(button('Fill this in for me', () => fillAndShow(step, move), { class: 'primary' }));
    if (move.kind === 'press' || move.kind === 'visit' || filledNow(move) !== undefined)
      help.append(button('Show me where', () => show(step, move), { class: 'primary' }));
    if (step.task.kind === 'open') help.append(button('Go on', goOn));
    else if (step.task.kind !== 'look') help.append(doItAll(), button('Skip', goOn, { class: 'link' }));
    return help;
  }
  /** How many fields the guide has filled on the page of the form that is open now; undefined where it has not. */
  function filledNow(move: NextMove): number | undefined {
    return move.kind === 'fill' && filled?.target === move.target ? filled.count : undefined;
  }
  function fillAndShow(step: TourStep, move: NextMove): void {
    fill(step, move);
    refresh();
    show(step, move);
  }
  function hintFor(move: NextMove): string {
    if (autopilot.isOn()) return 'Doing it for you…';
    const count = filledNow(move);
    return count === undefined ? hint[move.kind](move) : filledHint(count, move);
  }
  function doItAll(): HTMLElement {
    const label = autopilot.isOn() ? 'Stop' : 'Do this step for me';
    return button(label, () => (autopilot.isOn() ? autopilot.stop() : autopilot.start()));
  }
  function show(step: TourStep, move: NextMove): void {
    parts.reveal(step.who);
    if ('target' in move) {
      move.target.scrollIntoView({ block: 'center' });
      move.target.focus({ preventScroll: true });
    }
  }
  function drawNow(step: TourStep | undefined, move: NextMove | undefined, index: number): void {
    const person = step && model.people.get(step.who);
    if (!step || !move || !person) {
      const gone = h('p', {}, 'The tour is for the invented directory: its people are not in yours.');
      now.replaceChildren(step ? gone : createThings(parts));
      return;
    }
    const whose = button(
      '',
      () => show(step, move),
      { class: 'whose' },
      avatar(person),
      h('span', {}, person.name),
    );
    told.textContent = hintFor(move);
    const saying = h('p', { class: 'step-hint' }, hintFor(move));
    const place = move.kind === 'fill' ? placeInForm(move.view) : undefined;
    const form = place === undefined ? undefined : h('p', { class: 'note' }, place);
    const isLast = index === tourSteps.length - 1;
    const isOpen = isLast || !matchMedia('(width < 700px)').matches;
    const story = h(
      'details',
      { class: 'step-text', open: isOpen },
      h('summary', {}, 'The story'),
      h('p', {}, step.text),
    );
    now.replaceChildren(
      h('h3', {}, step.title),
      whose,
      story,
      ...[form, isLast ? createThings(parts) : saying].filter((each) => each !== undefined),
      helpers(step, move, index),
    );
  }
  function drawList(index: number): void {
    list.replaceChildren(
      ...tourSteps.map((step, at) => {
        const state = at < index ? 'done' : at === index ? 'now' : 'later';
        const spoken = state === 'done' ? 'done: ' : '';
        return h(
          'li',
          { 'data-state': state, 'aria-current': state === 'now' ? 'step' : undefined },
          h('span', { class: 'sr' }, spoken),
          step.title,
        );
      }),
    );
  }
  let shownStep = -1;
  function refresh(): void {
    element.hidden = !model.prefs.guide;
    const { index, step } = stepNow(model);
    const move = step && nextMove(step, parts.chatOf(step.who), model);
    const isOn = model.prefs.guide && move !== undefined && 'target' in move;
    mark(isOn ? move.target : undefined);
    for (const chat of document.querySelectorAll('.chat')) chat.classList.remove('tour-turn');
    if (model.prefs.guide && step) parts.chatOf(step.who)?.element.classList.add('tour-turn');
    const state = JSON.stringify([
      index,
      move?.kind,
      move && 'title' in move ? move.title : '',
      autopilot.isOn(),
      model.people.size,
      move && filledNow(move),
      move?.kind === 'fill' ? placeInForm(move.view) : '',
    ]);
    if (state === drawn) return;
    drawn = state;
    const isNew = index !== shownStep;
    shownStep = index;
    if (model.prefs.guide && step && isNew) {
      // Whose turn it is has a column, whoever was on the page before.
      if (parts.chatOf(step.who) === undefined && model.people.has(step.who)) parts.reveal(step.who);
      showActing(parts.chatOf(step.who)?.element);
    }
    count.textContent = step ? `Step ${index + 1} of ${tourSteps.length}` : 'Done';
    progress.value = index;
    drawNow(step, move, index);
    drawList(index);
  }
  // What a press unfolds on a card is known to nobody but the page.
  document.addEventListener('click', () => setTimeout(refresh), { capture: true });
  return { element, refresh };
}

/** Brings the column of whoever acts now into sight, at once where people want no motion. */
function showActing(column: HTMLElement | undefined): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  column?.scrollIntoView({ block: 'nearest', inline: 'center', behavior: calm ? 'auto' : 'smooth' });
}
