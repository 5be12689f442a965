import type { Copy, LedgerRow } from '../../src/workflow/ports/delivery-ports';

/** One row as the fake keeps it. */
export interface Kept {
  row: LedgerRow;
  lease?: string | undefined;
  /** A change that need not wait came while the row was leased. */
  urgent: boolean;
  /** The person looked at the case again while the row was leased: no form is open any more. */
  putAway: boolean;
  /** The person could be written to again while the row was leased. */
  revived: boolean;
  /** The newest version that they are known to have seen. */
  seenVersion: number;
  place: 'nowhere' | 'deliver' | 'held' | 'leased';
  /** Machine time: ready from, or leased until. */
  at: number;
}

function newRow(ref: string, person: string): LedgerRow {
  const none = { heldUntil: undefined, copies: [], failure: undefined, since: undefined, attempts: 0 };
  const versions = { wantedVersion: 0, wantedRing: 0, shownVersion: 0, shownRing: 0 };
  return { ref, person, ...none, ...versions, standing: 'waiting' };
}

/** A row of which nothing is wanted yet. */
export function newKept(ref: string, person: string): Kept {
  const none = { urgent: false, putAway: false, revived: false, seenVersion: 0 };
  return { ...none, row: newRow(ref, person), place: 'nowhere', at: 0 };
}

/** A view that Teams did not take, for a fault of the bot's. */
export function isRefused({ row }: Kept): boolean {
  return row.standing === 'failed' && row.failure === 'refused';
}

/** Nothing is held against the row any more. */
export function forgive(kept: Kept): void {
  if (kept.row.standing !== 'failed' && kept.row.standing !== 'unknown') return;
  kept.row = { ...kept.row, standing: 'waiting', failure: undefined, attempts: 0 };
}

/** Copies that the worker did not touch stay as a press left them. */
export function mergeCopies(is: readonly Copy[], claimed: readonly Copy[], wanted: readonly Copy[]): Copy[] {
  const gone = claimed.filter((c) => !wanted.some((w) => w.activityId === c.activityId));
  const kept = is.filter((c) => !gone.some((g) => g.activityId === c.activityId));
  const touched = wanted.filter((w) => !claimed.some((c) => JSON.stringify(c) === JSON.stringify(w)));
  const merged = kept.map((c) => touched.find((t) => t.activityId === c.activityId) ?? c);
  return [...merged, ...touched.filter((t) => !kept.some((c) => c.activityId === t.activityId))];
}
