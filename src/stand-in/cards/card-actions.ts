import type { JsonObject } from '../json';
import { textAt } from '../json';
import type { ActionPlace, CardScope } from './card-scopes';
import { scopeOf } from './card-scopes';

/** One thing on a card that can be pressed. */
export interface CardAction {
  readonly type: string;
  readonly title: string | undefined;
  readonly verb: string | undefined;
  readonly id: string | undefined;
  readonly data: unknown;
  readonly enabled: boolean;
  readonly takesInputs: boolean;
  readonly place: ActionPlace;
  /** The title of the ShowCard it stands in; undefined on the card itself. */
  readonly inShowCard: string | undefined;
  readonly scope: CardScope;
}

/** Names one action: by its exact title, its verb, or anything else about it. */
export type ActionChoice =
  | { readonly title: string }
  | { readonly verb: string }
  | { readonly where: (action: CardAction) => boolean };

function described(action: JsonObject, place: ActionPlace, scope: CardScope): CardAction {
  return {
    type: textAt(action, 'type') ?? '',
    title: textAt(action, 'title'),
    verb: textAt(action, 'verb'),
    id: textAt(action, 'id'),
    data: action['data'],
    enabled: action['isEnabled'] !== false,
    takesInputs: textAt(action, 'associatedInputs')?.toLowerCase() !== 'none',
    place,
    inShowCard: scope.openedBy,
    scope,
  };
}

function actionsIn(scope: CardScope): CardAction[] {
  const own = scope.actions.map(({ action, place }) => described(action, place, scope));
  return [...own, ...scope.inner.flatMap(actionsIn)];
}

/** Everything on a card that can be pressed, ShowCards' own actions after those of the card around them. */
export function actionsOf(card: JsonObject): CardAction[] {
  return actionsIn(scopeOf(card));
}

function matches(action: CardAction, choice: ActionChoice): boolean {
  if ('title' in choice) return action.title === choice.title;
  return 'verb' in choice ? action.verb === choice.verb : choice.where(action);
}

/**
 * The one action of the given type that the choice names.
 * Throws when there is none, when there are several, or when it is switched off: a person couldn't press it.
 */
export function findAction(card: JsonObject, type: string, choice: ActionChoice): CardAction {
  const all = actionsOf(card);
  const [found, ...others] = all.filter((action) => action.type === type && matches(action, choice));
  const named = JSON.stringify(choice);
  if (!found) {
    const offered = all.map((action) => `${action.type} “${action.title ?? action.verb ?? ''}”`).join(', ');
    throw new Error(`The card has no ${type} that matches ${named}. It offers: ${offered || 'nothing'}`);
  }
  if (others.length > 0) throw new Error(`${others.length + 1} actions of the card match ${named}`);
  if (!found.enabled) throw new Error(`The action “${found.title ?? ''}” is switched off`);
  return found;
}
