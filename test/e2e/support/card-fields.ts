import { isObject, type JsonObject, objectsIn, textAt } from '../../../src/stand-in/json';
import { type Answers, first } from './answers';

/** Every input on a card, wherever it stands. */
function inputs(value: unknown): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(inputs);
  if (!isObject(value)) return [];
  const own = textAt(value, 'type')?.startsWith('Input.') === true ? [value] : [];
  return [...own, ...Object.values(value).flatMap(inputs)];
}

/** The paths of the fields on a card, without the card's `f.`. */
export function inputsOn(card: JsonObject): readonly string[] {
  return inputs(card).map((each) => (textAt(each, 'id') ?? '').replace(/^f\./, ''));
}

/** The text fields of a card, but those in which one looks for people, and whether its label calls each optional. */
export function textInputsOn(
  card: JsonObject,
): readonly { readonly path: string; readonly optional: boolean }[] {
  return inputs(card)
    .filter((each) => each['type'] === 'Input.Text' && textAt(each, 'id')?.startsWith('f.find.') !== true)
    .map((each) => ({
      path: (textAt(each, 'id') ?? '').replace(/^f\./, ''),
      optional: textAt(each, 'label')?.endsWith('(optional)') === true,
    }));
}

/** What is in a field; undefined when the card has no such field. */
export function valueOn(card: JsonObject, path: string): string | undefined {
  const found = inputs(card).find((each) => each['id'] === `f.${path}`);
  return found && (textAt(found, 'value') ?? '');
}

/** The values that a field offers. */
export function choicesOn(card: JsonObject, path: string): readonly string[] {
  const found = inputs(card).find((each) => each['id'] === `f.${path}`);
  return found === undefined ? [] : objectsIn(found['choices']).map((each) => textAt(each, 'value') ?? '');
}

/** The answers with `first` replaced by the first of the choices that the card offers. */
export function withoutFirst(card: JsonObject, answers: Answers): Answers {
  const real = (path: string, value: string) => (value === first ? (choicesOn(card, path)[0] ?? '') : value);
  return Object.fromEntries(Object.entries(answers).map(([path, value]) => [path, real(path, value)]));
}

/** Of the answers, those whom a list on the card does not offer and beside which one can find them by name. */
export function toBeFound(card: JsonObject, answers: Answers): Answers {
  const paths = inputsOn(card);
  const missing = Object.entries(answers).filter(
    ([path, value]) =>
      value !== first &&
      value !== '' &&
      paths.includes(`find.${path}`) &&
      !choicesOn(card, path).includes(value),
  );
  return Object.fromEntries(missing);
}
