import type { CaseRef } from '../domain/case/ids';
import type { CaseState } from '../domain/case/state';
import { linkedRefs } from '../domain/decide/other-requests/linked-requests';
import type { CaseStore, CaseVersion } from './ports/case-ports';
import { isDamage } from './ports/list-ports';

export interface LinkedShell {
  readonly cases: CaseStore;
  readonly damaged?: ((ref: CaseRef, error: unknown) => void) | undefined;
}

export interface Linked {
  readonly states: readonly CaseState[];
  /** As they were read; 0 for one that is begun and not sent yet, so that it cannot be sent meanwhile unseen. */
  readonly versions: readonly CaseVersion[];
}

/** More than anybody ever linked; so that a ring of references cannot keep the process busy. */
const atMost = 60;

/**
 * Reads requests and all that are linked with them, step by step, other branches too (process page §4b, linked request).
 * One that does not open is told of and left out.
 * @param own the request that is decided on, which is read elsewhere
 */
export async function readLinked(
  shell: LinkedShell,
  from: readonly CaseRef[],
  own: CaseRef | undefined,
): Promise<Linked> {
  const states: CaseState[] = [];
  const versions: CaseVersion[] = [];
  const seen = new Set<CaseRef | undefined>([own]);
  for (let open = [...from]; open.length > 0 && versions.length < atMost; ) {
    const refs = [...new Set(open)].filter((ref) => !seen.has(ref));
    for (const ref of refs) seen.add(ref);
    const found = await Promise.all(refs.map((ref) => readOne(shell, ref)));
    open = [];
    for (const [at, ref] of refs.entries()) {
      const state = found[at];
      if (state === 'damaged') continue;
      versions.push({ ref, version: state?.version ?? 0 });
      if (state === undefined) continue;
      states.push(state);
      open.push(...linkedRefs(state));
    }
  }
  return { states, versions };
}

async function readOne(
  { cases, damaged }: LinkedShell,
  ref: CaseRef,
): Promise<CaseState | 'damaged' | undefined> {
  try {
    return await cases.readCase(ref);
  } catch (error) {
    if (!isDamage(error)) throw error;
    damaged?.(ref, error);
    return 'damaged';
  }
}
