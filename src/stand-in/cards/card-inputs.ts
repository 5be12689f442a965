import type { JsonObject } from '../json';
import { isObject, objectsIn, textAt } from '../json';
import type { CardAction } from './card-actions';
import { inputsFor } from './card-scopes';

/** What a person has typed or chosen, by input id; several choices are joined by commas. */
export type Typed = Readonly<Record<string, string>>;

const SHAPES: Readonly<Record<string, RegExp>> = {
  'Input.Date': /^\d{4}-\d{2}-\d{2}$/,
  'Input.Time': /^\d{2}:\d{2}$/,
  'Input.Number': /^-?\d+(\.\d+)?$/,
};

/** What is in an input before anybody touches it; undefined when it is empty. */
function defaultOf(input: JsonObject): string | undefined {
  const value = input['value'];
  const set =
    typeof value === 'number' || typeof value === 'boolean' ? String(value) : textAt(input, 'value');
  return input['type'] === 'Input.Toggle' ? (set ?? textAt(input, 'valueOff') ?? 'false') : set;
}

function isMissing(input: JsonObject, value: string): boolean {
  return input['type'] === 'Input.Toggle' ? value !== (textAt(input, 'valueOn') ?? 'true') : value === '';
}

function outOfRange(input: JsonObject, value: string): boolean {
  const { min, max } = input;
  if (typeof min === 'number' && Number(value) < min) return true;
  if (typeof max === 'number' && Number(value) > max) return true;
  return (typeof min === 'string' && value < min) || (typeof max === 'string' && value > max);
}

function isOffered(input: JsonObject, value: string): boolean {
  if (input['type'] === 'Input.Toggle') {
    return [textAt(input, 'valueOn') ?? 'true', textAt(input, 'valueOff') ?? 'false'].includes(value);
  }
  if (input['type'] !== 'Input.ChoiceSet') return true;
  const offered = objectsIn(input['choices']).map((choice) => textAt(choice, 'value'));
  const chosen = input['isMultiSelect'] === true ? value.split(',') : [value];
  return chosen.every((one) => offered.includes(one));
}

function isAcceptable(input: JsonObject, value: string): boolean {
  const { maxLength } = input;
  const regex = textAt(input, 'regex');
  if (typeof maxLength === 'number' && value.length > maxLength) return false;
  if (regex !== undefined && !new RegExp(regex).test(value)) return false;
  const shape = SHAPES[textAt(input, 'type') ?? ''];
  return (!shape || shape.test(value)) && !outOfRange(input, value) && isOffered(input, value);
}

/** The client's own check of one input: what it would say beside the field, or undefined when content. */
function complaint(input: JsonObject, value: string): string | undefined {
  const missing = input['isRequired'] === true && isMissing(input, value);
  if (!missing && (value === '' || isAcceptable(input, value))) return undefined;
  return (
    textAt(input, 'errorMessage') ??
    `The input ${textAt(input, 'id')} is ${missing ? 'required' : 'not valid'}`
  );
}

/**
 * The data a press sends: the action's own, with the inputs of its card and of the cards around it on top,
 * each as text. An empty input is left out, as the Adaptive Cards client does.
 * Throws when an input typed into is not there, or (unless forced) when the client would not let the press through.
 */
export function pressData(action: CardAction, typed: Typed, force = false): unknown {
  const inputs = action.takesInputs ? inputsFor(action.scope) : [];
  const ids = inputs.map((input) => textAt(input, 'id'));
  const stray = Object.keys(typed).find((id) => !ids.includes(id));
  if (stray !== undefined) {
    throw new Error(
      `“${action.title ?? ''}” sends no input “${stray}”. It sends: ${ids.join(', ') || 'none'}`,
    );
  }
  const gathered: Record<string, string> = {};
  for (const input of inputs) {
    const id = textAt(input, 'id') ?? '';
    const value = typed[id] ?? defaultOf(input) ?? '';
    const wrong = force ? undefined : complaint(input, value);
    if (wrong !== undefined) throw new Error(wrong);
    if (value !== '') gathered[id] = value;
  }
  if (action.data !== undefined && !isObject(action.data)) return action.data;
  return { ...action.data, ...gathered };
}
