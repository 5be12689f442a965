import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { CaseRef } from '../domain/case/ids';
import { StoreFault } from './faults';

/** The end of a case's history as it is in Redis. */
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

/** Where a history is not the one that was written, and how it looks. Events are numbered from 1. */
export type Break =
  /** The head was not written by a holder of the chain key. */
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'altered' | 'swapped' | 'missing' | 'added'; readonly at: number };

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
  /** The first place where the whole list does not fit head, count and MAC; undefined where all is as it was written. */
  findBreak(ref: CaseRef, head: Head, entries: readonly string[]): Break | undefined;
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

/** The hash after this event, as its entry says; undefined where it says none. */
export function hashOf(entry: string | undefined): string | undefined {
  return entry === undefined ? undefined : splitEntry(entry)?.hash;
}

/** Says what happened at a place where the list stops to fit; `previous` is the hash before it. */
function breakAt(
  ref: CaseRef,
  count: number,
  entries: readonly string[],
  at: number,
  previous: string,
): Break {
  if (entries.length < count) return { kind: 'missing', at };
  if (entries.length > count) return { kind: 'added', at };
  const belongsHere = entries.slice(at).some((entry) => {
    const parts = splitEntry(entry);
    return parts !== undefined && link(previous, ref, at, parts.sealed) === parts.hash;
  });
  return { kind: belongsHere ? 'swapped' : 'altered', at };
}

/** The first place where the list does not fit the count and the hash at its end. */
function findBreakIn(ref: CaseRef, { count, head }: Head, entries: readonly string[]): Break | undefined {
  let hash = beginning;
  for (const [index, entry] of entries.entries()) {
    const parts = splitEntry(entry);
    const next = link(hash, ref, index + 1, parts?.sealed ?? '');
    if (parts?.hash !== next) return breakAt(ref, count, entries, index + 1, hash);
    hash = next;
  }
  const whole = entries.length === count && hash === head;
  return whole ? undefined : breakAt(ref, count, entries, Math.min(entries.length, count) + 1, hash);
}

/** @param chainKey 32 bytes or more that Redis never holds */
export function createChain(chainKey: Buffer): Chain {
  if (chainKey.length < 32) throw new RangeError('the chain key must have 32 bytes or more');
  const macOf = (ref: CaseRef, count: number, head: string): string =>
    createHmac('sha256', chainKey)
      .update(JSON.stringify(['head', ref, count, head]))
      .digest('hex');

  const isSigned = (ref: CaseRef, { count, head, mac }: Head): boolean => {
    const [is, should] = [Buffer.from(mac), Buffer.from(macOf(ref, count, head))];
    return is.length === should.length && timingSafeEqual(is, should);
  };
  const findBreak = (ref: CaseRef, head: Head, entries: readonly string[]): Break | undefined =>
    isSigned(ref, head) ? findBreakIn(ref, head, entries) : { kind: 'unsigned' };
  return {
    checkHead(ref, head) {
      if (!isSigned(ref, head)) throw new StoreFault('chain-broken', `${ref} head`);
    },
    findBreak,
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
      const broken = findBreak(ref, head, entries);
      if (broken !== undefined) {
        const place = broken.kind === 'unsigned' ? 'head' : `event ${broken.at}`;
        throw new StoreFault('chain-broken', `${ref} ${place}`);
      }
      return entries.map((entry) => splitEntry(entry)?.sealed ?? '');
    },
  };
}
