import { z } from 'zod';
import type { Instant } from '../../domain/case/ids';
import { terminalStatuses } from '../../domain/case/stage';
import { fromScore } from '../../store/case-time';
import type { RedisConnection } from '../connection/connection';
import type { Keys } from '../keys';
import { figuresScript } from '../scripts/figures';

/** How much there is to do, and how many cases there are; nothing about any of them. */
export interface Figures {
  /** Case time at which the first thing falls, or fell, due. */
  readonly earliestDue: Instant | undefined;
  /** Seconds for which the card that has waited longest has been ready to be sent. */
  readonly waitedSeconds: number;
  /** Cards that people should see and do not see yet: ready or put off, held for the morning, in a worker's hand. */
  readonly wanting: { readonly ready: number; readonly held: number; readonly inHand: number };
  readonly casesByStatus: Readonly<Record<string, number>>;
  /** Cases on which a tick faulted: each is tried again after some minutes. */
  readonly postponed: number;
  /** Cards of open cases that could not be delivered, or of which nobody knows whether they were. */
  readonly notDelivered: { readonly failed: number; readonly unknown: number };
}

const count = z.number();
const reply = z.tuple([z.string(), count, count, count, count, z.array(z.string()), count, count, count]);

/** Reads the figures of one tenant. Throws StoreUnavailable when Redis is away. */
export async function readFigures(connection: RedisConnection, keys: Keys): Promise<Figures> {
  const at = [
    keys.due,
    keys.deliver,
    keys.held,
    keys.leased,
    keys.casesByStatus,
    keys.dueFaults,
    keys.troubled,
  ];
  const args = [keys.rowPrefix, keys.case(''), ...terminalStatuses];
  const [due, waitedMs, ready, held, inHand, statuses, postponed, failed, unknown] = reply.parse(
    await connection.run(figuresScript, at, args),
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
    postponed,
    notDelivered: { failed, unknown },
  };
}
