import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { CaseRef } from '../domain/case/ids';
import { StoreFault } from './faults';

/** The end of a case's history as it stands in Redis. */
export interface Head {
  /** Number of events, which is also the case's version. */
  readonly count: number;
  /** Hex SHA-256 over all events so far. */
  readonly head: string;
  /** Hex HMAC-SHA-256 over reference, count and head. */
  readonly mac: string;
}

/** New entries for the list of events, and the head after them. */
export interface Extension {
  readonly entries: readonly string[];
  readonly head: Head;
}

/**
 * The hash chain over a case's sealed events. It hashes what is stored, not what it says, so that the history can be
 * checked without opening it and stays whole when the case's data key is destroyed. Each entry of the list is
 * `hash.sealed event`, so that a break has a place; only the head's MAC proves anything.
 */
export interface Chain {
  /** Chains sealed events; the first of them is number `after.count + 1`. */
  extend(ref: CaseRef, after: Head | undefined, sealedEvents: readonly string[]): Extension;
  /** Throws StoreFault `chain-broken` when the head was not written by a holder of the chain key. */
  checkHead(ref: CaseRef, head: Head): void;
  /**
   * Checks the whole list against head, count and MAC.
   * @returns the sealed events, oldest first
   * @throws StoreFault `chain-broken` with the place of the break
   */
  check(ref: CaseRef, head: Head, entries: readonly string[]): readonly string[];
}

const beginning = '0'.repeat(64);

/** h(n) = SHA-256(h(n-1) ‖ length and text of ref ‖ n ‖ sealed event n); the lengths keep the parts apart. */
function link(previous: string, ref: CaseRef, n: number, sealed: string): string {
  const name = Buffer.from(ref);
  const numbers = Buffer.alloc(12);
  numbers.writeUInt32BE(name.length, 0);
  numbers.writeBigUInt64BE(BigInt(n), 4);
  const hash = createHash('sha256').update(Buffer.from(previous, 'hex')).update(numbers).update(name);
  return hash.update(sealed).digest('hex');
}

/** Splits an entry; undefined unless it is spelt exactly as it was written. */
function splitEntry(entry: string): { hash: string; sealed: string } | undefined {
  const [, hash, sealed] = /^([0-9a-f]{64})\.(.+)$/s.exec(entry) ?? [];
  return hash === undefined || sealed === undefined ? undefined : { hash, sealed };
}

/** @param chainKey 32 bytes or more that Redis never holds */
export function createChain(chainKey: Buffer): Chain {
  if (chainKey.length < 32) throw new RangeError('the chain key must have 32 bytes or more');
  const macOf = (ref: CaseRef, count: number, head: string): string =>
    createHmac('sha256', chainKey)
      .update(JSON.stringify(['head', ref, count, head]))
      .digest('hex');

  const checkHead = (ref: CaseRef, { count, head, mac }: Head): void => {
    const [is, should] = [Buffer.from(mac), Buffer.from(macOf(ref, count, head))];
    if (is.length !== should.length || !timingSafeEqual(is, should)) {
      throw new StoreFault('chain-broken', `${ref} head`);
    }
  };
  return {
    checkHead,
    extend(ref, after, sealedEvents) {
      let count = after?.count ?? 0;
      let hash = after?.head ?? beginning;
      const entries: string[] = [];
      for (const sealed of sealedEvents) {
        count += 1;
        hash = link(hash, ref, count, sealed);
        entries.push(`${hash}.${sealed}`);
      }
      return { entries, head: { count, head: hash, mac: macOf(ref, count, hash) } };
    },
    check(ref, head, entries) {
      checkHead(ref, head);
      let hash = beginning;
      const sealedEvents = entries.map((entry, index) => {
        const parts = splitEntry(entry);
        hash = link(hash, ref, index + 1, parts?.sealed ?? '');
        if (parts?.hash !== hash) throw new StoreFault('chain-broken', `${ref} event ${index + 1}`);
        return parts.sealed;
      });
      if (entries.length !== head.count || hash !== head.head) {
        throw new StoreFault('chain-broken', `${ref} event ${Math.min(entries.length, head.count) + 1}`);
      }
      return sealedEvents;
    },
  };
}
