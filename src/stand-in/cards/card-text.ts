import type { JsonObject } from '../json';
import { isObject, objectsIn, textAt } from '../json';
import { actionsOn, childrenOf, shownCard } from './card-scopes';

export interface TextOptions {
  /** True: leave out what is hidden until something is pressed (`isVisible: false`, ShowCards, error messages). */
  readonly shownOnly?: boolean;
}

const INPUT_TEXTS = ['label', 'title', 'placeholder'] as const;

function defined(...texts: readonly (string | undefined)[]): string[] {
  return texts.filter((text) => text !== undefined && text !== '') as string[];
}

function inputTexts(input: JsonObject, shownOnly: boolean): string[] {
  const choices = objectsIn(input['choices']).map((choice) => textAt(choice, 'title'));
  const isTyped = input['type'] === 'Input.Text' || input['type'] === 'Input.Number';
  const value = input['value'];
  const shown =
    isTyped && (typeof value === 'string' || typeof value === 'number') ? String(value) : undefined;
  const error = shownOnly ? undefined : textAt(input, 'errorMessage');
  return defined(...INPUT_TEXTS.map((key) => textAt(input, key)), shown, ...choices, error);
}

/** The runs of a RichTextBlock read as one line; a run may be a plain string. */
function richText(element: JsonObject): string {
  const inlines = Array.isArray(element['inlines']) ? element['inlines'] : [];
  return inlines.map((run) => (isObject(run) ? textAt(run, 'text') : run)).join('');
}

function ownTexts(element: JsonObject, shownOnly: boolean): string[] {
  const type = textAt(element, 'type') ?? '';
  if (type.startsWith('Input.')) return inputTexts(element, shownOnly);
  if (type === 'TextBlock') return defined(textAt(element, 'text'));
  if (type === 'RichTextBlock') return defined(richText(element));
  if (type === 'Image') return defined(textAt(element, 'altText'));
  if (type !== 'FactSet') return [];
  return objectsIn(element['facts']).flatMap((fact) => defined(textAt(fact, 'title'), textAt(fact, 'value')));
}

/**
 * Every text a person can see on a card, in reading order: text blocks, facts, labels, placeholders, choices,
 * error messages, alternative texts, what is in the inputs, the titles of actions, and ShowCards' content.
 */
export function visibleText(card: JsonObject, options: TextOptions = {}): string[] {
  const { shownOnly = false } = options;
  if (shownOnly && card['isVisible'] === false) return [];
  const below = childrenOf(card).flatMap((child) => visibleText(child, options));
  const onActions = actionsOn(card).flatMap(({ action }) => {
    const shown = shownOnly ? undefined : shownCard(action);
    return [
      ...defined(textAt(action, 'title'), textAt(action, 'tooltip')),
      ...(shown ? visibleText(shown, options) : []),
    ];
  });
  return [...ownTexts(card, shownOnly), ...below, ...onActions];
}
