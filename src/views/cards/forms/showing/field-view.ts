import { z } from 'zod';
import type { ViewModel } from '../../model/view-model';
import type { Choice, Field, FieldErrors, Values } from '../field';
import { type Finding, findingView, hitsFor, noFinding } from '../finding';
import { formText } from '../form-texts';
import { isTicked, valueAt } from '../reading/build-command';
import { bytesOf, isTextField, nobody, pickers } from './shown-values';

/** A picker of people offers so many, the most suitable ones; the others are found by part of their name. */
const mostLikely = 8;
/** A picker of things on the case, which nobody looks up by name, shows at most so many. */
const mostChoices = 80;

/** Characters that an input takes, and a draft keeps: far more than any limit. */
const mostTyped = 20_000;

const typesWithChoices: readonly Field['type'][] = ['choice', 'person', 'candidate', 'entry'];
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
  /** How somebody is found who is not offered; left out where the page has a way of its own. */
  readonly finding?: Finding | undefined;
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
    // What is longer is refused in words, and kept: a client would drop the end of it without a word.
    maxLength: field.type === 'date' ? 40 : mostTyped,
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

/** Which input it is, and what is in it. */
function inputOf({ field, shown, choiceBytes, finding }: FieldSetting): ViewModel {
  const value = valueAt(shown, field.path);
  const isChoice = typesWithChoices.includes(field.type);
  const isToggle = field.type === 'toggle';
  const isDate = field.type === 'date' && (value === '' || date.safeParse(value).success);
  const all = isChoice ? (field.choices?.() ?? []) : [];
  const likely = offered(field, all, value, choiceBytes);
  const isSearched = searched.includes(field.type) && likely.length < all.length;
  const hits = isSearched ? hitsFor(field, all, finding) : [];
  const choices =
    hits.length === 0 ? likely : offered(field, withChosen(all, hits, value), value, choiceBytes);
  const isTickedNow = isTicked(value.trim()) ? 'yes' : 'no';
  return {
    value: isChoice ? chosen(choices, value) : isToggle ? isTickedNow : value,
    placeholder: placeholderOf(field, isChoice, finding === undefined ? isSearched : undefined),
    // A date that is none is shown as text, for a date input could not hold it.
    isText: isTextField(field) || (field.type === 'date' && !isDate),
    isMultiline: field.type === 'paragraph' || field.type === 'long',
    isDate,
    // A choice among nothing is no input: clients refuse to show one.
    isChoice: choices.length > 0,
    isSearched,
    hasNothing: isChoice && choices.length === 0,
    choices: [...choices, ...wayOut(field, choices, finding)].map((each) => ({ ...each })),
    // Whoever was just found is seen at once; a list that is always there takes one line.
    choiceStyle: pickers.includes(field.type) && hits.length === 0 ? 'compact' : 'expanded',
    isToggle,
    ...(isSearched && finding !== undefined ? findingView(field, finding, hits, choices) : noFinding),
  };
}

/** Whoever is chosen stays among the choices, whatever is found. */
function withChosen(all: readonly Choice[], hits: readonly Choice[], value: string): readonly Choice[] {
  const now = value.trim().toLowerCase();
  const kept = all.filter((each) => each.value.toLowerCase() === now && !hits.includes(each));
  return [...kept, ...hits];
}

/** In a list of one line nothing can be taken back: whoever need not choose can choose nobody. */
function wayOut(field: Field, choices: readonly Choice[], finding: Finding | undefined): readonly Choice[] {
  const may = finding !== undefined && pickers.includes(field.type) && !field.required && choices.length > 0;
  return may ? [{ title: formText('leaveEmpty'), value: nobody }] : [];
}

/** @param isTypedInto undefined for a card's list, into which nobody types */
function placeholderOf({ placeholder }: Field, isChoice: boolean, isTypedInto: boolean | undefined): string {
  if (!isChoice) return placeholder;
  if (isTypedInto === undefined) return formText('choose');
  return placeholder || formText(isTypedInto ? 'chooseOrType' : 'choose');
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

/** From this share of its limit on, a text says what the limit is. */
const nearlyFull = 0.8;

/** The field's own hint, and its limit once most of it is used. */
function hintOf(field: Field, typed: string, shown: string): string {
  const parts = [field.hint];
  if (isTextField(field) && typed.length > field.limit * nearlyFull)
    parts.push(formText('limit', { limit: field.limit.toLocaleString('en-GB') }));
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
