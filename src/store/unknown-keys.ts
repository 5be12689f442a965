import { isDeepStrictEqual } from 'node:util';

type Plain = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Fields that say which thing an object is: where they differ, it is another thing. */
const identifying = ['id', 'kind', 'status', 'type'];

function isSameThing(before: Plain, after: Plain): boolean {
  return identifying.every((name) => before[name] === after[name]);
}

function carryInto(raw: Plain, before: Plain, after: Plain): Plain {
  const carried: Record<string, unknown> = { ...after };
  for (const [name, value] of Object.entries(raw)) {
    if (name in before && name in after) carried[name] = carry(value, before[name], after[name]);
    else if (!(name in before) && !(name in after)) carried[name] = value;
  }
  return carried;
}

function carryIntoItem(raw: readonly unknown[], before: readonly unknown[], item: unknown): unknown {
  const named = before.findIndex((each) => isPlain(each) && isPlain(item) && isNamedAlike(each, item));
  const index = named === -1 ? before.findIndex((each) => isDeepStrictEqual(each, item)) : named;
  return index === -1 ? item : carry(raw[index], before[index], item);
}

function isNamedAlike(one: Plain, other: Plain): boolean {
  return one['id'] !== undefined && one['id'] === other['id'];
}

function carry(raw: unknown, before: unknown, after: unknown): unknown {
  if (Array.isArray(raw) && Array.isArray(before) && Array.isArray(after)) {
    return raw.length === before.length ? after.map((item) => carryIntoItem(raw, before, item)) : after;
  }
  if (isPlain(raw) && isPlain(before) && isPlain(after) && isSameThing(before, after)) {
    return carryInto(raw, before, after);
  }
  return after;
}

/**
 * Keeps what a newer release stored and this one does not know: keys that were in the stored value but fell out when
 * it was parsed are put back under the new value, wherever the thing that carried them is still there. A key that
 * this release knows and has taken away stays away.
 *
 * Items of a list are the same by their `id`, else when nothing in them changed.
 * @param raw what was stored
 * @param before what this release made of it
 * @param after what this release wants to store
 */
export function carryUnknownKeys(raw: unknown, before: unknown, after: unknown): unknown {
  if (!isPlain(raw) || !isPlain(before) || !isPlain(after)) return after;
  return carryInto(raw, before, after);
}
