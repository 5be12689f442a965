import { z } from 'zod';
import type { RedisConnection } from '../../../src/redis/connection/connection';

const texts = z.array(z.string());
const scanned = z.tuple([z.string(), texts]);

/** How to read a whole key of each kind, after its name. */
const readers: Readonly<Record<string, readonly [string, ...string[]]>> = {
  string: ['GET'],
  hash: ['HGETALL'],
  list: ['LRANGE', '0', '-1'],
  set: ['SMEMBERS'],
  zset: ['ZRANGE', '0', '-1', 'WITHSCORES'],
};

async function allKeys(connection: RedisConnection, pattern: string): Promise<readonly string[]> {
  const keys: string[] = [];
  let cursor = '0';
  do {
    const [next, found] = scanned.parse(
      await connection.command(['SCAN', cursor, 'MATCH', pattern, 'COUNT', '1000']),
    );
    keys.push(...found);
    cursor = next;
  } while (cursor !== '0');
  return keys;
}

async function valuesOf(connection: RedisConnection, key: string): Promise<readonly string[]> {
  const kind = z.string().parse(await connection.command(['TYPE', key]));
  if (kind === 'none') return [];
  const reader = readers[kind];
  if (reader === undefined) throw new Error(`the dump does not know how to read a ${kind}`);
  const [command, ...rest] = reader;
  const reply = await connection.command([command, key, ...rest]);
  return z.union([z.string().transform((text) => [text]), texts]).parse(reply);
}

/** What a text could be hiding: runs of base64, base64url and hex, decoded. */
function decoded(text: string): readonly string[] {
  const base64 = text.match(/[A-Za-z0-9+/_-]{8,}/g) ?? [];
  const hex = text.match(/(?:[0-9a-f]{2}){4,}/gi) ?? [];
  return [
    ...base64.map((run) => Buffer.from(run, 'base64').toString('utf8')),
    ...hex.map((run) => Buffer.from(run, 'hex').toString('utf8')),
  ];
}

/**
 * Everything that a Redis holds, as text: each key and value as it is, and with base64 and hex undone.
 * For tests that look for what must not be there.
 * @param pattern which keys, as SCAN's MATCH takes it
 */
export async function dump(connection: RedisConnection, pattern = '*'): Promise<readonly string[]> {
  const found: string[] = [];
  for (const key of await allKeys(connection, pattern)) {
    for (const text of [key, ...(await valuesOf(connection, key))]) found.push(text, ...decoded(text));
  }
  return found;
}

/**
 * Which of these texts stand in the dump, in any spelling of JSON and in upper or lower case.
 * @param wanted texts of four characters or more; shorter ones turn up by chance
 */
export function findInDump(dumped: readonly string[], wanted: readonly string[]): readonly string[] {
  const everything = dumped.join('\n').toLowerCase();
  return wanted.filter((text) =>
    [text, JSON.stringify(text).slice(1, -1)].some((spelt) => everything.includes(spelt.toLowerCase())),
  );
}
