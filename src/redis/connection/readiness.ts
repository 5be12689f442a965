import { z } from 'zod';
import { StoreUnavailable } from '../../workflow/ports/case-ports';
import type { Keys } from '../keys';
import type { RedisConnection } from './connection';
import { type Durability, durabilityOf, type StatedDurability } from './durability';
import { whatRedisLacks } from './what-redis-lacks';

/** Whether Redis can serve, and in a few words how it stands. */
export interface RedisReadiness {
  readonly ok: boolean;
  readonly checks: {
    readonly redis: string;
    /** Where it was stated: what, and whether it was also proved. */
    readonly durability?: string;
    readonly replicas?: string;
  };
}

export interface ReadinessOptions {
  readonly connection: RedisConnection;
  readonly keys: Keys;
  /** False on loopback and in tests only: a Redis that may forget is then good enough. */
  readonly durable: boolean;
  /** How it keeps its data, as whoever runs it says; undefined: nobody said, so its settings must tell. */
  readonly stated?: StatedDurability | undefined;
  /** How many replicas must follow, so that a commit can be promised; none where left out. */
  readonly replicas?: number;
  /** What Redis said to the subscription to changes, where it refused it. */
  readonly subscribing?: string | undefined;
}

/**
 * How many primaries share the keys. A cluster of several answers MOVED for what another one has, which shows only where
 * it happens to be asked; a cluster of one serves. One where Redis is none, or does not say.
 */
async function primariesOf(connection: RedisConnection): Promise<number> {
  try {
    const said = z.string().parse(await connection.command(['CLUSTER', 'INFO']));
    return Number(/^cluster_size:(\d+)/m.exec(said)?.[1] ?? 1);
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    return 1;
  }
}

/** @returns what is wrong, or undefined */
async function whatIsWrong(options: ReadinessOptions): Promise<string | undefined> {
  const { connection, keys, replicas = 0, subscribing } = options;
  try {
    const primaries = await primariesOf(connection);
    if (primaries > 1) return `Redis is a cluster of ${primaries} primaries: the bot needs a single one`;
    await connection.command(['SET', keys.probe, '1', 'PX', '1000']);
    const lacks = await whatRedisLacks(connection, keys, replicas, subscribing);
    if (lacks !== undefined) return lacks;
  } catch (error) {
    return error instanceof StoreUnavailable
      ? 'Redis does not answer or takes no write'
      : 'Redis refuses a write';
  }
  return undefined;
}

/** @returns what is wrong, or how it is known that nothing is; undefined where nobody needs to know */
async function durability({
  connection,
  durable,
  stated,
}: ReadinessOptions): Promise<Durability | undefined> {
  if (!durable) return undefined;
  try {
    return await durabilityOf(connection, stated);
  } catch {
    return { wrong: 'Redis does not answer or takes no write' };
  }
}

/** @returns how many replicas have all that the primary has, but for what is on its way */
async function replicasOf(connection: RedisConnection): Promise<number> {
  const said = z.string().parse(await connection.command(['INFO', 'replication']));
  return said.match(/^slave\d+:.*\bstate=online\b/gm)?.length ?? 0;
}

/** @returns what is wrong, or undefined */
async function whatReplicasLack({ connection, replicas = 0 }: ReadinessOptions): Promise<string | undefined> {
  try {
    const there = await replicasOf(connection);
    return there < replicas ? `${there} of ${replicas} replicas follow: nothing can be saved` : undefined;
  } catch {
    return 'Redis does not say whether replicas follow (INFO is needed)';
  }
}

/**
 * Whether Redis can serve: it answers, takes a write, does whatever the bot asks of it, (where `durable`) forgets nothing, and enough replicas follow it.
 * For `/readyz`. Never rejects because of Redis: what is wrong is the answer.
 */
export async function checkReadiness(options: ReadinessOptions): Promise<RedisReadiness> {
  const broken = await whatIsWrong(options);
  const kept = broken === undefined ? await durability(options) : undefined;
  const wrong = broken ?? (kept !== undefined && 'wrong' in kept ? kept.wrong : undefined);
  const lacking = (options.replicas ?? 0) === 0 ? undefined : await whatReplicasLack(options);
  const { stated } = options;
  const checks = {
    redis: wrong ?? 'ready',
    ...(stated !== undefined &&
      kept !== undefined &&
      'known' in kept && { durability: `${stated}, ${kept.known}` }),
    ...((options.replicas ?? 0) > 0 && { replicas: lacking ?? 'follow' }),
  };
  return { ok: wrong === undefined && lacking === undefined, checks };
}
