import type { PersonId } from '../../domain/case/ids';
import type { CaseState } from '../../domain/case/state';

/** All that a list of one person's cases needs. */
export interface MineRead {
  /** Those with the latest change first. */
  readonly states: readonly CaseState[];
  /** How many were left out because what is kept of them does not open. */
  readonly damaged: number;
  readonly directoryVersion: number;
  readonly pressesThisMinute: number;
}

const damage: ReadonlySet<unknown> = new Set(['sealed-value', 'unknown-sealing-key', 'unreadable']);

/**
 * Whether a store threw this because what it keeps of one case does not open: it was altered, a key is not at hand, or this
 * release cannot read it. Nothing else is the worse for it, so that it is left out where many are read.
 */
export function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && damage.has(error.code);
}

/** A person's cases all at once: two round trips however many there are, one where this process knows them as they are. */
export interface CaseList {
  /**
   * Everything on which something is left to be done, and of what is filed away the latest.
   * @param limit the most that are filed away; this look is counted as a press is, and once more for every fifty found
   */
  readMine(person: PersonId, limit: number): Promise<MineRead>;
}
