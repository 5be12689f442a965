import type { Instant } from '../../case/ids';
import type { CaseState } from '../../case/state';
import type { DirectoryIndex } from '../../directory/lookup';

interface Known<K, V> {
  readonly directory: DirectoryIndex;
  readonly now: Instant;
  readonly found: Map<K, V>;
}

/**
 * Remembers what is worked out from a case, a directory and a moment, for as long as it is asked for the same three: one
 * change and one card ask for the roles of the same few people many times over. A case is never changed, only replaced.
 *
 * @param workOut a pure function of what it is given
 * @returns the same function, which works each answer out once
 */
export function onceAMoment<K, V, F extends { readonly directory: DirectoryIndex }>(
  workOut: (state: CaseState, facts: F, key: K, now: Instant) => V,
): (state: CaseState, facts: F, key: K, now: Instant) => V {
  const known = new WeakMap<CaseState, Known<K, V>>();
  return (state, facts, key, now) => {
    let here = known.get(state);
    if (here === undefined || here.directory !== facts.directory || here.now !== now) {
      here = { directory: facts.directory, now, found: new Map() };
      known.set(state, here);
    }
    const { found } = here;
    const seen = found.get(key);
    if (seen !== undefined || found.has(key)) return seen as V;
    const value = workOut(state, facts, key, now);
    found.set(key, value);
    return value;
  };
}
