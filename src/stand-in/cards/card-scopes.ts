import type { JsonObject } from '../json';
import { isObject, objectsIn, textAt } from '../json';

/** Where on a card an action hangs. */
export type ActionPlace = 'button' | 'selectAction' | 'inlineAction';

export interface PlacedAction {
  readonly action: JsonObject;
  readonly place: ActionPlace;
}

/** One card, or one ShowCard inside it, with what stands directly on it. Inputs reach actions of their own and inner scopes. */
export interface CardScope {
  readonly parent: CardScope | undefined;
  /** The title of the ShowCard action that opens this scope. */
  readonly openedBy: string | undefined;
  readonly inputs: readonly JsonObject[];
  readonly actions: readonly PlacedAction[];
  readonly inner: readonly CardScope[];
}

const CHILDREN = ['body', 'items', 'columns', 'rows', 'cells', 'images', 'inlines'] as const;

/** The parts directly inside an element, in reading order; actions and ShowCards are not among them. */
export function childrenOf(element: JsonObject): JsonObject[] {
  return CHILDREN.flatMap((key) => objectsIn(element[key]));
}

/** The actions that hang directly on an element, buttons last. */
export function actionsOn(element: JsonObject): PlacedAction[] {
  const { selectAction, inlineAction } = element;
  const placed: PlacedAction[] = [];
  if (isObject(selectAction)) placed.push({ action: selectAction, place: 'selectAction' });
  if (isObject(inlineAction)) placed.push({ action: inlineAction, place: 'inlineAction' });
  return [
    ...placed,
    ...objectsIn(element['actions']).map((action) => ({ action, place: 'button' as const })),
  ];
}

/** The card of an Action.ShowCard; undefined for every other action. */
export function shownCard(action: JsonObject): JsonObject | undefined {
  return action['type'] === 'Action.ShowCard' && isObject(action['card']) ? action['card'] : undefined;
}

/** A card's inputs and actions by scope, as Adaptive Cards clients gather them. */
export function scopeOf(card: JsonObject, parent?: CardScope, openedBy?: string): CardScope {
  const inputs: JsonObject[] = [];
  const actions: PlacedAction[] = [];
  const inner: CardScope[] = [];
  const scope: CardScope = { parent, openedBy, inputs, actions, inner };
  function visit(element: JsonObject): void {
    if (textAt(element, 'type')?.startsWith('Input.')) inputs.push(element);
    childrenOf(element).forEach(visit);
    for (const placed of actionsOn(element)) {
      actions.push(placed);
      const shown = shownCard(placed.action);
      if (shown) inner.push(scopeOf(shown, scope, textAt(placed.action, 'title')));
    }
  }
  visit(card);
  return scope;
}

/** The inputs that a press in this scope sends: its own and those of the cards around it. */
export function inputsFor(scope: CardScope): readonly JsonObject[] {
  return scope.parent ? [...inputsFor(scope.parent), ...scope.inputs] : scope.inputs;
}
