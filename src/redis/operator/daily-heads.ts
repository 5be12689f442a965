import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { CaseRef } from '../../domain/case/ids';
import type { Chain } from '../../store/chain';
import { StoreFault } from '../../store/faults';
import { openHeadsFile } from '../../store/heads-file';
import { createHeadsPen, type HeadsEntry } from '../../store/heads-line';
import type { RedisConnection } from '../connection/connection';
import type { Keys } from '../keys';
import { scanRefs } from '../scan-keys';
import { releaseHeadsScript, renewHeadsLeaseScript } from '../scripts/heads-scripts';

export interface DailyHeadsParts {
  readonly connection: RedisConnection;
  readonly keys: Keys;
  readonly chain: Chain;
  readonly chainKey: Buffer;
  /** The append-only file outside Redis. */
  readonly path: string;
  /** The date in London by machine time, `YYYY-MM-DD`. */
  readonly today: () => string;
  /** Told of a case whose head nobody with the chain key has written: it is not vouched for. */
  readonly failed: (ref: CaseRef, error: unknown) => void;
}

/** Longer than any page of cases takes; it is renewed with each. */
const leaseMs = 120_000;
const headFields = z.tuple([z.string(), z.string(), z.string()]);
const remembered = z.tuple([z.string().nullable(), z.string().nullable()]);

/**
 * Writes the head of every case into a file outside Redis, once a day, so that a missing last event and a missing case
 * show. Any number of processes may call it as often as they like: one of them writes. A block that was broken off is
 * written anew.
 * Throws what the store or the file system throws; the next call tries again.
 * @returns `true` where this call wrote the day's block
 */
export function createDailyHeads(parts: DailyHeadsParts): () => Promise<boolean> {
  const { connection, keys, today } = parts;
  let doneFor = '';
  return async () => {
    const day = today();
    if (doneFor === day) return false;
    const token = randomBytes(12).toString('hex');
    const lease = ['SET', keys.headsLease, token, 'NX', 'PX', String(leaseMs)];
    if ((await connection.command(lease)) !== 'OK') return false;
    let mac: string | undefined;
    try {
      const [lastDay, follows] = remembered.parse(
        await connection.command(['HMGET', keys.heads, 'day', 'mac']),
      );
      if (lastDay === null || lastDay < day) mac = await writeBlock(parts, day, follows ?? '', token);
    } finally {
      const block = mac === undefined ? ['', ''] : [day, mac];
      await connection.run(releaseHeadsScript, [keys.headsLease, keys.heads], [token, ...block]);
    }
    doneFor = day;
    return mac !== undefined;
  };
}

/** @returns the MAC of the block's last line */
async function writeBlock(
  parts: DailyHeadsParts,
  day: string,
  follows: string,
  token: string,
): Promise<string> {
  const { connection, keys, chainKey, path } = parts;
  const file = await openHeadsFile(path, createHeadsPen(chainKey));
  try {
    await file.add([{ block: 'begin', day, follows, torn: file.torn }]);
    const seen = new Set<CaseRef>();
    let cases = 0;
    for await (const page of scanRefs(connection, keys.every.case)) {
      const fresh = [...new Set(page)].filter((ref) => !seen.has(ref));
      for (const ref of fresh) seen.add(ref);
      const heads = await Promise.all(fresh.map((ref) => headOf(parts, ref)));
      const renewed = await connection.run(
        renewHeadsLeaseScript,
        [keys.headsLease],
        [token, String(leaseMs)],
      );
      // Somebody else writes by now: two hands in one file would break its chain.
      if (renewed !== 1) throw new StoreFault('store-error', 'heads: the lease was lost');
      const vouchedFor = heads.filter((each) => each !== undefined);
      cases += vouchedFor.length;
      await file.add(vouchedFor);
    }
    return await file.add([{ block: 'end', day, cases }]);
  } finally {
    await file.close();
  }
}

async function headOf(parts: DailyHeadsParts, ref: CaseRef): Promise<HeadsEntry | undefined> {
  const { connection, keys, chain, failed } = parts;
  try {
    const reply = await connection.command(['HMGET', keys.case(ref), 'version', 'head', 'mac']);
    const [version, head, mac] = headFields.parse(reply);
    const count = Number(version);
    chain.checkHead(ref, { count, head, mac });
    return { ref, count, head };
  } catch (error) {
    if (!(error instanceof StoreFault) && !(error instanceof z.ZodError)) throw error;
    failed(ref, error);
    return undefined;
  }
}
