import type { Field, FormContext, FormDefinition, Values } from '../field';

/** What was typed for a field, exactly; nothing typed is the empty string. */
export function valueAt(values: Values, path: string): string {
  return Object.hasOwn(values, path) ? (values[path] ?? '') : '';
}

/** Whether nothing was given: white space alone counts as nothing, and an unticked box. */
export function isBlank(field: Field, values: Values): boolean {
  const value = valueAt(values, field.path).trim();
  return field.type === 'toggle' ? !isTicked(value) : value === '';
}

/** Whether a box is ticked: our own value, or the one a client sends of its own accord. */
export function isTicked(value: string): boolean {
  return value === 'yes' || value === 'true';
}

/** A field's answer as the command has it; undefined when nothing was given. */
function answerOf(field: Field, values: Values): unknown {
  const typed = valueAt(values, field.path);
  const tidy = typed.trim();
  switch (field.type) {
    case 'toggle':
      return isTicked(tidy) ? 'yes' : 'no';
    case 'line':
    case 'paragraph':
    case 'long':
      return tidy === '' ? undefined : typed;
    default:
      if (tidy === '') return undefined;
      return field.numeric === true && /^\d{1,9}$/.test(tidy) ? Number(tidy) : tidy;
  }
}

interface Leaf {
  readonly answer: unknown;
  /** Whether this answer keeps its list entry alive: something typed, or something that must be. */
  readonly keeps: boolean;
}
type Branch = Map<string, Leaf | Branch>;

interface Built {
  /** The command below its root, lists without holes. */
  readonly content: Readonly<Record<string, unknown>>;
  /** The field path for a path into the content, whose list indices may be lower because blank entries were dropped. */
  readonly typedPath: (path: readonly PropertyKey[]) => string;
  /** The opposite: where a field's answer is in the content. */
  readonly wholePath: (path: string) => string;
}

/**
 * Builds the nested command from flat values. Blank answers are left out; list entries that are wholly blank are
 * dropped unless one of their fields is needed; what the form itself answers is added to the entries that remain.
 * Only the fields of the pages are looked at, so no other key of the values can reach the command.
 */
export function buildCommand(
  definition: FormDefinition,
  context: FormContext,
  fields: readonly Field[],
): Built {
  const tree: Branch = new Map();
  const fixed = definition.fixed(context);
  for (const [path, answer] of Object.entries(fixed)) put(tree, path, { answer, keeps: false });
  const sent = fields.filter((field) => field.notSent !== true);
  for (const field of sent) {
    const at = field.place ?? field.path;
    const blank = isBlank(field, context.values);
    // What the form answers itself holds where nothing else was chosen.
    if (blank && Object.hasOwn(fixed, at)) continue;
    put(tree, at, { answer: answerOf(field, context.values), keeps: field.required || !blank });
  }
  const moved = new Map<string, string>();
  const content = finishObject(tree, '', '', moved);
  for (const { place, path } of sent) if (place !== undefined) moved.set(place, path);
  const back = new Map([...moved].map(([whole, typed]) => [typed, whole]));
  return {
    content,
    typedPath: (path) => walk(path.map(String), moved),
    wholePath: (path) => walk(path.split('.'), back),
  };
}

function put(tree: Branch, path: string, leaf: Leaf): void {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let branch = tree;
  for (const key of keys) {
    const next = branch.get(key);
    const found: Branch = next instanceof Map ? next : new Map();
    branch.set(key, found);
    branch = found;
  }
  branch.set(last, leaf);
}

function keeps(node: Leaf | Branch): boolean {
  return node instanceof Map ? [...node.values()].some(keeps) : node.keeps;
}

type Moved = Map<string, string>;

function finish(node: Leaf | Branch, whole: string, typed: string, moved: Moved): unknown {
  if (!(node instanceof Map)) return node.answer;
  const isList = [...node.keys()].every((key) => /^\d+$/.test(key));
  return isList ? finishList(node, whole, typed, moved) : finishObject(node, whole, typed, moved);
}

function finishList(node: Branch, whole: string, typed: string, moved: Moved): unknown[] {
  const entries = [...node].filter(([, each]) => keeps(each)).sort(([a], [b]) => Number(a) - Number(b));
  return entries.map(([key, each], index) => {
    moved.set(join(whole, String(index)), join(typed, key));
    return finish(each, join(whole, String(index)), join(typed, key), moved);
  });
}

function finishObject(node: Branch, whole: string, typed: string, moved: Moved): Record<string, unknown> {
  const entries = [...node].map(([key, each]) => [
    key,
    finish(each, join(whole, key), join(typed, key), moved),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Record<string, unknown>;
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** Follows a path, taking the other name wherever a list entry has moved. */
function walk(keys: readonly string[], names: ReadonlyMap<string, string>): string {
  let from = '';
  let to = '';
  for (const key of keys) {
    from = join(from, key);
    to = names.get(from) ?? join(to, key);
  }
  return to;
}
