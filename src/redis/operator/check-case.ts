import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { CaseRef } from '../../domain/case/ids';
import { foldEvents, openEvents } from '../../store/case-history';
import { type CaseSchemas, openCase } from '../../store/case-record';
import type { Chain } from '../../store/chain';
import { StoreFault } from '../../store/faults';
import type { Sealing } from '../../store/sealing';
import type { Finding } from '../../workflow/ports/operator-ports';
import type { RedisConnection } from '../connection/connection';
import type { Keys } from '../keys';
import { readHistoryScript } from '../scripts/read-history';

export interface CheckParts {
  readonly connection: RedisConnection;
  readonly keys: Keys;
  readonly sealing: Sealing;
  readonly chain: Chain;
  readonly schemas: CaseSchemas;
}

/** One case as it was found. */
export interface CheckedCase {
  readonly entries: readonly string[];
  /** The first thing that is wrong; what hangs on it is not told as well. */
  readonly finding: Finding | undefined;
  /** An earlier release wrote its state last; this one has more to say of the same history. */
  readonly earlier: boolean;
}

const historyReply = z.tuple([z.array(z.string().nullable()), z.array(z.string())]);

/**
 * Reads one case's whole history, as of one moment, and checks it: head, chain, count, that every event opens, and that
 * the stored state is what the events lead to. What an earlier release stored as its state is not compared, as this one
 * would have written more: there the events must lead to a state, and the stored one must be readable.
 * @returns undefined where there is neither a case nor an event under this reference
 */
export async function checkCase(ref: CaseRef, parts: CheckParts): Promise<CheckedCase | undefined> {
  const { connection, keys } = parts;
  const reply = await connection.run(readHistoryScript, [keys.case(ref), keys.events(ref)], []);
  const [fields, entries] = historyReply.parse(reply);
  if (fields.every((field) => field === null)) {
    return entries.length === 0
      ? undefined
      : { entries, finding: { kind: 'gone', ref, toldBy: 'events' }, earlier: false };
  }
  const earlier = Number(fields[1]) < parts.schemas.number;
  return { entries, finding: findingIn(ref, fields, entries, parts), earlier };
}

function findingIn(
  ref: CaseRef,
  fields: readonly (string | null)[],
  entries: readonly string[],
  parts: CheckParts,
): Finding | undefined {
  const [version, , , , head, mac] = fields;
  if (!version || !head || !mac) return { kind: 'unreadable', ref, code: 'fields' };
  const broken = parts.chain.findBreak(ref, { count: Number(version), head, mac }, entries);
  if (broken !== undefined) return { ...broken, ref };
  try {
    return leadsToState(ref, fields, entries, parts) ? undefined : { kind: 'state-differs', ref };
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return { kind: 'unreadable', ref, code: error.code };
  }
}

/** Whether the stored state can be the fold of the events. Throws StoreFault when something does not open. */
function leadsToState(
  ref: CaseRef,
  fields: readonly (string | null)[],
  entries: readonly string[],
  parts: CheckParts,
): boolean {
  const { sealing, schemas, chain } = parts;
  const record = openCase(ref, fields, sealing, schemas);
  if (record === undefined) throw new StoreFault('unreadable', `${ref} fields`);
  const events = openEvents(record, chain.check(ref, record.head, entries), parts);
  const folded = foldEvents(ref, events, schemas);
  return record.schema < schemas.number || isDeepStrictEqual(asStored(folded), asStored(record.state));
}

/** What is left out and what is undefined is stored alike. */
function asStored(value: unknown): unknown {
  const stored: unknown = JSON.parse(JSON.stringify(value));
  return stored;
}
