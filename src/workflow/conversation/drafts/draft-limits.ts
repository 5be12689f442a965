import type { Field, Values } from '../../../views/cards/forms/field';

/** UTF-16 units that a field keeps: some times what the longest may send, so that whoever pasted too much can shorten it. */
const mostOfAField = 20_000;
/** Of one draft, in bytes of JSON; the largest form, filled to its limits, has half of it. */
const mostBytes = 256 * 1024;

/** What was typed is more than a draft keeps. Nothing of it was saved, and what was kept before is as it was. */
export class TooLongToKeep extends Error {
  readonly code = 'too-long-to-keep';
}

/**
 * What a draft holds once these values have been typed into it.
 * @param fields the form's own, for other values are not taken
 * @param before what it holds so far
 * @throws TooLongToKeep when a field, or the draft, would hold more than is kept; a draft may always become shorter
 */
export function typedInto(fields: readonly Field[], before: Values, typed: Values): Values {
  const values: Record<string, string> = { ...before };
  for (const { path } of fields) {
    const text = typed[path];
    if (text === undefined) continue;
    if (text.length > mostOfAField && text.length > (before[path] ?? '').length) throw new TooLongToKeep();
    values[path] = text;
  }
  return withinLimit(before, values);
}

/** The new values of a draft, unless they are more than one keeps. */
export function withinLimit(before: Values, values: Values): Values {
  const size = bytesOf(values);
  if (size > mostBytes && size > bytesOf(before)) throw new TooLongToKeep();
  return values;
}

const bytesOf = (values: Values): number => Buffer.byteLength(JSON.stringify(values));
