/** The keys that wrap data keys, by id. New data keys are wrapped with the current one. */
export interface KeyRing {
  readonly current: { readonly id: string; readonly key: Buffer };
  find(id: string): Buffer | undefined;
}

/** Key ids stand between dots in what is stored. */
const idShape = /^[A-Za-z0-9_-]{1,32}$/;

/**
 * Builds the ring from the list in the environment.
 * @param list ids with their keys of 32 bytes; the first is current, the others only unwrap
 * @throws RangeError when the list is empty, an id repeats or is misshapen, or a key has another length
 */
export function createKeyRing(list: readonly { readonly id: string; readonly key: Buffer }[]): KeyRing {
  const [current] = list;
  if (current === undefined) throw new RangeError('at least one sealing key is needed');
  const keys = new Map<string, Buffer>();
  for (const { id, key } of list) {
    if (!idShape.test(id)) throw new RangeError('a sealing key id has 1 to 32 letters, digits, - or _');
    if (keys.has(id)) throw new RangeError(`the sealing key id ${id} is there twice`);
    if (key.length !== 32) throw new RangeError(`the sealing key ${id} must be 32 bytes`);
    keys.set(id, key);
  }
  return { current, find: (id) => keys.get(id) };
}
