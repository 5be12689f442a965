import { z } from 'zod';
import type { Instant } from '../domain/case/ids';
import { fromScore } from './case-time';
import type { RedisConnection } from './connection';
import type { Keys } from './keys';
import { figuresScript } from './scripts/figures';

/** How much there is to do, and how many cases there are; nothing about any of them. */
export interface Figures {
  /** Case time at which the first thing falls, or fell, due. */
  readonly earliestDue: Instant | undefined;
  /** Seconds for which the card that has waited longest has been ready to be sent. */
  readonly waitedSeconds: number;
  /** Cards that people should see and do not see yet: ready or put off, held for the morning, in a worker's hand. */
  readonly wanting: { readonly ready: number; readonly held: number; readonly inHand: number };
  readonly casesByStatus: Readonly<Record<string, number>>;
}

const reply = z.tuple([z.string(), z.number(), z.number(), z.number(), z.number(), z.array(z.string())]);

/** Reads the figures of one tenant. Throws StoreUnavailable when Redis is away. */
export async function readFigures(connection: RedisConnection, keys: Keys): Promise<Figures> {
  const at = [keys.due, keys.deliver, keys.held, keys.leased, keys.casesByStatus];
  const [due, waitedMs, ready, held, inHand, statuses] = reply.parse(
    await connection.run(figuresScript, at, []),
  );
  const casesByStatus: Record<string, number> = {};
  for (let index = 0; index + 1 < statuses.length; index += 2) {
    casesByStatus[statuses[index] ?? ''] = Number(statuses[index + 1]);
  }
  return {
    earliestDue: due === '' ? undefined : fromScore(due),
    waitedSeconds: waitedMs / 1_000,
    wanting: { ready, held, inHand },
    casesByStatus,
  };
}
