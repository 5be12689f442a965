import { z } from 'zod';
import type { ViewModel } from '../view-model';
import { isTicked, valueAt } from './build-command';
import type { Choice, Field, FieldErrors, Values } from './field';
import { formText } from './form-texts';
import { bytesOf, isTextField } from './shown-values';

/** A picker of people offers so many, the most suitable ones; the others are found by typing part of a name. */
const mostLikely = 8;
/** A picker of things on the case, which nobody looks up by name, shows at most so many. */
const mostChoices = 80;

const typesWithChoices: readonly Field['type'][] = ['choice', 'person', 'candidate', 'entry'];
const pickers: readonly Field['type'][] = ['person', 'candidate', 'entry'];
const searched: readonly Field['type'][] = ['person', 'candidate'];
const date = z.iso.date();

interface FieldSetting {
  readonly field: Field;
  /** What was typed, whole. */
  readonly values: Values;
  /** What the inputs show of it. */
  readonly shown: Values;
  readonly errors: FieldErrors;
  /** What to say when the field is left empty. */
  readonly ask: string;
  /** Bytes of JSON for the choices of one picker. */
  readonly choiceBytes: number;
  /** The name under which more choices of this field are asked for. */
  readonly dataset: string;
}

/** One field of a form as its template shows it. */
export function fieldView(setting: FieldSetting): ViewModel {
  const { field, values, shown, errors, ask } = setting;
  const typed = valueAt(values, field.path);
  const error = tooLong(field, typed) ?? errors[field.path] ?? '';
  const input = inputOf(setting);
  const hint =
    input['hasNothing'] === true ? nothingToChoose(field) : hintOf(field, typed, valueAt(shown, field.path));
  return {
    ...input,
    id: `f.${field.path}`,
    label: labelOf(field),
    maxLength: field.type === 'date' ? 40 : field.limit,
    errorMessage: ask,
    toggleTitle: formText('yes'),
    hasHeading: field.heading !== undefined,
    heading: field.heading ?? '',
    style: error === '' ? 'default' : 'attention',
    hasError: error !== '',
    error,
    hasHint: hint !== '',
    hint,
  };
}

/** Which input it is, and what stands in it. */
function inputOf({ field, shown, choiceBytes, dataset }: FieldSetting): ViewModel {
  const value = valueAt(shown, field.path);
  const isChoice = typesWithChoices.includes(field.type);
  const isToggle = field.type === 'toggle';
  const isDate = field.type === 'date' && (value === '' || date.safeParse(value).success);
  const all = isChoice ? (field.choices?.() ?? []) : [];
  const choices = offered(field, all, value, choiceBytes);
  const isSearched = searched.includes(field.type) && choices.length < all.length;
  const ticked = isTicked(value.trim()) ? 'yes' : 'no';
  return {
    value: isChoice ? chosen(choices, value) : isToggle ? ticked : value,
    placeholder: placeholderOf(field, isChoice, isSearched),
    // A date that is none is shown as text, for a date input could not hold it.
    isText: isTextField(field) || (field.type === 'date' && !isDate),
    isMultiline: field.type === 'paragraph' || field.type === 'long',
    isDate,
    // A choice among nothing is no input: clients refuse to show one.
    isChoice: choices.length > 0 && !isSearched,
    isSearched,
    dataset,
    hasNothing: isChoice && choices.length === 0,
    choices: choices.map(({ title, value: id }) => ({ title, value: id })),
    choiceStyle: pickers.includes(field.type) ? 'filtered' : 'expanded',
    isToggle,
  };
}

function placeholderOf({ placeholder }: Field, isChoice: boolean, isSearched: boolean): string {
  if (placeholder !== '' || !isChoice) return placeholder;
  return formText(isSearched ? 'chooseOrType' : 'choose');
}

function labelOf({ label, required, conditional }: Field): string {
  return required || conditional === true ? label : formText('optional', { label });
}

function nothingToChoose({ label }: Field): string {
  return formText('nothingToChoose', { label });
}

function tooLong(field: Field, typed: string): string | undefined {
  if (!isTextField(field) || typed.length <= field.limit) return undefined;
  const count = (n: number) => n.toLocaleString('en-GB');
  return formText('tooLong', { typed: count(typed.length), limit: count(field.limit) });
}

/** The field's own hint and its stated limit. */
function hintOf(field: Field, typed: string, shown: string): string {
  const parts = [field.hint];
  if (isTextField(field)) parts.push(formText('limit', { limit: field.limit.toLocaleString('en-GB') }));
  if (isTextField(field) && typed.length <= field.limit && shown !== typed) parts.push(formText('partShown'));
  return parts.filter((part) => part !== '').join(' ');
}

/** Choices that fit: what is chosen now is always among them, the rest in the order given. */
function offered(field: Field, all: readonly Choice[], value: string, bytes: number): readonly Choice[] {
  if (!pickers.includes(field.type)) return all;
  const now = new Set([value.trim().toLowerCase()]);
  const isChosen = (choice: Choice) => now.has(choice.value.toLowerCase());
  const most = searched.includes(field.type) ? mostLikely : mostChoices;
  const wanted = [...all.filter(isChosen), ...all.filter((choice) => !isChosen(choice))].slice(0, most);
  let left = bytes;
  return wanted.filter((choice) => {
    left -= bytesOf({ title: choice.title, value: choice.value }) + 1;
    return left >= 0;
  });
}

/** The chosen values as the input takes them; what is not offered is not chosen. */
function chosen(choices: readonly Choice[], value: string): string {
  const parts = [value.trim().toLowerCase()];
  const found = choices.filter((choice) => parts.includes(choice.value.toLowerCase()));
  return found.map((choice) => choice.value).join(',');
}
