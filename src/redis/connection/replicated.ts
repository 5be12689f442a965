import { z } from 'zod';
import { StoreUnavailable } from '../../workflow/ports/case-ports';
import type { Keys } from '../keys';
import type { RedisConnection } from './connection';

export interface ReplicatedOptions {
  /** A connection of its own: while it waits for a replica, nobody else's command stands behind it. */
  readonly connection: RedisConnection;
  readonly keys: Pick<Keys, 'probe'>;
  /** How many replicas must have the change before it counts. */
  readonly replicas: number;
  /** Whether it must be on disk too, here and on those replicas, before it counts (WAITAOF, Redis 7.2 or later). */
  readonly onDisk?: boolean;
  /** How long to wait for them, in milliseconds; less than the connection's own time-out. */
  readonly patienceMs?: number;
  /** Told when too few have it: after a failover the old primary has none. */
  readonly onTooFew?: () => void;
}

/** WAITAOF answers on how many disks it is: here, and on replicas. */
const written = z.tuple([z.number(), z.number()]);

/** A connection whose scripts count only when replicas have what they wrote. */
export interface ReplicatedConnection extends RedisConnection {
  /**
   * Waits until replicas have all that this server was given so far, by whomever: what was read there may then be told.
   * Throws StoreUnavailable with `mayBeSaved` where too few have it in time.
   */
  confirm(): Promise<void>;
}

/**
 * A connection whose scripts count only when replicas have them too, so that a failover does not lose a commit that
 * a person was told about.
 *
 * A script that ran but was not confirmed throws StoreUnavailable with `mayBeSaved`: it was written here, whatever became
 * of the wait. The same press again is then found to be a duplicate, and that is told when replicas have it
 * ({@link ReplicatedConnection.confirm}); or it is made anew.
 * @param keys of the tenant: the probe is written where nothing else was
 */
export function replicated(options: ReplicatedOptions): ReplicatedConnection {
  const { connection, replicas, onDisk = false, keys, patienceMs = 1_000, onTooFew } = options;
  /** The next question that nobody has sent yet: all who ask until then share its answer. */
  let next: Promise<void> | undefined;

  /** After something was written: where this fails nobody knows whether replicas have it. */
  async function ask(command: readonly string[]): Promise<unknown> {
    try {
      return await connection.command(command);
    } catch (cause) {
      throw new StoreUnavailable('nobody knows whether replicas have the change', {
        cause,
        mayBeSaved: true,
      });
    }
  }

  /** Waits for what this connection has written last, and so for all that was written before it. */
  async function wait(): Promise<void> {
    if (onDisk) {
      const [here, there] = written.parse(await ask(['WAITAOF', '1', String(replicas), String(patienceMs)]));
      if (here >= 1 && there >= replicas) return;
    } else {
      const waited = await ask(['WAIT', String(replicas), String(patienceMs)]);
      if (z.number().parse(waited) >= replicas) return;
    }
    onTooFew?.();
    throw new StoreUnavailable('too few replicas have the change, or it is not on disk', {
      mayBeSaved: true,
    });
  }

  async function confirmNow(): Promise<void> {
    // WAIT is about what this connection wrote: what others wrote came before this.
    await ask(['SET', keys.probe, '1', 'PX', '1000']);
    await wait();
  }

  return {
    command: (args) => connection.command(args),
    async run(script, at, args) {
      const reply = await connection.run(script, at, args);
      await wait();
      return reply;
    },
    confirm() {
      next ??= Promise.resolve().then(() => {
        next = undefined;
        return confirmNow();
      });
      return next;
    },
  };
}
