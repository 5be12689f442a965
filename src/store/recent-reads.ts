import type { CaseRef } from '../domain/case/ids';
import type { CaseRecord } from './case-record';

/** A case's fields as a script read them. */
type CaseRow = readonly (string | null)[];

/**
 * The cases that this process has just read, so that a commit needs no second read: it builds on the very record that
 * was decided on; and so that a case that many are told of at once is opened once. A record that is no longer here is
 * read again; a stale one loses at the commit's version check.
 */
export interface RecentReads {
  /** @param row the fields in Redis from which the record was opened */
  remember(record: CaseRecord, row: CaseRow): void;
  /** The case as it was opened before, where Redis still holds the very same fields: what is sealed alike opens alike. */
  opened(ref: CaseRef, row: CaseRow): CaseRecord | undefined;
  recall(ref: CaseRef, version: number): CaseRecord | undefined;
  forget(ref: CaseRef): void;
}

/** @param limit how many cases at most; the one read longest ago goes first */
export function createRecentReads(limit: number): RecentReads {
  const kept = new Map<CaseRef, { readonly record: CaseRecord; readonly row: CaseRow }>();
  return {
    remember(record, row) {
      kept.delete(record.ref);
      kept.set(record.ref, { record, row });
      const [oldest] = kept.keys();
      if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
    },
    opened(ref, row) {
      const found = kept.get(ref);
      return found?.row.every((each, index) => each === row[index]) ? found.record : undefined;
    },
    recall(ref, version) {
      const record = kept.get(ref)?.record;
      return record?.version === version ? record : undefined;
    },
    forget: (ref) => void kept.delete(ref),
  };
}
