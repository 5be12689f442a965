import { z } from 'zod';
import type { CaseRef } from '../domain/case/ids';
import type { CaseState } from '../domain/case/state';
import { foldEvents, openEvents } from '../store/case-history';
import { type CaseRecord, type CaseSchemas, caseFields, openCase } from '../store/case-record';
import type { Chain } from '../store/chain';
import type { DraftNames } from '../store/draft-names';
import { openDraft } from '../store/draft-record';
import { StoreFault } from '../store/faults';
import { createRecentReads, type RecentReads } from '../store/recent-reads';
import type { Sealing } from '../store/sealing';
import type { CaseStore, Change, CommitResult, PressKey } from '../workflow/ports/case-ports';
import { commitCall } from './commit-call';
import type { RedisConnection } from './connection/connection';
import { commitError } from './connection/redis-errors';
import type { ReplicatedConnection } from './connection/replicated';
import { draftPlaces } from './draft-places';
import type { Keys } from './keys';
import { commitScript } from './scripts/commit';
import { followAccountScript } from './scripts/follow-account';
import { readHistoryScript } from './scripts/read-history';
import { readPressScript } from './scripts/read-press';

export interface CaseStoreParts {
  readonly connection: RedisConnection;
  /** Where commits go; the same connection where not given. */
  readonly commits?: ReplicatedConnection;
  readonly keys: Keys;
  readonly sealing: Sealing;
  readonly chain: Chain;
  readonly names: DraftNames;
  readonly schemas: CaseSchemas;
}

const fields = z.array(z.string().nullable());
const list = z.array(z.string());
const pressReply = z.tuple([fields, z.number(), z.string().nullable(), fields, z.number()]);
const historyReply = z.tuple([fields, list]);
const commitReply = z.enum(['committed', 'conflict', 'duplicate', 'reference-taken', 'draft-moved']);

/** How many cases a process keeps between reading and committing; more presses than this are never in hand. */
const readsKept = 500;

class RedisCaseStore implements CaseStore {
  readonly #parts: CaseStoreParts;
  readonly #recent: RecentReads = createRecentReads(readsKept);
  /** What was made anew of a record of an earlier release, for as long as that record is kept. */
  readonly #anew = new WeakMap<CaseRecord, CaseState>();

  constructor(parts: CaseStoreParts) {
    this.#parts = parts;
  }

  async readPress(query: Parameters<CaseStore['readPress']>[0]): ReturnType<CaseStore['readPress']> {
    const { connection, keys, sealing, names } = this.#parts;
    const { person, ref, press, draft, again, weight = 1 } = query;
    const places = draft === undefined ? undefined : draftPlaces(draft, keys, names);
    const [draftAt, ...listsAt] = places?.keys ?? [keys.none, keys.none, keys.none, keys.none];
    const reply = await connection.run(
      readPressScript,
      [
        ref === undefined ? keys.none : keys.case(ref),
        press === undefined ? keys.none : keys.press(press),
        keys.directory,
        draftAt,
        keys.presses(person),
        ...listsAt,
      ],
      [again === true ? '0' : String(weight), ...(places?.entries ?? [])],
    );
    const [caseRow, remembered, directoryVersion, draftRow, presses] = pressReply.parse(reply);
    // Whoever presses again may have been told that nobody knows: it is told as done when replicas have it.
    if (remembered === 1) await this.#parts.commits?.confirm();
    return {
      state: ref === undefined ? undefined : await this.#current(ref, caseRow),
      told: ref === undefined ? undefined : this.#told(ref, caseRow),
      duplicate: remembered === 1,
      directoryVersion: Number(directoryVersion ?? '0'),
      draft: draft === undefined ? undefined : openDraft(draft, draftRow, sealing),
      pressesThisMinute: presses,
    };
  }

  async look(ref: CaseRef | undefined, told?: 'kept'): ReturnType<CaseStore['look']> {
    const { connection, keys, commits } = this.#parts;
    const at = [
      ref === undefined ? keys.none : keys.case(ref),
      keys.none,
      keys.directory,
      keys.none,
      keys.none,
    ];
    const [caseRow, , directoryVersion] = pressReply.parse(await connection.run(readPressScript, at, ['0']));
    if (told === 'kept') await commits?.confirm();
    return {
      state: ref === undefined ? undefined : await this.#current(ref, caseRow),
      directoryVersion: Number(directoryVersion ?? '0'),
    };
  }

  async readCase(ref: CaseRef): ReturnType<CaseStore['readCase']> {
    const { connection, keys } = this.#parts;
    const reply = await connection.command(['HMGET', keys.case(ref), ...caseFields]);
    return this.#current(ref, fields.parse(reply));
  }

  async commit(change: Change): Promise<CommitResult> {
    this.#refuseMisuse(change);
    const base = change.expectedVersion === 0 ? undefined : await this.#base(change);
    if (base === 'conflict' || base === 'duplicate') return { kind: base };
    if (base !== undefined) {
      if (base.schema > this.#parts.schemas.number) throw new StoreFault('newer-schema', change.ref);
      // A head that somebody else has written must not be signed by what follows it.
      this.#parts.chain.checkHead(change.ref, base.head);
    }
    const { keys, args } = commitCall(change, base, this.#parts);
    const { connection, commits = connection } = this.#parts;
    try {
      const kind = commitReply.parse(await commits.run(commitScript, keys, args));
      if (kind === 'duplicate') await this.#parts.commits?.confirm();
      return { kind };
    } catch (error) {
      throw commitError(error);
    } finally {
      this.#recent.forget(change.ref);
    }
  }

  async history(ref: CaseRef): ReturnType<CaseStore['history']> {
    return (await this.#readHistory(ref)).events;
  }

  async casesOf(person: string): ReturnType<CaseStore['casesOf']> {
    const { connection, keys } = this.#parts;
    return list.parse(await connection.command(['ZRANGE', keys.casesOf(person), '0', '-1', 'REV']));
  }

  async follow(from: string, to: string): Promise<void> {
    const { connection, keys } = this.#parts;
    const at = [keys.casesOf(from), keys.casesOf(to), keys.filedOf(from), keys.filedOf(to)];
    await connection.run(followAccountScript, at, []);
  }

  async casesAbout(sameChild: readonly string[]): ReturnType<CaseStore['casesAbout']> {
    const { connection, keys } = this.#parts;
    const at = sameChild.map((digest) => keys.sameChild(digest));
    return at.length === 0 ? [] : list.parse(await connection.command(['SUNION', ...at])).sort();
  }

  async originOf(linked: CaseRef): ReturnType<CaseStore['originOf']> {
    const { connection, keys } = this.#parts;
    const reply = await connection.command(['HGET', keys.linkedRequests, linked]);
    return z.string().nullable().parse(reply) ?? undefined;
  }

  async #readHistory(ref: CaseRef) {
    const { connection, keys, chain } = this.#parts;
    const reply = await connection.run(readHistoryScript, [keys.case(ref), keys.events(ref)], []);
    const [caseRow, entries] = historyReply.parse(reply);
    const record = this.#opened(ref, caseRow);
    if (record === undefined && entries.length > 0) throw new StoreFault('chain-broken', `${ref} head`);
    const events =
      record === undefined ? [] : openEvents(record, chain.check(ref, record.head, entries), this.#parts);
    return { record, events };
  }

  /**
   * The case as this release knows it. What an earlier one stored as its state is not trusted to hold all that is decided
   * on or shown now: such a case is made anew from its history, with one more round trip, until it is written again.
   */
  async #current(ref: CaseRef, read: readonly (string | null)[]): Promise<CaseState | undefined> {
    const found = this.#opened(ref, read);
    if (found === undefined || found.schema >= this.#parts.schemas.number) return found?.state;
    if (this.#anew.has(found)) return this.#anew.get(found);
    const { record, events } = await this.#readHistory(ref);
    if (record === undefined || record.schema >= this.#parts.schemas.number) return record?.state;
    const state = foldEvents(ref, events, this.#parts.schemas);
    this.#anew.set(record, state);
    return state;
  }

  #told(ref: CaseRef, row: readonly (string | null)[]) {
    const found = this.#opened(ref, row);
    return found && { people: found.people, waitsFor: found.waitsFor };
  }

  #opened(ref: CaseRef, row: readonly (string | null)[]): CaseRecord | undefined {
    const { sealing, schemas } = this.#parts;
    const record = this.#recent.opened(ref, row) ?? openCase(ref, row, sealing, schemas);
    if (record !== undefined) this.#recent.remember(record, row);
    return record;
  }

  /** The record that the change was decided on, as remembered or read again. */
  async #base(change: Change): Promise<CaseRecord | 'conflict' | 'duplicate'> {
    const { ref, expectedVersion, press } = change;
    const remembered = this.#recent.recall(ref, expectedVersion);
    if (remembered !== undefined) return remembered;
    const { record, duplicate } = await this.#readAgain(ref, press);
    if (duplicate) return 'duplicate';
    return record?.version === expectedVersion ? record : 'conflict';
  }

  async #readAgain(ref: CaseRef, press: PressKey | undefined) {
    const { connection, keys } = this.#parts;
    const memory = press === undefined ? keys.none : keys.press(press);
    const at = [keys.case(ref), memory, keys.directory, keys.none, keys.none];
    const [caseRow, seen] = pressReply.parse(await connection.run(readPressScript, at, ['0']));
    return { record: this.#opened(ref, caseRow), duplicate: seen === 1 };
  }

  /** A state that this release could not read again, or events that do not lead to it, must never be stored. */
  #refuseMisuse(change: Change): void {
    const { ref, state, events, expectedVersion } = change;
    const { schemas } = this.#parts;
    const inOrder = events.every((event, index) => event.seq === expectedVersion + index + 1);
    const leads = events.length > 0 && inOrder && state.version === events.at(-1)?.seq && state.ref === ref;
    if (!leads) throw new StoreFault('misuse', `${ref}: events do not lead to the state`);
    for (const value of [schemas.state.safeParse(state), ...events.map((e) => schemas.event.safeParse(e))]) {
      if (!value.success)
        throw new StoreFault('misuse', `${ref}: not readable again`, { cause: value.error });
    }
  }
}

/** Cases on Redis: sealed, chained, and changed in one step or not at all. */
export function createCaseStore(parts: CaseStoreParts): CaseStore {
  return new RedisCaseStore(parts);
}
