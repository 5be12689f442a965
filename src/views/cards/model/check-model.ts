import type { ViewModel, ViewValue } from './view-model';

const placeholder = /\$\{([^}]*)\}/g;
const quoted = /'[^']*'/g;
/** A name, and the names after its dots; a name with a bracket after it is a function. */
const names = /\$?[A-Za-z_]\w*(?:\.\w+)*(?!\w*\s*\()/g;
/** A name in a template, and its parts. */
interface Path {
  readonly name: string;
  readonly keys: readonly string[];
}
const words = new Set(['true', 'false', 'null', '$index']);

/**
 * Holds a view model against its template before the engine sees it. The engine itself prints `${key}` for a key that
 * is missing, and drops an element without a word when its condition is no boolean.
 * Throws an Error that names template and key.
 */
export function checkModel(template: string, node: unknown, root: ViewModel): void {
  checkNode(template, node, root, root);
}

function checkNode(template: string, node: unknown, scope: ViewValue, root: ViewModel): void {
  if (typeof node === 'string') {
    for (const path of pathsIn(node)) {
      if (lookUp(path, scope, root) === undefined)
        throw new Error(`The template ${template} lacks ${path.name}`);
    }
  } else if (Array.isArray(node)) {
    for (const each of node) checkNode(template, each, scope, root);
  } else if (typeof node === 'object' && node !== null) {
    const { $data, $when } = node as Record<string, unknown>;
    for (const each of scopesOf(template, $data, scope, root)) {
      if (!shown(template, $when, each, root)) continue;
      for (const [key, value] of Object.entries(node)) {
        if (key !== '$data' && key !== '$when') checkNode(template, value, each, root);
      }
    }
  }
}

function scopesOf(template: string, data: unknown, scope: ViewValue, root: ViewModel): readonly ViewValue[] {
  if (data === undefined) return [scope];
  const [path] = pathsIn(String(data));
  const found = path === undefined ? undefined : lookUp(path, scope, root);
  if (typeof found !== 'object') throw new Error(`The template ${template} lacks the list ${String(data)}`);
  return Array.isArray(found) ? found : [found];
}

/** Whether the element may show: true too for a composed condition, whose parts are all checked to be booleans. */
function shown(template: string, when: unknown, scope: ViewValue, root: ViewModel): boolean {
  if (when === undefined) return true;
  const paths = pathsIn(String(when));
  const values = paths.map((path) => lookUp(path, scope, root));
  const wrong = values.findIndex((value) => typeof value !== 'boolean');
  if (wrong >= 0) throw new Error(`The template ${template} needs a boolean ${paths[wrong]?.name ?? ''}`);
  return when === `\${${paths[0]?.name ?? ''}}` ? values[0] === true : true;
}

/** What a text of a template names. Worked out once: templates are few, and every card is held against one. */
const known = new Map<string, readonly Path[]>();

function pathsIn(text: string): readonly Path[] {
  const seen = known.get(text);
  if (seen !== undefined) return seen;
  const found = [...text.matchAll(placeholder)].flatMap(([, expression = '']) =>
    [...expression.replaceAll(quoted, '').matchAll(names)]
      .map(([name]) => ({ name, keys: name.split('.') }))
      .filter(({ name }) => !words.has(name)),
  );
  known.set(text, found);
  return found;
}

function lookUp({ keys }: Path, scope: ViewValue, root: ViewModel): ViewValue | undefined {
  const [first = '', ...rest] = keys;
  const start: ViewValue | undefined =
    first === '$root' ? root : first === '$data' ? scope : child(scope, first);
  return rest.reduce<ViewValue | undefined>((value, key) => child(value, key), start);
}

function child(value: ViewValue | undefined, key: string): ViewValue | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, key) ? (value as ViewModel)[key] : undefined;
}
