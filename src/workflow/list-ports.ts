import type { PersonId } from '../domain/case/ids';
import type { CaseState } from '../domain/case/state';

/** All that a list of one person's cases needs. */
export interface MineRead {
  /** Those with the latest change first. */
  readonly states: readonly CaseState[];
  readonly directoryVersion: number;
  readonly pressesThisMinute: number;
}

/** A person's cases all at once: two round trips however many there are, one where this process knows them as they are. */
export interface CaseList {
  /**
   * Everything on which something is left to be done, and of what is filed away the latest.
   * @param limit the most that are filed away; this look is counted as a press is
   */
  readMine(person: PersonId, limit: number): Promise<MineRead>;
}
