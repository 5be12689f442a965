import { z } from 'zod';
import type { CaseRef } from '../domain/case/ids';
import type { CaseState } from '../domain/case/state';
import { type CaseSchemas, openCase } from '../store/case-record';
import { createKeptStates } from '../store/kept-states';
import type { Sealing } from '../store/sealing';
import { type CaseList, isDamage } from '../workflow/ports/list-ports';
import type { RedisConnection } from './connection/connection';
import type { Keys } from './keys';
import { listCasesScript, readCasesScript } from './scripts/list-cases';

export interface CaseListParts {
  readonly connection: RedisConnection;
  readonly keys: Keys;
  readonly sealing: Sealing;
  readonly schemas: CaseSchemas;
  /** Told of each case that is left out because it does not open. */
  readonly damaged: (ref: CaseRef, error: unknown) => void;
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
export function createCaseList(parts: CaseListParts): CaseList {
  const { connection, keys } = parts;
  const opened = createKeptStates(keptOpen);

  async function readAnew(refs: readonly CaseRef[]) {
    const found = new Map<CaseRef, CaseState>();
    let damaged = 0;
    for (const part of inParts(refs)) {
      const reply = await connection.run(
        readCasesScript,
        part.map((ref) => keys.case(ref)),
        [],
      );
      for (const [index, row] of casesReply.parse(reply).entries()) {
        const state = stateIn(part[index] ?? '', row, parts);
        if (state === 'damaged') damaged += 1;
        if (state === 'damaged' || state === undefined) continue;
        opened.keep(state);
        found.set(state.ref, state);
      }
    }
    return { found, damaged };
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
      const found = refs.map((ref) => known.get(ref) ?? anew.found.get(ref));
      return {
        damaged: anew.damaged,
        states: found.filter((state) => state !== undefined).sort(latestFirst),
        directoryVersion: Number(directoryVersion),
        pressesThisMinute: Number(presses),
      };
    },
  };
}

/** One damaged case takes nobody's list away: it is told of, and left out. */
function stateIn(
  ref: CaseRef,
  row: readonly (string | null)[],
  { sealing, schemas, damaged }: CaseListParts,
): CaseState | 'damaged' | undefined {
  try {
    return openCase(ref, row, sealing, schemas)?.state;
  } catch (error) {
    if (!isDamage(error)) throw error;
    damaged(ref, error);
    return 'damaged';
  }
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
