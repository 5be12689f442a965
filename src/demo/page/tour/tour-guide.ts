import { currentStep } from '../../tour/progress';
import { tourSteps } from '../../tour/steps';
import { answerText, type StoryAnswers, type TourStep } from '../../tour/tour-step';
import type { Chat } from '../chat/chat';
import type { MessageView } from '../chat/message-view';
import type { Model } from '../model';

type NameOf = (personId: string) => string | undefined;

/** What the reader does next within a step. */
export type NextMove =
  | { readonly kind: 'look' }
  | { readonly kind: 'open-chat' }
  | { readonly kind: 'wait' }
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
function goesOn(command: string): (action: { verb: string; title: string }) => boolean {
  return ({ verb, title }) =>
    verb.startsWith(`next:${command}:`) ||
    verb === `send:${command}` ||
    verb.startsWith(`send:${command}:`) ||
    (title === 'Read on' && verb.includes(command));
}

function findButton(chat: Chat, matches: (action: { verb: string; title: string }) => boolean) {
  for (const view of chat.views().toReversed()) {
    const found = view.card.actions().find(matches);
    if (found) return { ...found, view };
  }
  return undefined;
}

/**
 * In: the step, the chat of the person whose turn it is, and what the page knows. Out: what is next, by what stands in that chat
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
  const open = findButton(chat, goesOn(task.command));
  if (open) return fillMove(task.answers, open, nameOf);
  const opener = findButton(chat, ({ verb }) => verb === `open:${task.command}`);
  return opener ? { kind: 'press', title: opener.title, target: opener.element } : { kind: 'wait' };
}

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
