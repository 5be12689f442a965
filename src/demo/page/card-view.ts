import { type Action, AdaptiveCard, ExecuteAction, OpenUrlAction, SubmitAction } from 'adaptivecards';
import type { JsonObject } from '../json';
import { h } from './dom';
import { teamsHostConfig } from './host-config';
import { fillInput, offeredBy, sentWith, typedIn } from './inputs';
import { markdownToHtml } from './markdown';
import { type LookUp, SearchedChoices, SearchingCard } from './searched-choices';

/** A press that the renderer let through. */
export interface CardPress {
  readonly type: string;
  readonly verb: string | undefined;
  readonly title: string | undefined;
  /** The action's own data, without what was typed. */
  readonly data: unknown;
  readonly inputs: Readonly<Record<string, string>>;
}

/** A button of the card as it stands on the page. */
export interface ShownAction {
  readonly verb: string;
  readonly title: string;
  readonly element: HTMLElement;
}

export interface CardView {
  readonly element: HTMLElement;
  /** Draws this card, unless it is the one that stands there already; what was typed stays in inputs that stay. */
  show(card: JsonObject): void;
  actions(): readonly ShownAction[];
  /** Fills the inputs for which an answer is given; says how many. `nameOf` names people whom a list doesn't offer. */
  fill(
    answer: (inputId: string, offered: readonly string[]) => string | undefined,
    nameOf: (value: string) => string | undefined,
  ): number;
}

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
    fillInput(input, value, () => titleIn(from.card, id));
  }
}

/** What a list that is searched by typing shows as chosen. */
function titleIn(card: AdaptiveCard, id: string): string | undefined {
  const input = card.getAllInputs(true).find((each) => each.id === id);
  return input instanceof SearchedChoices ? input.chosen?.title : undefined;
}

/** Draws Adaptive Cards with Microsoft's renderer. In: what to do with a press and with a link, and how lists look choices up. */
export function createCardView(
  press: (press: CardPress) => void,
  lookUp: LookUp,
  follow: (address: string) => void,
): CardView {
  const element = h('div', { class: 'card', tabindex: '-1' });
  let shown: (Drawn & { readonly json: string }) | undefined;

  function draw(source: JsonObject): Drawn {
    const card = new SearchingCard();
    card.lookUp = lookUp;
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
      (shown?.card.getAllActions() ?? []).flatMap((action) =>
        action.renderedElement
          ? [{ verb: verbOf(action) ?? '', title: action.title ?? '', element: action.renderedElement }]
          : [],
      ),
    fill(answer, nameOf) {
      let filled = 0;
      for (const input of shown?.card.getAllInputs(true) ?? []) {
        const value = answer(input.id ?? '', offeredBy(input));
        if (value === undefined) continue;
        fillInput(input, value, nameOf);
        filled += 1;
      }
      return filled;
    },
  };
}
