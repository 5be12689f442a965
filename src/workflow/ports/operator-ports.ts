import type { CaseRef, Instant, PersonId } from '../../domain/case/ids';

/** What the operator's commands need of the store beyond what the workflow needs. */

/** Every case there is, one after the other: never all of them at once. */
export interface CaseSurvey {
  /** References with a case or with events, each once, in no order. */
  refs(): AsyncIterable<CaseRef>;
  /** References that other keys still name (rows of the ledger, the due set); may come more than once. */
  named(): AsyncIterable<CaseRef>;
}

/** Puts one failed row of the ledger back in the queue; what has not failed stays as it is. */
export interface RowRetry {
  retry(ref: CaseRef, person: PersonId): Promise<void>;
}

/** One line of the operator's log: counts and names of commands, never content of a case. */
export interface OperatorEntry {
  /** Machine time at which it was written. */
  readonly at: Instant;
  /** The operating system's user, or the name the operator gave. */
  readonly who: string;
  /** The command, for example `directory import`. */
  readonly what: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** What operators did, in the order they did it. It is only ever added to. */
export interface OperatorLog {
  write(entry: Omit<OperatorEntry, 'at'>): Promise<void>;
  /** The newest entries, newest first. */
  newest(limit: number): Promise<readonly OperatorEntry[]>;
}

/** Something in a history, or in the file of heads, that is not as the service wrote it. */
export type Finding =
  | { readonly kind: 'unsigned'; readonly ref: CaseRef }
  | {
      readonly kind: 'altered' | 'swapped' | 'missing' | 'added';
      readonly ref: CaseRef;
      /** Number of the event at which the history stops to fit. */
      readonly at: number;
    }
  /** The case is not there although something else says that it was. */
  | { readonly kind: 'gone'; readonly ref: CaseRef; readonly toldBy: 'heads' | 'events' | 'other-keys' }
  /** The file of heads saw more events than there are now. */
  | {
      readonly kind: 'fewer';
      readonly ref: CaseRef;
      readonly day: string;
      readonly had: number;
      readonly has: number;
    }
  /** The events up to the one of that day are others than they were. */
  | { readonly kind: 'rewritten'; readonly ref: CaseRef; readonly day: string; readonly at: number }
  /** What the case stores as its state is not what its events lead to. */
  | { readonly kind: 'state-differs'; readonly ref: CaseRef }
  /** It does not open, or is not what this release can read; the code says which. */
  | { readonly kind: 'unreadable'; readonly ref: CaseRef; readonly code: string }
  /** A line of the file is not the one that was written, or one before it was taken out or put in. */
  | { readonly kind: 'heads-line'; readonly line: number }
  /** A block follows one that is not in the file. */
  | { readonly kind: 'heads-block-lost'; readonly day: string }
  /** The block that was written last, as Redis remembers it, is not in the file. */
  | { readonly kind: 'heads-end-lost'; readonly day: string };

export interface HistoryReport {
  readonly findings: number;
  readonly cases: number;
  readonly events: number;
  /** Cases whose state an earlier release wrote last: their histories were checked, the states only read. */
  readonly earlier: number;
  /** What is in the file of heads; undefined where none was compared. */
  readonly heads:
    | {
        readonly blocks: number;
        readonly from: string | undefined;
        readonly to: string | undefined;
        /** Days between the first and the last without a block. */
        readonly gaps: readonly string[];
      }
    | undefined;
}

export interface HistoryCheck {
  /**
   * Checks every case's chain, head, count and stored state, and compares with the file of heads where one is given.
   * @param found told of each finding as it is made
   */
  verify(headsFile: string | undefined, found: (finding: Finding) => void): Promise<HistoryReport>;
}
