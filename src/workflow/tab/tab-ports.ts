import type { CaseRef, Instant } from '../../domain/case/ids';
import type { Move } from '../../domain/case/moves';
import type { Status } from '../../domain/case/stage';
import type { CaseStub } from '../../domain/case/stored/stub';

/** What is kept of a case for the counts, with every status that it came to and when, oldest first. */
export interface KeptStub extends CaseStub {
  readonly moves: readonly { readonly status: string; readonly at: Instant }[];
}

export interface StubsRead {
  readonly stubs: readonly KeptStub[];
  /** How many could not be opened and were left out. */
  readonly unreadable: number;
}

export interface StubStore {
  /** All that are counted; a case that is not counted yet is left out. May be some seconds old. */
  stubs(): Promise<StubsRead>;
}

/** What the counts hold of one case, as its history has it. */
export interface Tallied {
  readonly ref: CaseRef;
  readonly version: number;
  readonly status: Status;
  readonly stub: CaseStub;
  /** Every change of status from the first entry on. */
  readonly moves: readonly Move[];
  /** Case time of its last change where nothing is left to be done on it; else undefined. */
  readonly filedAt: Instant | undefined;
  /** References of the linked requests that were started from it. */
  readonly linked: readonly CaseRef[];
}

/** Which cases the counts do not hold as they are, and putting that right. */
export interface Tally {
  /** Whether it is this process that looks, and no other for so long, in milliseconds of machine time. */
  isMine(forMs: number): Promise<boolean>;
  /** Cases that were last changed by a release that counts otherwise, or not at all; may come twice, in no order. */
  untallied(): AsyncIterable<CaseRef>;
  /** @returns false when the case has moved on since it was read: nothing was written then */
  count(tallied: Tallied): Promise<boolean>;
}

export interface CaseChange {
  readonly ref: CaseRef;
  readonly version: number;
}

/** Tells of every commit, whichever process made it. */
export interface ChangeFeed {
  /**
   * @param told of each change; `again` when some may have been missed
   * @returns ends it
   */
  listen(told: (change: CaseChange | 'again') => void): () => void;
}
