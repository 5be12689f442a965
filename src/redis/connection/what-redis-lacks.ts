import { z } from 'zod';
import { StoreFault } from '../../store/faults';
import type { Keys } from '../keys';
import { tryCommandsScript } from '../scripts/try-commands';
import type { RedisConnection } from './connection';
import { commandsBesides, commandsInScripts } from './needed-commands';
import { errorReply, isNotAllowed } from './redis-errors';

interface Refused {
  readonly called: string;
  readonly says: string;
}

const flat = z.array(z.string());

/**
 * Tries every command and channel that the bot needs, since what Redis can do and what its user may do is read from no
 * setting. Leaves nothing behind.
 * @param subscribing what Redis said to the subscription to changes where it refused it
 * @returns one line that names what is missing, or undefined. Throws StoreUnavailable when Redis does not answer.
 */
export async function whatRedisLacks(
  connection: RedisConnection,
  keys: Keys,
  replicas: number,
  subscribing: string | undefined,
): Promise<string | undefined> {
  const refused = [
    ...(await refusedInScripts(connection, keys)),
    ...(await refusedBesides(connection, keys, replicas)),
    ...(subscribing === undefined ? [] : [{ called: `SUBSCRIBE to ${keys.changes}`, says: subscribing }]),
  ];
  const named = (each: readonly Refused[]) => each.map(({ called }) => called).join(', ');
  const isForbidden = ({ says }: Refused) => isNotAllowed(says);
  const [forbidden, unknown] = [refused.filter(isForbidden), refused.filter((each) => !isForbidden(each))];
  const lines = [
    ...(unknown.length === 0
      ? []
      : [`Redis does not do ${named(unknown)}: the bot needs Redis 6.2 or later, with all its commands`]),
    ...(forbidden.length === 0
      ? []
      : [`Redis does not let the bot's user use ${named(forbidden)}: it needs its ACL changed`]),
  ];
  return lines.length === 0 ? undefined : lines.join('; ');
}

async function refusedInScripts(connection: RedisConnection, keys: Keys): Promise<readonly Refused[]> {
  const tried = commandsInScripts(keys);
  const words = JSON.stringify(tried.map((each) => each.words));
  const refused = await sayingNo(() => connection.run(tryCommandsScript, [keys.probe], [words]), 'EVALSHA');
  if (isRefused(refused)) return [refused];
  const reply = flat.parse(refused);
  return reply.flatMap((number, index) => {
    const called = tried[Number(number) - 1]?.called;
    return index % 2 === 1 || called === undefined ? [] : [{ called, says: reply[index + 1] ?? '' }];
  });
}

async function refusedBesides(
  connection: RedisConnection,
  keys: Keys,
  replicas: number,
): Promise<readonly Refused[]> {
  const refused: Refused[] = [];
  for (const { called, words } of commandsBesides(keys, replicas)) {
    const reply = await sayingNo(() => connection.command(words), called);
    if (isRefused(reply)) refused.push(reply);
  }
  return refused;
}

const isRefused = (reply: unknown): reply is Refused =>
  typeof reply === 'object' && reply !== null && 'says' in reply;

/** What Redis answers, or that it refuses the command itself. Throws what is no answer to that. */
async function sayingNo(ask: () => Promise<unknown>, called: string): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    // The command was looked up and allowed: only the value is another one.
    if (error instanceof StoreFault && error.code === 'wrong-type') return undefined;
    const says = errorReply(error);
    if (says === undefined) throw error;
    return { called, says };
  }
}
