import type { PersonId } from './ids';
import type { CaseState } from './state';

type Presently = (id: PersonId) => PersonId;

/**
 * The same case, with other ids for people: wherever one stands, in a part of the case, a ban, or as the author of an
 * entry. Names as they were when people acted stay under the former id too, for entries keep it (process page I17).
 * @param presently gives the id of today for any, the same one for most
 * @returns the very case where nobody on it has another id
 */
export function withPresentIds(state: CaseState, presently: Presently): CaseState {
  const { names, ...rest } = state;
  const changed = replaced(rest, presently);
  return changed === rest ? state : { ...(changed as typeof rest), names: bothNames(names, presently) };
}

/** Ids of people are whole texts, and keys, that nothing else can be. */
function replaced(value: unknown, presently: Presently): unknown {
  if (typeof value === 'string') return presently(value);
  if (Array.isArray(value)) {
    const items = value.map((each) => replaced(each, presently));
    return items.every((each, index) => each === value[index]) ? value : [...new Set(items)];
  }
  if (typeof value !== 'object' || value === null) return value;
  const before = Object.entries(value);
  const after = before.map(([key, each]) => [presently(key), replaced(each, presently)] as const);
  const isSame = after.every(([key, each], at) => key === before[at]?.[0] && each === before[at]?.[1]);
  return isSame ? value : Object.fromEntries(after);
}

function bothNames(names: CaseState['names'], presently: Presently): CaseState['names'] {
  const now = Object.fromEntries(Object.entries(names).map(([id, name]) => [presently(id), name]));
  return { ...now, ...names };
}

/** Which ids on the case are other ones today, each with its present one. */
export function changedIds(
  state: CaseState,
  presently: Presently,
): readonly (readonly [from: PersonId, to: PersonId])[] {
  const found = new Map<PersonId, PersonId>();
  withPresentIds(state, (id) => {
    const now = presently(id);
    if (now !== id) found.set(id, now);
    return now;
  });
  return [...found];
}
