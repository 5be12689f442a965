import { z } from 'zod';
import { fromScore, toScore } from '../store/case-time';
import type { DueSet } from '../workflow/ports/case-ports';
import type { RedisConnection } from './connection/connection';
import type { Keys } from './keys';
import { claimDueScript, postponeDueScript, rescoreDueScript } from './scripts/due-scripts';

export interface DueSetParts {
  readonly connection: RedisConnection;
  readonly keys: Keys;
  /** Number of this release's schema: cases that a later release wrote are not claimed. */
  readonly schema: number;
  /** How long a process has for one tick, in milliseconds of machine time; 30 seconds where not given. */
  readonly leaseMs?: number;
}

const list = z.array(z.string());

/** When each case's next obligation falls due, on Redis: scored by case time, leased by machine time. */
export function createDueSet({ connection, keys, schema, leaseMs = 30_000 }: DueSetParts): DueSet {
  return {
    async claim(now, limit, tables = '') {
      const at = [keys.due, keys.dueLeases, keys.directory, keys.dueMade];
      const args = [toScore(now), String(limit), String(leaseMs), tables, String(schema), keys.case('')];
      return list.parse(await connection.run(claimDueScript, at, args));
    },
    async postpone(ref, until) {
      const at = [keys.due, keys.dueLeases, keys.dueFaults];
      return z.number().parse(await connection.run(postponeDueScript, at, [ref, toScore(until)]));
    },
    async rescore(ref, due, version) {
      const at = [keys.due, keys.dueLeases, keys.dueFaults, keys.case(ref)];
      await connection.run(rescoreDueScript, at, [
        ref,
        due === undefined ? '' : toScore(due),
        String(version),
      ]);
    },
    async earliest() {
      const reply = list.parse(await connection.command(['ZRANGE', keys.due, '0', '0', 'WITHSCORES']));
      return reply[1] === undefined ? undefined : fromScore(reply[1]);
    },
  };
}
