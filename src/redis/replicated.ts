import { z } from 'zod';
import { StoreUnavailable } from '../workflow/ports';
import type { RedisConnection } from './connection';

export interface ReplicatedOptions {
  /** A connection of its own: while it waits for a replica, nobody else's command stands behind it. */
  readonly connection: RedisConnection;
  /** How many replicas must have the change before it counts. */
  readonly replicas: number;
  /** How long to wait for them, in milliseconds; less than the connection's own time-out. */
  readonly patienceMs?: number;
}

/**
 * A connection whose scripts count only when replicas have them too, so that a failover does not lose a commit that
 * a person was told about.
 *
 * A script that ran but was not confirmed throws StoreUnavailable: it may have been written. The same press again is
 * then found to be a duplicate, or is made anew.
 */
export function replicated({ connection, replicas, patienceMs = 1_000 }: ReplicatedOptions): RedisConnection {
  return {
    command: (args) => connection.command(args),
    async run(script, keys, args) {
      const reply = await connection.run(script, keys, args);
      const waited = await connection.command(['WAIT', String(replicas), String(patienceMs)]);
      if (z.number().parse(waited) < replicas) throw new StoreUnavailable('too few replicas have the change');
      return reply;
    },
  };
}
