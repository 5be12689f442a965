import { z } from 'zod';
import type { CaseRef } from '../domain/case/ids';
import type { RedisConnection } from './connection/connection';
import type { KeyPattern } from './keys';

const page = z.tuple([z.string(), z.array(z.string())]);
const keysAPage = '250';

/**
 * The references in the names of all keys of one kind, a page at a time, so that Redis is never held up. A key that is
 * there throughout comes at least once, and may come twice.
 */
export async function* scanRefs(
  connection: RedisConnection,
  { match, prefix }: KeyPattern,
): AsyncIterable<readonly CaseRef[]> {
  let cursor = '0';
  do {
    const reply = page.parse(await connection.command(['SCAN', cursor, 'MATCH', match, 'COUNT', keysAPage]));
    cursor = reply[0];
    if (reply[1].length > 0) yield reply[1].map((key) => key.slice(prefix.length));
  } while (cursor !== '0');
}

/** Members in one page of a set. */
const membersAPage = 100;

/** The members of a set, a page at a time; one that is there throughout comes at least once, and may come twice. */
export async function* scanSet(connection: RedisConnection, key: string): AsyncIterable<readonly string[]> {
  let cursor = '0';
  do {
    const reply = page.parse(await connection.command(['SSCAN', key, cursor, 'COUNT', String(membersAPage)]));
    cursor = reply[0];
    // A small set comes whole, whatever was asked for.
    for (let at = 0; at < reply[1].length; at += membersAPage) yield reply[1].slice(at, at + membersAPage);
  } while (cursor !== '0');
}
