import type { Values } from './field';

/** A part of a case as the values of a form: `{options: [{title}]}` becomes `{'options.0.title'}`. Absent ones are left out. */
export function flatten(value: unknown, path: string): Values {
  if (value === undefined || value === null) return {};
  if (Array.isArray(value) && value.length > 0 && value.every(isPersonId)) return { [path]: value.join(',') };
  if (typeof value !== 'object') return { [path]: String(value) };
  const flat = Object.entries(value).map(([key, each]) => flatten(each, path === '' ? key : `${path}.${key}`));
  return Object.assign({}, ...flat) as Values;
}

function isPersonId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}
