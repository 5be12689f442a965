import { z } from 'zod';
import { StoreUnavailable } from '../../workflow/ports/case-ports';
import type { Keys } from '../keys';
import type { RedisConnection } from './connection';
import { whatRedisLacks } from './what-redis-lacks';

/** Whether Redis can serve, and in a few words how it stands. */
export interface RedisReadiness {
  readonly ok: boolean;
  readonly checks: { readonly redis: string; readonly replicas?: string };
}

export interface ReadinessOptions {
  readonly connection: RedisConnection;
  readonly keys: Keys;
  /** False on loopback and in tests only: a Redis that may forget is then good enough. */
  readonly durable: boolean;
  /** How many replicas must follow, so that a commit can be promised; none where left out. */
  readonly replicas?: number;
  /** What Redis said to the subscription to changes, where it refused it. */
  readonly subscribing?: string | undefined;
}

/** What each setting must be so that a committed case is never lost by Redis itself. */
const durableSettings = [
  ['appendonly', 'yes'],
  ['appendfsync', 'always'],
  ['maxmemory-policy', 'noeviction'],
] as const;

/** CONFIG GET answers a flat list of name and value. */
const settings = z.array(z.string());

async function unsafeSetting(connection: RedisConnection): Promise<string | undefined> {
  for (const [name, wanted] of durableSettings) {
    const [, value] = settings.parse(await connection.command(['CONFIG', 'GET', name]));
    if (value !== wanted) return `Redis must run with ${name} ${wanted}`;
  }
  return undefined;
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
  const { connection, keys, durable, replicas = 0, subscribing } = options;
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
  if (!durable) return undefined;
  try {
    return await unsafeSetting(connection);
  } catch {
    return 'Redis does not say how it keeps its data (CONFIG GET is needed)';
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
  const wrong = await whatIsWrong(options);
  if ((options.replicas ?? 0) === 0) return { ok: wrong === undefined, checks: { redis: wrong ?? 'ready' } };
  const lacking = await whatReplicasLack(options);
  const checks = { redis: wrong ?? 'ready', replicas: lacking ?? 'follow' };
  return { ok: wrong === undefined && lacking === undefined, checks };
}
