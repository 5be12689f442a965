import type { CaseRef } from '../domain/case/ids';
import type { CaseRecord } from './case-record';

/**
 * The cases that this process has just read, so that a commit needs no second read: it builds on the very record that
 * was decided on. A record that is no longer here is read again; a stale one loses at the commit's version check.
 */
export interface RecentReads {
  remember(record: CaseRecord): void;
  recall(ref: CaseRef, version: number): CaseRecord | undefined;
  forget(ref: CaseRef): void;
}

/** @param limit how many cases at most; the one read longest ago goes first */
export function createRecentReads(limit: number): RecentReads {
  const records = new Map<CaseRef, CaseRecord>();
  return {
    remember(record) {
      records.delete(record.ref);
      records.set(record.ref, record);
      const [oldest] = records.keys();
      if (records.size > limit && oldest !== undefined) records.delete(oldest);
    },
    recall(ref, version) {
      const record = records.get(ref);
      return record?.version === version ? record : undefined;
    },
    forget: (ref) => void records.delete(ref),
  };
}
