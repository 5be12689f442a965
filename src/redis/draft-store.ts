import { z } from 'zod';
import { fromScore, toScore } from '../store/case-time';
import type { DraftNames } from '../store/draft-names';
import { draftOfMine, formerEndingOf, openDraft, sealDraft } from '../store/draft-record';
import type { Sealing } from '../store/sealing';
import type { Draft, DraftKey, DraftStore } from '../workflow/ports/case-ports';
import type { RedisConnection } from './connection/connection';
import { draftPlaces } from './draft-places';
import type { Keys } from './keys';
import {
  beginTellingScript,
  claimEndingScript,
  discardDraftScript,
  readDraftScript,
  saveDraftScript,
  settleEndingScript,
  tellAgainScript,
} from './scripts/draft-scripts';

export interface DraftStoreParts {
  readonly connection: RedisConnection;
  /** Where what was typed is saved; the same connection where not given. */
  readonly commits?: RedisConnection;
  readonly keys: Keys;
  readonly sealing: Sealing;
  readonly names: DraftNames;
  /** How long a draft is kept after it was last saved, in days of machine time; 30 where not given. */
  readonly keepDays?: number;
  /** How long a process has to tell those whose drafts it was handed, in milliseconds; five minutes where not given. */
  readonly tellLeaseMs?: number;
}

const fieldsReply = z.array(z.string().nullable());
const listReply = z.array(z.string());
const endingReply = z.array(z.tuple([z.string(), z.string(), z.string(), z.string()]));
const dayMs = 24 * 60 * 60 * 1000;
/** So long before its end the owner of a draft is told, but not before half of its life is over. */
const tellBeforeMs = 3 * dayMs;

/** Forms half filled in, on Redis: sealed, with versions and an expiry. */
export function createDraftStore(parts: DraftStoreParts): DraftStore {
  const { connection, keys, sealing, names, keepDays = 30, tellLeaseMs = 300_000 } = parts;
  const { commits = connection } = parts;
  const life = Math.round(keepDays * dayMs);
  const tellAfter = String(life - Math.min(tellBeforeMs, Math.round(life / 2)));
  /** The fields as they are stored, from now on under their present name. */
  const fieldsOf = (key: DraftKey): Promise<unknown> => {
    const places = draftPlaces(key, keys, names);
    return connection.run(readDraftScript, places.keys, places.entries);
  };
  const read = async (key: DraftKey): Promise<Draft | undefined> =>
    openDraft(key, fieldsReply.parse(await fieldsOf(key)), sealing);

  return {
    read,
    async save(key, draft, over) {
      const { wrappedKey, values } = sealDraft(key, draft, over + 1, sealing);
      const places = draftPlaces(key, keys, names);
      const args = [...places.entries, String(over), wrappedKey, values, String(life), tellAfter];
      const reply = await commits.run(saveDraftScript, places.keys, args);
      return reply === 1;
    },
    async discard(key) {
      const places = draftPlaces(key, keys, names);
      await connection.run(discardDraftScript, places.keys, places.entries);
    },
    async draftsOf(person) {
      const listed = ['ZRANGE', keys.draftsOf(person), '0', '-1', 'WITHSCORES'];
      const reply = listReply.parse(await connection.command(listed));
      const entries = reply.flatMap((text, index) => {
        const score = reply[index + 1];
        return index % 2 === 1 || score === undefined ? [] : [{ text, endsAt: fromScore(score) }];
      });
      const found = await Promise.all(
        entries.map(async ({ text, endsAt }) => {
          const key = draftOfMine(person, text, names);
          return { key, endsAt, draft: await read(key) };
        }),
      );
      // An entry may outlive its draft by a moment.
      return found.flatMap(({ key, endsAt, draft }) => (draft === undefined ? [] : [{ key, draft, endsAt }]));
    },
    async claimEnding(limit) {
      const reply = await connection.run(
        claimEndingScript,
        [keys.draftsEnding],
        [keys.draftPrefix, String(limit), String(tellLeaseMs)],
      );
      const claimed = endingReply.parse(reply);
      // What an earlier release wrote gets its new name first, and is handed out under that when its turn comes again.
      await Promise.all(claimed.map(([entry]) => formerEndingOf(entry)).map((key) => key && fieldsOf(key)));
      return claimed
        .filter(([entry]) => formerEndingOf(entry) === undefined)
        .map(([entry, endsAt, lease, begun]) => ({
          key: names.keyOf(entry),
          endsAt: endsAt === '' ? undefined : fromScore(endsAt),
          lease,
          mayBeTold: begun !== '',
        }));
    },
    async beginTelling(ending) {
      const args = [names.nameOf(ending.key), ending.lease, String(tellLeaseMs)];
      const lease = z.string().parse(await connection.run(beginTellingScript, [keys.draftsEnding], args));
      return lease === '' ? undefined : { ...ending, lease };
    },
    async settleEnding({ key, endsAt, lease }) {
      const end = endsAt === undefined ? '' : toScore(endsAt);
      await connection.run(settleEndingScript, [keys.draftsEnding], [names.nameOf(key), lease, end]);
    },
    async tellAgain({ key, lease }, afterMs) {
      const wait = String(Math.round(afterMs));
      await connection.run(tellAgainScript, [keys.draftsEnding], [names.nameOf(key), wait, lease]);
    },
  };
}
