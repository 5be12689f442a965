import type { CaseRef, Instant } from '../../domain/case/ids';
import type { CaseStub } from '../../domain/case/stub';

/** What is kept of a case for the counts, with every status that it came to and when, oldest first. */
export interface KeptStub extends CaseStub {
  readonly moves: readonly { readonly status: string; readonly at: Instant }[];
}

export interface StubStore {
  stubs(): Promise<readonly KeptStub[]>;
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
