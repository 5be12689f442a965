import { z } from 'zod';
import { directory as directorySchema } from '../domain/directory/schema';
import type { DirectoryStore } from '../workflow/ports';
import { parseSealed } from './case-record';
import type { RedisConnection } from './connection';
import { StoreFault } from './faults';
import type { Keys } from './keys';
import { replaceDirectoryScript } from './scripts/draft-scripts';
import type { Sealing } from './sealing';

export interface DirectoryStoreParts {
  readonly connection: RedisConnection;
  readonly keys: Keys;
  readonly sealing: Sealing;
}

const fieldsReply = z.array(z.string().nullable());
const binding = (version: number) => ['directory', version];
const tries = 5;

/** The directory on Redis. It holds names and telephone numbers of staff, so it is sealed too. */
export function createDirectoryStore({ connection, keys, sealing }: DirectoryStoreParts): DirectoryStore {
  const replaceOnce = async (directory: unknown): Promise<number | undefined> => {
    const stored = z
      .string()
      .nullable()
      .parse(await connection.command(['HGET', keys.directory, 'version']));
    const next = Number(stored ?? '0') + 1;
    const dataKey = sealing.newDataKey();
    const args = [
      String(next - 1),
      sealing.wrap(dataKey, binding(next)),
      sealing.seal(dataKey, directory, binding(next)),
    ];
    const reply = await connection.run(replaceDirectoryScript, [keys.directory], args);
    return reply === 1 ? next : undefined;
  };

  return {
    async read() {
      const reply = await connection.command(['HMGET', keys.directory, 'version', 'key', 'values']);
      const [version, wrappedKey, values] = fieldsReply.parse(reply);
      if (!version || !wrappedKey || !values) return undefined;
      const bound = binding(Number(version));
      const opened = sealing.open(sealing.unwrap(wrappedKey, bound), values, bound);
      return { version: Number(version), directory: parseSealed(directorySchema, opened, 'directory') };
    },
    async replace(directory) {
      for (let left = tries; left > 0; left -= 1) {
        const version = await replaceOnce(directory);
        if (version !== undefined) return version;
      }
      throw new StoreFault('store-error', 'directory: others keep replacing it');
    },
  };
}
