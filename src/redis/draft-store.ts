import { z } from 'zod';
import type { Draft, DraftKey, DraftStore } from '../workflow/ports';
import type { RedisConnection } from './connection';
import { draftEntry, draftFields, draftKeyOf, openDraft, sealDraft } from './draft-record';
import type { Keys } from './keys';
import { discardDraftScript, saveDraftScript } from './scripts/draft-scripts';
import type { Sealing } from './sealing';

export interface DraftStoreParts {
  readonly connection: RedisConnection;
  readonly keys: Keys;
  readonly sealing: Sealing;
  /** How long a draft is kept after it was last saved, in days of machine time; 30 where not given. */
  readonly keepDays?: number;
}

const fieldsReply = z.array(z.string().nullable());
const listReply = z.array(z.string());
const dayMs = 24 * 60 * 60 * 1000;

/** Forms half filled in, on Redis: sealed, with versions and an expiry. */
export function createDraftStore({ connection, keys, sealing, keepDays = 30 }: DraftStoreParts): DraftStore {
  const lifeMs = String(Math.round(keepDays * dayMs));
  const read = async (key: DraftKey): Promise<Draft | undefined> =>
    openDraft(
      key,
      fieldsReply.parse(await connection.command(['HMGET', keys.draft(key), ...draftFields])),
      sealing,
    );

  return {
    read,
    async save(key, draft, over) {
      const { wrappedKey, values } = sealDraft(key, draft, over + 1, sealing);
      const reply = await connection.run(
        saveDraftScript,
        [keys.draft(key), keys.draftsOf(key.person)],
        [String(over), wrappedKey, values, lifeMs, draftEntry(key)],
      );
      return reply === 1;
    },
    async discard(key) {
      await connection.run(
        discardDraftScript,
        [keys.draft(key), keys.draftsOf(key.person)],
        [draftEntry(key)],
      );
    },
    async draftsOf(person) {
      const entries = listReply.parse(await connection.command(['ZRANGE', keys.draftsOf(person), '0', '-1']));
      const found = await Promise.all(
        entries.map(async (text) => {
          const key = draftKeyOf(person, text);
          return { key, draft: await read(key) };
        }),
      );
      // An entry may outlive its draft by a moment.
      return found.flatMap(({ key, draft }) => (draft === undefined ? [] : [{ key, draft }]));
    },
  };
}
