import { isDeepStrictEqual } from 'node:util';
import type { CaseRef } from '../../src/domain/case/ids';
import type { CaseState } from '../../src/domain/case/state';
import type { Facts } from '../../src/domain/process/open/facts';
import type { CaseStore, Change } from '../../src/workflow/ports/case-ports';
import { wrongNotifications } from './wrong-notifications';

/** One change that was sent to the store and was written. */
export interface Written {
  readonly from: number;
  readonly to: number;
  /** What makes the press the same press; undefined for the clock and the post. */
  readonly press: string | undefined;
  /** The directory by which it was decided. */
  readonly facts: Facts;
}

/**
 * Sees every change that goes to the store, and finds out which of them were written: of one whose answer was lost, from
 * the stored history. Knows, for each case, every state that was true since the last `turnPage`.
 */
export interface Witness {
  readonly watched: (cases: CaseStore) => CaseStore;
  readonly written: (ref: CaseRef) => readonly Written[];
  readonly trueLately: (ref: CaseRef) => readonly CaseState[];
  /** What is true now, and nothing older, counts from here on. */
  readonly turnPage: () => void;
  readonly refs: () => readonly CaseRef[];
  readonly commits: () => number;
}

/**
 * @param truth the store itself, whose answers are never lost
 * @param inForce the directory in force
 * @param breach told of a change that notifies who should not be
 */
export function createWitness(
  truth: CaseStore,
  inForce: () => Facts,
  breach: (ref: string, what: string) => void,
): Witness {
  const written = new Map<CaseRef, Written[]>();
  const lately = new Map<CaseRef, CaseState[]>();
  let commits = 0;

  function note(change: Change): void {
    const { ref, expectedVersion, state, press } = change;
    // Two deliveries of one press make the same events: which of them wrote does not matter, and only one can have.
    if (written.get(ref)?.some((each) => each.from === expectedVersion)) return;
    commits += 1;
    const facts = inForce();
    const key = press && [press.actor, press.verb, press.form, press.digest].join(' ');
    for (const wrong of wrongNotifications(change, lately.get(ref)?.at(-1), facts)) breach(ref, wrong);
    const all = written.get(ref) ?? [];
    all.push({ from: expectedVersion, to: state.version, press: key, facts });
    written.set(ref, all);
    lately.set(ref, [...(lately.get(ref) ?? []), state]);
  }

  const watched = (cases: CaseStore): CaseStore => ({
    readPress: (query) => cases.readPress(query),
    look: (ref) => cases.look(ref),
    readCase: (ref) => cases.readCase(ref),
    history: (ref) => cases.history(ref),
    casesOf: (person) => cases.casesOf(person),
    follow: (from, to) => cases.follow(from, to),
    casesAbout: (digests) => cases.casesAbout(digests),
    originOf: (linked) => cases.originOf(linked),
    commit: async (change) => {
      try {
        const result = await cases.commit(change);
        if (result.kind === 'committed') note(change);
        return result;
      } catch (error) {
        if (await stands(truth, change)) note(change);
        throw error;
      }
    },
  });

  return {
    watched,
    written: (ref) => written.get(ref) ?? [],
    trueLately: (ref) => lately.get(ref) ?? [],
    turnPage: () => {
      for (const [ref, states] of lately) lately.set(ref, states.slice(-1));
    },
    refs: () => [...written.keys()],
    commits: () => commits,
  };
}

/** Whether the events of a change stand in the history. */
async function stands(truth: CaseStore, { ref, expectedVersion, events }: Change): Promise<boolean> {
  const kept = (await truth.history(ref)).slice(expectedVersion, expectedVersion + events.length);
  return isDeepStrictEqual(asStored(kept), asStored(events));
}

/** What is left out and what is undefined is stored alike. */
export function asStored(value: unknown): unknown {
  const stored: unknown = JSON.parse(JSON.stringify(value));
  return stored;
}
