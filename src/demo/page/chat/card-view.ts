import { type Action, AdaptiveCard, ExecuteAction, OpenUrlAction, SubmitAction } from 'adaptivecards';
import type { JsonObject } from '../../../stand-in/json';
import { h } from '../dom';
import { findFieldFor, isToBeFound } from './finding';
import { teamsHostConfig } from './host-config';
import { fillInput, offeredBy, sentWith, typedIn } from './inputs';
import { markdownToHtml } from './markdown';

/** A press that the renderer let through. */
export interface CardPress {
  readonly type: string;
  readonly verb: string | undefined;
  readonly title: string | undefined;
  /** The action's own data, without what was typed. */
  readonly data: unknown;
  readonly inputs: Readonly<Record<string, string>>;
}

/** A button of the card as it is on the page. */
export interface ShownAction {
  readonly verb: string;
  readonly title: string;
  /** Where a link leads; empty for what is no link. */
  readonly url: string;
  readonly element: HTMLElement;
}

export interface CardView {
  readonly element: HTMLElement;
  /** Draws this card, unless it is the one that is there already; what was typed stays in inputs that stay. */
  show(card: JsonObject): void;
  actions(): readonly ShownAction[];
  /** Fills the inputs for which an answer is given; says how many. Whom a list doesn't offer is typed beside it by name. */
  fill(answer: StoryAnswerFor, nameOf: NameOf): number;
  /** Whether somebody is to be found before all answers can be chosen. */
  mustFind(answer: StoryAnswerFor, nameOf: NameOf): boolean;
}

/** What to put into an input, by its id and what it offers; undefined: nothing. */
type StoryAnswerFor = (inputId: string, offered: readonly string[]) => string | undefined;
/** What somebody is called, by the value that stands for them. */
type NameOf = (value: string) => string | undefined;

// Text of people reaches the page only through this: escaped, with the few marks that Teams reads.
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text);
  result.didProcess = true;
};

/** Where an action's original data lie while the press is on its way, the renderer has mixed the inputs in. */
function pressOf(action: Action, source: JsonObject): CardPress {
  const verb = verbOf(action);
  const type = action.getJsonTypeName();
  return { type, verb, title: action.title, data: originalData(action, source), inputs: sentWith(action) };
}

/** The data of the action with this type, verb and title in the card's own JSON; the nth of them for the nth on the card. */
function originalData(action: Action, source: JsonObject): unknown {
  const verb = verbOf(action);
  const same: JsonObject[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const each = value as JsonObject;
    if (each['type'] === action.getJsonTypeName() && each['verb'] === verb && each['title'] === action.title)
      same.push(each);
    Object.values(each).forEach(look);
  };
  look(source);
  const root = action.parent?.getRootElement();
  const alike =
    root instanceof AdaptiveCard ? root.getAllActions().filter((each) => isAlike(each, action)) : [];
  return same[Math.max(0, alike.indexOf(action))]?.['data'];
}

function isAlike(one: Action, other: Action): boolean {
  return (
    one.getJsonTypeName() === other.getJsonTypeName() &&
    one.title === other.title &&
    verbOf(one) === verbOf(other)
  );
}

function verbOf(action: Action): string | undefined {
  return action instanceof ExecuteAction ? action.verb : undefined;
}

interface Drawn {
  readonly card: AdaptiveCard;
  /** What stood in the inputs before anybody touched them. */
  readonly start: Readonly<Record<string, string>>;
}

/** Keeps what was typed where the new card asks for the same thing and started from the same value. */
function carryOver(from: Drawn, to: Drawn): void {
  const typed = typedIn(from.card);
  for (const input of to.card.getAllInputs(true)) {
    const id = input.id ?? '';
    const value = typed[id];
    if (value === undefined || value === from.start[id] || from.start[id] !== to.start[id]) continue;
    fillInput(input, value);
  }
}

/** Draws Adaptive Cards with Microsoft's renderer. In: what to do with a press and with a link. */
export function createCardView(
  press: (press: CardPress) => void,
  follow: (address: string) => void,
): CardView {
  const element = h('div', { class: 'card', tabindex: '-1' });
  let shown: (Drawn & { readonly json: string }) | undefined;

  function draw(source: JsonObject): Drawn {
    const card = new AdaptiveCard();
    card.hostConfig = teamsHostConfig;
    card.onExecuteAction = (action) => {
      if (action instanceof SubmitAction || action instanceof ExecuteAction) press(pressOf(action, source));
      if (action instanceof OpenUrlAction && action.url !== undefined) follow(action.url);
    };
    card.parse(source);
    const drawn = card.render();
    element.replaceChildren(drawn ?? h('p', {}, 'This card cannot be shown.'));
    return { card, start: typedIn(card) };
  }

  /** The inputs for which there is an answer, with it. */
  function answered(answer: StoryAnswerFor) {
    const card = shown?.card;
    return (card?.getAllInputs(true) ?? []).flatMap((input) => {
      const value = answer(input.id ?? '', offeredBy(input));
      return card === undefined || value === undefined ? [] : [{ card, input, value }];
    });
  }

  return {
    element,
    show(source) {
      const json = JSON.stringify(source);
      if (json === shown?.json) return;
      const held = element.contains(document.activeElement);
      const drawn = draw(source);
      if (shown) carryOver(shown, drawn);
      if (held) element.focus({ preventScroll: true });
      shown = { ...drawn, json };
    },
    actions: () =>
      // What a button unfolds is among its own.
      (shown?.card.getAllActions() ?? [])
        .flatMap((each) => each.getAllActions())
        .flatMap((action) =>
          action.renderedElement
            ? [
                {
                  verb: verbOf(action) ?? '',
                  title: action.title ?? '',
                  url: action instanceof OpenUrlAction ? (action.url ?? '') : '',
                  element: action.renderedElement,
                },
              ]
            : [],
        ),
    fill(answer, nameOf) {
      let filled = 0;
      for (const { card, input, value } of answered(answer)) {
        const name = nameOf(value);
        const field = findFieldFor(card, input);
        if (field !== undefined && name !== undefined && isToBeFound(card, input, value, name))
          fillInput(field, name);
        else fillInput(input, value);
        filled += 1;
      }
      return filled;
    },
    mustFind: (answer, nameOf) =>
      answered(answer).some(({ card, input, value }) => {
        const name = nameOf(value);
        return name !== undefined && isToBeFound(card, input, value, name);
      }),
  };
}
