import { currentStep } from '../../tour/progress';
import { tourSteps } from '../../tour/steps';
import { answerText, type StepTask, type StoryAnswers, type TourStep } from '../../tour/tour-step';
import type { ShownAction } from '../chat/card-view';
import type { Chat } from '../chat/chat';
import type { MessageView } from '../chat/message-view';
import type { Model } from '../model';

type NameOf = (personId: string) => string | undefined;

/** What the reader does next within a step. */
export type NextMove =
  | { readonly kind: 'look' }
  | { readonly kind: 'open-chat' }
  | { readonly kind: 'wait' }
  /** As `press`, on the way to a page that is only to be looked at. */
  | { readonly kind: 'visit'; readonly title: string; readonly target: HTMLElement }
  /** What is waited for comes when the quiet hours end. */
  | { readonly kind: 'held'; readonly until: string }
  | { readonly kind: 'write'; readonly words: string; readonly target: HTMLElement }
  /** A button on a card: one that opens something, or one that goes on in an open form. */
  | { readonly kind: 'press'; readonly title: string; readonly target: HTMLElement }
  | {
      readonly kind: 'fill';
      readonly title: string;
      readonly target: HTMLElement;
      readonly view: MessageView;
    };

/** The step whose turn it is, and its index; no step when the tour is over. */
export function stepNow({ deeds, prefs }: Model): {
  readonly index: number;
  readonly step: TourStep | undefined;
} {
  const index = currentStep(tourSteps, deeds.slice(prefs.since), prefs.wentOnTo);
  return { index, step: tourSteps[index] };
}

/** Whether a verb belongs to an open form of this command and goes on in it. */
function goesOn(command: string): (action: Pressable) => boolean {
  return ({ verb, title }) =>
    verb.startsWith(`next:${command}:`) ||
    verb === `send:${command}` ||
    verb.startsWith(`send:${command}:`) ||
    (title === 'Read on' && verb.includes(command));
}

/** In the address of a page to print. */
const printed = '/print/';

type Pressable = Pick<ShownAction, 'verb' | 'title' | 'url'>;

function findButton(chat: Chat, matches: (action: Pressable) => boolean) {
  for (const view of chat.views().toReversed()) {
    const all = view.card.actions().filter(matches);
    const found = all.find(({ element }) => element.checkVisibility()) ?? all[0];
    if (found) return { ...found, view };
  }
  return undefined;
}

/**
 * In: the step, the chat of the person whose turn it is, and what the page knows. Out: what is next, by what is in that chat
 * now; in quiet hours what is not there yet is held back by the clock.
 */
export function nextMove(step: TourStep, chat: Chat | undefined, { time, people }: Model): NextMove {
  const move = moveByChat(step, chat, (id) => people.get(id)?.name);
  const until = time?.quietUntil;
  return move.kind === 'wait' && until !== undefined ? { kind: 'held', until } : move;
}

function moveByChat({ task }: TourStep, chat: Chat | undefined, nameOf: NameOf): NextMove {
  if (task.kind === 'look') return { kind: 'look' };
  if (chat === undefined) return { kind: 'open-chat' };
  if (task.kind === 'say') return { kind: 'write', words: task.words, target: chat.sendButton() };
  if (task.kind === 'begin') {
    const found = findButton(chat, ({ verb }) => verb === task.verb);
    return found ? { kind: 'press', title: found.title, target: found.element } : { kind: 'wait' };
  }
  if (task.kind === 'open') return visitMove(task, chat);
  const open = findButton(chat, goesOn(task.command));
  if (open) return fillMove(task.answers, open, nameOf);
  const opener = findButton(chat, ({ verb }) => verb === `open:${task.command}`);
  const found = opener ?? (task.command === 'submit' ? beginAnew(chat) : wayBack(chat));
  return found ? { kind: 'press', title: found.title, target: found.element } : { kind: 'wait' };
}

/** A request that was thrown away is begun again from the card that says so, where it is the last one. */
function beginAnew(chat: Chat) {
  const view = chat.views().at(-1);
  return view?.card.actions().find(({ verb }) => verb === 'new:external-second-opinion');
}

/** From a side of the request, or a page to print, back to where the buttons are. */
function wayBack(chat: Chat) {
  const actions = chat.views().at(-1)?.card.actions() ?? [];
  const isPrint = actions.some(({ url }) => url.includes(printed));
  return actions.find(({ verb }) => verb.startsWith(isPrint ? 'show:' : 'show:case'));
}

/**
 * The link itself, or the last of the presses that lead to it which can be made now. What stands behind “Details” is there once
 * that is unfolded; from a page that leads elsewhere one goes back.
 */
function visitMove({ by, link }: Extract<StepTask, { kind: 'open' }>, chat: Chat): NextMove {
  const ways = [({ url }: Pressable) => url.includes(link), ...by.toReversed().map(hasVerb)];
  const found = ways
    .map((way) => findButton(chat, way))
    .find((each) => each?.element.checkVisibility() === true);
  const next = found ?? wayBack(chat) ?? findButton(chat, ({ title }) => title === 'Details');
  return next ? { kind: 'visit', title: next.title, target: next.element } : { kind: 'wait' };
}

const hasVerb =
  (wanted: string) =>
  ({ verb }: Pressable) =>
    verb === wanted;

/** What is pressed once the page is filled in: the button that finds, where a list does not offer whom the story names. */
function fillMove(
  answers: StoryAnswers,
  { title, element, view }: NonNullable<ReturnType<typeof findButton>>,
  nameOf: NameOf,
): NextMove {
  const find = view.card.actions().find(({ verb }) => verb.startsWith('find:'));
  const named = (id: string) => {
    const answer = answers[pathOf(id)];
    return typeof answer === 'string' ? answer : undefined;
  };
  return find !== undefined && view.card.mustFind(named, nameOf)
    ? { kind: 'fill', title: find.title, target: find.element, view }
    : { kind: 'fill', title, target: element, view };
}

const pathOf = (inputId: string) => inputId.replace(/^f\./, '');

/** Where in its form an open page stands, as the card itself says: “This form: step 3 of 10”. */
export function placeInForm(view: MessageView): string | undefined {
  const [, word = '', at, all] = /(Step|Part) (\d+) of (\d+)/.exec(view.card.element.textContent ?? '') ?? [];
  return at === undefined ? undefined : `This form: ${word.toLowerCase()} ${at} of ${all}`;
}

/**
 * Fills the page of the form that is open with what the story says; gives how many fields. `nameOf` names the people of
 * the story, whom a list may not offer before they were looked for.
 */
export function fillPage({ task }: TourStep, view: MessageView, now: string, nameOf: NameOf): number {
  if (task.kind !== 'form') return 0;
  return view.card.fill((id, offered) => {
    const answer = task.answers[pathOf(id)];
    return answer === undefined ? undefined : answerText(answer, now, offered);
  }, nameOf);
}
