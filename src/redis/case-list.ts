import { z } from 'zod';
import type { CaseRef } from '../domain/case/ids';
import type { CaseState } from '../domain/case/state';
import type { CaseList } from '../workflow/list-ports';
import { type CaseSchemas, openCase } from './case-record';
import type { RedisConnection } from './connection';
import { createKeptStates } from './kept-states';
import type { Keys } from './keys';
import { listCasesScript, readCasesScript } from './scripts/list-cases';
import type { Sealing } from './sealing';

export interface CaseListParts {
  readonly connection: RedisConnection;
  readonly keys: Keys;
  readonly sealing: Sealing;
  readonly schemas: CaseSchemas;
}

const listReply = z.array(z.string());
const casesReply = z.array(z.array(z.string().nullable()));

/**
 * Cases that a process keeps opened, so that a list which is read again opens only what has changed. One takes some ten
 * kilobytes, so this is 50 MB at most; and it holds whatever a hospital network has open at a time, with the latest 500
 * that each of its coordinators sees of what is filed away, which are the same ones for the most part.
 */
const keptOpen = 5_000;
/** Cases in one round trip: other presses wait while Redis answers. */
const atOnce = 100;

/** Lists of cases on Redis: first which and in what version, then those that this process does not know so. */
export function createCaseList({ connection, keys, sealing, schemas }: CaseListParts): CaseList {
  const opened = createKeptStates(keptOpen);

  async function readAnew(refs: readonly CaseRef[]): Promise<Map<CaseRef, CaseState>> {
    const found = new Map<CaseRef, CaseState>();
    for (const part of inParts(refs)) {
      const reply = await connection.run(
        readCasesScript,
        part.map((ref) => keys.case(ref)),
        [],
      );
      for (const [index, row] of casesReply.parse(reply).entries()) {
        const record = openCase(part[index] ?? '', row, sealing, schemas);
        if (record === undefined) continue;
        opened.keep(record.state);
        found.set(record.ref, record.state);
      }
    }
    return found;
  }

  return {
    async readMine(person, limit) {
      const at = [keys.casesOf(person), keys.filedOf(person), keys.directory, keys.presses(person), keys.due];
      const reply = await connection.run(listCasesScript, at, [keys.every.case.prefix, String(limit)]);
      const [directoryVersion = '0', presses = '0', ...rest] = listReply.parse(reply);
      const refs = rest.filter((_, index) => index % 2 === 0);
      const known = new Map<CaseRef, CaseState>();
      for (const [index, ref] of refs.entries()) {
        const state = opened.recall(ref, Number(rest[index * 2 + 1]));
        if (state !== undefined) known.set(ref, state);
      }
      const anew = await readAnew(refs.filter((ref) => !known.has(ref)));
      const found = refs.map((ref) => known.get(ref) ?? anew.get(ref));
      return {
        states: found.filter((state) => state !== undefined).sort(latestFirst),
        directoryVersion: Number(directoryVersion),
        pressesThisMinute: Number(presses),
      };
    },
  };
}

function inParts<T>(all: readonly T[]): readonly (readonly T[])[] {
  const parts = Math.ceil(all.length / atOnce);
  return Array.from({ length: parts }, (_, part) => all.slice(part * atOnce, (part + 1) * atOnce));
}

function latestFirst(one: CaseState, other: CaseState): number {
  const by =
    one.lastEventAt === other.lastEventAt ? one.ref > other.ref : one.lastEventAt > other.lastEventAt;
  return by ? -1 : 1;
}
