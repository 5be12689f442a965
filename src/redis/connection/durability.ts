import { z } from 'zod';
import type { RedisConnection } from './connection';
import { errorReply } from './redis-errors';

/**
 * How Redis keeps what it is given, as whoever runs it says (`REDIS_DURABILITY`): each write is on disk before it is
 * answered (`always`); each commit waits until it is on disk (`waitaof`, Redis 7.2 or later); or replicas have it, and
 * nobody relies on a disk (`replicas`).
 */
export type StatedDurability = 'always' | 'waitaof' | 'replicas';

/** What was found out about it: what is wrong, or whether the settings were read or only said. */
export type Durability = { readonly wrong: string } | { readonly known: 'proved' | 'stated' };

const onDisk = ['appendonly', 'yes'] as const;
const atOnce = ['appendfsync', 'always'] as const;
const keepsAll = ['maxmemory-policy', 'noeviction'] as const;

/** What each setting must be so that a committed case is never lost by Redis itself. */
const settingsFor = {
  always: [onDisk, atOnce, keepsAll],
  waitaof: [onDisk, keepsAll],
  replicas: [keepsAll],
} as const;

/** CONFIG GET answers a flat list of name and value. */
const settings = z.array(z.string());

/**
 * Whether Redis keeps what it is given. Its settings are read; where it does not tell them, as managed ones do not, what
 * was stated counts. What is read counts more than what was stated.
 * Rejects when Redis does not answer.
 * @param stated undefined where nobody said anything: each write must then be on disk at once
 */
export async function durabilityOf(
  connection: RedisConnection,
  stated: StatedDurability | undefined,
): Promise<Durability> {
  const waits = stated === 'waitaof' ? await refusal(connection, ['WAITAOF', '1', '0', '1']) : undefined;
  if (waits !== undefined) {
    const old = /unknown command/i.test(waits);
    return {
      wrong: `REDIS_DURABILITY=waitaof ${old ? 'needs Redis 7.2 or later' : `does not work here: ${waits}`}`,
    };
  }
  for (const [name, wanted] of settingsFor[stated ?? 'always']) {
    const said = await refusal(connection, ['CONFIG', 'GET', name]);
    if (said !== undefined && stated !== undefined) return { known: 'stated' };
    if (said !== undefined) {
      return {
        wrong:
          'Redis does not say how it keeps its data (CONFIG GET is refused): set REDIS_DURABILITY to what whoever runs it promises',
      };
    }
    const [, value] = settings.parse(await connection.command(['CONFIG', 'GET', name]));
    if (value !== wanted) return { wrong: `Redis must run with ${name} ${wanted}` };
  }
  return { known: 'proved' };
}

/** What Redis says where it refuses a command; undefined where it carries it out. */
async function refusal(connection: RedisConnection, command: readonly string[]): Promise<string | undefined> {
  try {
    await connection.command(command);
    return undefined;
  } catch (error) {
    const says = errorReply(error);
    if (says === undefined) throw error;
    return says;
  }
}
