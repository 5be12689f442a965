import type { CaseRef } from '../domain/case/ids';
import type { CaseState } from '../domain/case/state';

/** Cases as they were opened last, for lists: neither what is sealed nor a key is kept with them. */
export interface KeptStates {
  keep(state: CaseState): void;
  /** The case where it is kept in just this version. */
  recall(ref: CaseRef, version: number): CaseState | undefined;
}

/** @param limit how many at most; the one opened longest ago goes first */
export function createKeptStates(limit: number): KeptStates {
  const kept = new Map<CaseRef, CaseState>();
  return {
    keep(state) {
      kept.delete(state.ref);
      kept.set(state.ref, state);
      const [oldest] = kept.keys();
      if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
    },
    recall(ref, version) {
      const state = kept.get(ref);
      return state?.version === version ? state : undefined;
    },
  };
}
