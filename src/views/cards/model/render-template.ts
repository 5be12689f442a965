import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'adaptivecards-templating';
import { checkModel } from './check-model';
import { type TemplateName, templateNames } from './template-names';
import type { AdaptiveCard, ViewModel, ViewValue } from './view-model';

export type { AdaptiveCard, ViewModel } from './view-model';
export type { TemplateName };

const folder = join(__dirname, '../../../../cards');

/** Characters of the private use area, which no template holds: they mark the place of a text while a card is expanded. */
const open = '\uE000';
const close = '\uE001';
const places = new RegExp(`${open}(\\d+)${close}`, 'gu');

interface Loaded {
  readonly source: unknown;
  readonly template: Template;
}
const loaded = new Map<TemplateName, Loaded>();

function load(name: TemplateName): Loaded {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(join(folder, `${name}.json`), 'utf8');
  if (text.includes(open) || text.includes(close))
    throw new Error(`The template ${name} holds a reserved character`);
  const source: unknown = JSON.parse(text);
  const made = { source, template: new Template(source) };
  loaded.set(name, made);
  return made;
}

/** Reads and parses every template. Called at start, so that a broken one stops the start and not a press. */
export function loadTemplates(): void {
  for (const name of templateNames) load(name);
}

/**
 * Fills a template with a view model.
 *
 * The engine never sees a text of the model: each string is put aside and a mark is in its place, so what a person
 * typed (`${child}`, say) can neither be evaluated nor be taken for a placeholder that was left over. A template
 * therefore cannot compare or cut strings; conditions are booleans of the model.
 *
 * @param name file in /cards without `.json`
 * @param model every key that the template names (see {@link ViewModel})
 * @returns a new card, free to be changed by the caller
 * Throws an Error that names template and key when a key is missing, a condition is no boolean, or a placeholder is left.
 */
export function renderTemplate(name: TemplateName, model: ViewModel): AdaptiveCard {
  const { source, template } = load(name);
  checkModel(name, source, model);
  const texts: string[] = [];
  const expanded: unknown = template.expand({ $root: putAside(model, texts) });
  return restore(name, expanded, texts) as AdaptiveCard;
}

function putAside(value: ViewValue, texts: string[]): ViewValue {
  if (typeof value === 'string') return `${open}${texts.push(value) - 1}${close}`;
  if (Array.isArray(value)) return value.map((each) => putAside(each, texts));
  if (typeof value !== 'object') return value;
  return mapped(value, (each) => putAside(each as ViewValue, texts)) as ViewModel;
}

function restore(name: TemplateName, node: unknown, texts: readonly string[]): unknown {
  if (typeof node === 'string') {
    if (node.includes('${')) throw new Error(`The template ${name} was left with a placeholder`);
    if (!node.includes(open)) return node;
    // Most are one text and nothing else.
    if (node.startsWith(open) && node.indexOf(close) === node.length - 1)
      return texts[Number(node.slice(1, -1))] ?? '';
    return node.replace(places, (_mark, index: string) => texts[Number(index)] ?? '');
  }
  if (Array.isArray(node)) return node.map((each) => restore(name, each, texts));
  if (typeof node !== 'object' || node === null) return node;
  return mapped(node, (each) => restore(name, each, texts));
}

/** The same keys, each with another value: this runs for every element of every card. */
function mapped(node: object, change: (value: unknown) => unknown): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) made[key] = change(value);
  return made;
}
