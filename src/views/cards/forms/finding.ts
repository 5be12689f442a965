import type { ViewModel } from '../model/view-model';
import { fittingChoices } from './choices/fitting-choices';
import type { Choice, Field, Values } from './field';
import { formText } from './form-texts';
import { cut } from './showing/shown-values';

/** What is before the path of a field in the name of the input beside it that takes part of a name. */
const before = 'find.';
/** Letters of a name that somebody types to find it. */
const longestQuery = 60;

/** On a card: what is looked for, and what the button carries that looks. */
export interface Finding {
  /** What was typed into the fields that find, by the path of the field each belongs to. */
  readonly queries: Values;
  /** The field's path is put after it. */
  readonly verb: string;
  readonly data: ViewModel;
}

/** What was typed to find somebody, out of all that a press brought; by the path of the field it is for. */
export function queriesIn(inputs: Values): Values {
  return Object.fromEntries(
    Object.entries(inputs)
      .filter(([path, text]) => path.startsWith(before) && text.trim() !== '')
      .map(([path, text]) => [path.slice(before.length), cut(text, longestQuery)]),
  );
}

/** The part of a picker's view by which somebody is found who is not offered. Works in every client: a press finds. */
export function findingView(
  field: Field,
  { queries, verb, data }: Finding,
  hits: readonly Choice[],
  shown: readonly Choice[],
): ViewModel {
  const query = queries[field.path] ?? '';
  const said = query === '' ? '' : foundText(hits, shown);
  return {
    hasFind: true,
    findId: `f.${before}${field.path}`,
    findLabel: formText('findLabel', { label: field.label }),
    findValue: query,
    findLimit: longestQuery,
    findAsk: formText('findWhat'),
    hasFound: said !== '',
    found: said,
    findTitle: formText('find'),
    findVerb: `${verb}:${field.path}`,
    findData: data,
  };
}

function foundText(hits: readonly Choice[], shown: readonly Choice[]): string {
  if (hits.length === 0) return formText('foundNone');
  return hits.every((each) => shown.includes(each)) ? '' : formText('foundMany', { n: hits.length });
}

/** The same for a field at which nothing is found. */
export const noFinding: ViewModel = {
  hasFind: false,
  findId: '',
  findLabel: '',
  findValue: '',
  findLimit: longestQuery,
  findAsk: '',
  hasFound: false,
  found: '',
  findTitle: '',
  findVerb: '',
  findData: {},
};

/** Those of all choices that fit what was typed to find somebody here. */
export function hitsFor(
  field: Field,
  all: readonly Choice[],
  finding: Finding | undefined,
): readonly Choice[] {
  return fittingChoices(all, finding?.queries[field.path] ?? '');
}
