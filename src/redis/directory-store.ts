import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type Directory, directory as directorySchema } from '../domain/directory/schema';
import { parseSealed } from '../store/case-record';
import { StoreFault } from '../store/faults';
import type { Sealing } from '../store/sealing';
import type { DirectoryStore } from '../workflow/ports/directory-ports';
import type { RedisConnection } from './connection/connection';
import type { Keys } from './keys';
import { replaceDirectoryScript } from './scripts/draft-scripts';

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
  const fields = async (...names: readonly string[]) =>
    fieldsReply.parse(await connection.command(['HMGET', keys.directory, ...names]));

  /** Puts the directory over the version; undefined when another is there. */
  const replaceOver = async (
    version: string | null | undefined,
    directory: Directory,
    file: string,
  ): Promise<number | undefined> => {
    const next = Number(version ?? '0') + 1;
    const dataKey = sealing.newDataKey();
    const args = [
      String(next - 1),
      sealing.wrap(dataKey, binding(next)),
      sealing.seal(dataKey, directory, binding(next)),
      file,
    ];
    const reply = await connection.run(replaceDirectoryScript, [keys.directory], args);
    return reply === 1 ? next : undefined;
  };

  const open = ([version, wrappedKey, values]: readonly (string | null)[]) => {
    if (!version || !wrappedKey || !values) return undefined;
    const bound = binding(Number(version));
    const opened = sealing.open(sealing.unwrap(wrappedKey, bound), values, bound);
    return { version: Number(version), directory: parseSealed(directorySchema, opened, 'directory') };
  };
  const read: DirectoryStore['read'] = async () => open(await fields('version', 'key', 'values'));

  /** Whether it is the one in use already: another version of the same would only make every case be looked at again. */
  const isInUse = async (directory: Directory) =>
    isDeepStrictEqual((await read())?.directory, directorySchema.parse(directory));

  return {
    read,
    readBefore: async () => open(await fields('beforeVersion', 'beforeKey', 'beforeValues'))?.directory,
    async replace(directory) {
      for (let left = tries; left > 0; left -= 1) {
        const [version] = await fields('version');
        if (await isInUse(directory)) return Number(version);
        const replaced = await replaceOver(version, directory, '');
        if (replaced !== undefined) return replaced;
      }
      throw othersReplace();
    },
    async importAtStart(directory, digest) {
      for (let left = tries; left > 0; left -= 1) {
        const [version, file] = await fields('version', 'file');
        if (version && file === digest) return false;
        if (await isInUse(directory)) {
          await connection.command(['HSET', keys.directory, 'file', digest]);
          return false;
        }
        if ((await replaceOver(version, directory, digest)) !== undefined) return true;
      }
      throw othersReplace();
    },
  };
}

const othersReplace = () => new StoreFault('store-error', 'directory: others keep replacing it');
