import { z } from 'zod';
import { StoreUnavailable } from '../../workflow/ports/case-ports';
import type { RedisConnection } from './connection';

export interface ReplicatedOptions {
  /** A connection of its own: while it waits for a replica, nobody else's command stands behind it. */
  readonly connection: RedisConnection;
  /** How many replicas must have the change before it counts. */
  readonly replicas: number;
  /** How long to wait for them, in milliseconds; less than the connection's own time-out. */
  readonly patienceMs?: number;
  /** Told when too few have it: after a failover the old primary has none. */
  readonly onTooFew?: () => void;
}

/**
 * A connection whose scripts count only when replicas have them too, so that a failover does not lose a commit that
 * a person was told about.
 *
 * A script that ran but was not confirmed throws StoreUnavailable with `mayBeSaved`: it was written here, whatever became
 * of the wait. The same press again is then found to be a duplicate, or is made anew.
 */
export function replicated(options: ReplicatedOptions): RedisConnection {
  const { connection, replicas, patienceMs = 1_000, onTooFew } = options;
  return {
    command: (args) => connection.command(args),
    async run(script, keys, args) {
      const reply = await connection.run(script, keys, args);
      try {
        const waited = await connection.command(['WAIT', String(replicas), String(patienceMs)]);
        if (z.number().parse(waited) >= replicas) return reply;
      } catch (cause) {
        throw new StoreUnavailable('nobody knows whether replicas have the change', {
          cause,
          mayBeSaved: true,
        });
      }
      onTooFew?.();
      throw new StoreUnavailable('too few replicas have the change', { mayBeSaved: true });
    },
  };
}
