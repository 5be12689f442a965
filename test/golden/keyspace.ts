import { z } from 'zod';
import type { RedisConnection } from '../../src/redis/connection/connection';

const texts = z.array(z.string());
const scanned = z.tuple([z.string(), texts]);

/** One key as it is stored, without the tenant: a text, or what the command that made it would be given again. */
export const goldenKey = z.tuple([z.enum(['string', 'hash', 'list', 'set', 'zset']), z.string(), texts]);
export type GoldenKey = z.output<typeof goldenKey>;

const read = {
  string: (key: string) => ['GET', key],
  hash: (key: string) => ['HGETALL', key],
  list: (key: string) => ['LRANGE', key, '0', '-1'],
  set: (key: string) => ['SMEMBERS', key],
  zset: (key: string) => ['ZRANGE', key, '0', '-1', 'WITHSCORES'],
} as const;

const write = { string: 'SET', hash: 'HSET', list: 'RPUSH', set: 'SADD', zset: 'ZADD' } as const;

/** Everything that a tenant holds, in the order of the keys' names. Expiry is not kept: golden cases do not expire. */
export async function readKeyspace(
  connection: RedisConnection,
  tenant: string,
): Promise<readonly GoldenKey[]> {
  const prefix = `{${tenant}}:`;
  const names: string[] = [];
  let cursor = '0';
  do {
    const reply = await connection.command(['SCAN', cursor, 'MATCH', `${prefix}*`, 'COUNT', '1000']);
    const [next, found] = scanned.parse(reply);
    names.push(...found);
    cursor = next;
  } while (cursor !== '0');
  const kept: GoldenKey[] = [];
  for (const name of [...new Set(names)].sort()) {
    const kind = z
      .enum(['string', 'hash', 'list', 'set', 'zset'])
      .parse(await connection.command(['TYPE', name]));
    const reply = await connection.command([...read[kind](name)]);
    const values = z.union([z.string().transform((one) => [one]), texts]).parse(reply);
    kept.push([kind, name.slice(prefix.length), kind === 'zset' ? scoresFirst(values) : [...values]]);
  }
  return kept;
}

/** Writes what {@link readKeyspace} read under another tenant. */
export async function writeKeyspace(
  connection: RedisConnection,
  tenant: string,
  keys: readonly GoldenKey[],
): Promise<void> {
  for (const [kind, name, values] of keys)
    await connection.command([write[kind], `{${tenant}}:${name}`, ...values]);
}

function scoresFirst(values: readonly string[]): string[] {
  return values.flatMap((value, index) => (index % 2 === 0 ? [values[index + 1] ?? '0', value] : []));
}
