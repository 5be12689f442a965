import { z } from 'zod';
import type { CaseRef } from '../domain/case/ids';
import type { CaseState } from '../domain/case/state';
import type { CaseList } from '../workflow/ports';
import { type CaseSchemas, openCase } from './case-record';
import type { RedisConnection } from './connection';
import type { Keys } from './keys';
import { createRecentReads } from './recent-reads';
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

/** Cases that a process keeps opened, so that a list which is read again opens only what has changed. */
const keptOpen = 600;
/** Cases in one round trip: other presses wait while Redis answers. */
const atOnce = 100;

/** Lists of cases on Redis: first which and in what version, then those that this process does not know so. */
export function createCaseList({ connection, keys, sealing, schemas }: CaseListParts): CaseList {
  const recent = createRecentReads(keptOpen);

  async function readAnew(refs: readonly CaseRef[]): Promise<Map<CaseRef, CaseState>> {
    const found = new Map<CaseRef, CaseState>();
    for (let from = 0; from < refs.length; from += atOnce) {
      const part = refs.slice(from, from + atOnce);
      const reply = await connection.run(
        readCasesScript,
        part.map((ref) => keys.case(ref)),
        [],
      );
      for (const [index, row] of casesReply.parse(reply).entries()) {
        const record = openCase(part[index] ?? '', row, sealing, schemas);
        if (record === undefined) continue;
        recent.remember(record);
        found.set(record.ref, record.state);
      }
    }
    return found;
  }

  return {
    async readMine(person, limit) {
      const at = [keys.casesOf(person), keys.directory, keys.presses(person)];
      const reply = await connection.run(listCasesScript, at, [keys.every.case.prefix, String(limit)]);
      const [directoryVersion = '0', presses = '0', ...rest] = listReply.parse(reply);
      const refs = rest.filter((_, index) => index % 2 === 0);
      const known = new Map<CaseRef, CaseState>();
      for (const [index, ref] of refs.entries()) {
        const record = recent.recall(ref, Number(rest[index * 2 + 1]));
        if (record !== undefined) known.set(ref, record.state);
      }
      const anew = await readAnew(refs.filter((ref) => !known.has(ref)));
      return {
        states: refs.map((ref) => known.get(ref) ?? anew.get(ref)).filter((state) => state !== undefined),
        directoryVersion: Number(directoryVersion),
        pressesThisMinute: Number(presses),
      };
    },
  };
}
