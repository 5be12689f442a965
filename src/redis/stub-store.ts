import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import type { CaseRef } from '../domain/case/ids';
import type { CaseStub } from '../domain/case/stored/stub';
import { StoreFault } from '../store/faults';
import type { Sealing } from '../store/sealing';
import { openStub, readWay } from '../store/stub-record';
import type { KeptStub, StubStore, StubsRead } from '../workflow/tab/tab-ports';
import type { RedisConnection } from './connection/connection';
import type { Keys } from './keys';

export interface StubStoreParts {
  readonly connection: RedisConnection;
  readonly keys: Keys;
  readonly sealing: Sealing;
  /** Milliseconds for which one reading serves all who ask; ten seconds where not given. */
  readonly keptMs?: number;
  /** Told of a stub that does not open: it is left out. */
  readonly unreadable?: (ref: CaseRef, error: unknown) => void;
}

const scanReply = z.tuple([z.string(), z.array(z.string())]);
/** Fields in one round trip, and stubs that are opened before other work has its turn. */
const atOnce = 200;

/**
 * The stubs of all cases of the tenant. They are read in pages and opened in slices, so that presses are answered
 * meanwhile; what was opened once is opened again only when it has changed, and one reading serves all who ask at the
 * same time or within a few seconds.
 */
export function createStubStore(parts: StubStoreParts): StubStore {
  const { connection, keys, sealing, keptMs = 10_000, unreadable = () => undefined } = parts;
  let opened = new Map<CaseRef, { readonly text: string; readonly stub: CaseStub }>();
  let running: Promise<StubsRead> | undefined;

  async function readFields(): Promise<ReadonlyMap<string, string>> {
    const kept = new Map<string, string>();
    let cursor = '0';
    do {
      const reply = await connection.command(['HSCAN', keys.stubs, cursor, 'COUNT', String(atOnce)]);
      const [next, flat] = scanReply.parse(reply);
      for (let at = 0; at + 1 < flat.length; at += 2) kept.set(flat[at] ?? '', flat[at + 1] ?? '');
      cursor = next;
    } while (cursor !== '0');
    return kept;
  }

  /** One that was written while the pages were read may lack its other field: it is there the next time. */
  async function readAll(): Promise<StubsRead> {
    const kept = await readFields();
    const anew: typeof opened = new Map();
    const stubs: KeptStub[] = [];
    let left = atOnce;
    let failures = 0;
    for (const [ref, text] of kept) {
      const way = kept.get(`${ref}:way`);
      if (ref.includes(':') || way === undefined) continue;
      const known = opened.get(ref);
      try {
        const stub = known?.text === text ? known.stub : openStub(ref, text, sealing);
        anew.set(ref, { text, stub });
        stubs.push({ ...stub, moves: readWay(way) });
      } catch (error) {
        if (!(error instanceof StoreFault)) throw error;
        failures += 1;
        unreadable(ref, error);
      }
      left -= 1;
      if (left > 0) continue;
      left = atOnce;
      await breathe();
    }
    opened = anew;
    return { stubs, unreadable: failures };
  }

  return {
    stubs() {
      if (running !== undefined) return running;
      const reading = readAll();
      running = reading;
      const forget = (): void => {
        if (running === reading) running = undefined;
      };
      reading.then(() => (keptMs === 0 ? forget() : setTimeout(forget, keptMs).unref()), forget);
      return reading;
    },
  };
}
