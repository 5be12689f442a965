import { z } from 'zod';
import { StoreUnavailable } from '../workflow/ports';
import type { RedisConnection } from './connection';
import type { Keys } from './keys';

export type Readiness = { readonly ready: true } | { readonly ready: false; readonly reason: string };

export interface ReadinessOptions {
  readonly connection: RedisConnection;
  readonly keys: Keys;
  /** False on loopback and in tests only: a Redis that may forget is then good enough. */
  readonly durable: boolean;
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
 * Whether Redis can serve: it answers, takes a write, and (where `durable`) forgets nothing. For `/readyz`.
 * @returns the reason in one line where it cannot; throws nothing but faults of our own code
 */
export async function checkReadiness(options: ReadinessOptions): Promise<Readiness> {
  const { connection, keys, durable } = options;
  try {
    await connection.command(['SET', keys.probe, '1', 'PX', '1000']);
  } catch (error) {
    const why = error instanceof StoreUnavailable ? 'does not answer or takes no write' : 'refuses a write';
    return { ready: false, reason: `Redis ${why}` };
  }
  if (!durable) return { ready: true };
  try {
    const reason = await unsafeSetting(connection);
    return reason === undefined ? { ready: true } : { ready: false, reason };
  } catch {
    return { ready: false, reason: 'Redis does not say how it keeps its data (CONFIG GET is needed)' };
  }
}
