import type { Values } from '../field';

/** A part of a case as the values of a form: `{options: [{title}]}` becomes `{'options.0.title'}`. Absent ones are left out. */
export function flatten(value: unknown, path: string): Values {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object') return { [path]: String(value) };
  const flat = Object.entries(value).map(([key, each]) =>
    flatten(each, path === '' ? key : `${path}.${key}`),
  );
  return Object.assign({}, ...flat) as Values;
}
