import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { fold } from '../../domain/case/evolve';
import type { CaseRef } from '../../domain/case/ids';
import { type CaseSchemas, caseBinding, openCase, parseSealed } from '../../store/case-record';
import type { Chain } from '../../store/chain';
import { StoreFault } from '../../store/faults';
import type { Sealing } from '../../store/sealing';
import type { Finding } from '../../workflow/operator-ports';
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
}

const historyReply = z.tuple([z.array(z.string().nullable()), z.array(z.string())]);

/**
 * Reads one case's whole history, as of one moment, and checks it: head, chain, count, that every event opens, and that
 * the stored state is what the events lead to.
 * @returns undefined where there is neither a case nor an event under this reference
 */
export async function checkCase(ref: CaseRef, parts: CheckParts): Promise<CheckedCase | undefined> {
  const { connection, keys } = parts;
  const reply = await connection.run(readHistoryScript, [keys.case(ref), keys.events(ref)], []);
  const [fields, entries] = historyReply.parse(reply);
  if (fields.every((field) => field === null)) {
    return entries.length === 0 ? undefined : { entries, finding: { kind: 'gone', ref, toldBy: 'events' } };
  }
  return { entries, finding: findingIn(ref, fields, entries, parts) };
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

/** Whether the stored state is the fold of the events. Throws StoreFault when something does not open. */
function leadsToState(
  ref: CaseRef,
  fields: readonly (string | null)[],
  entries: readonly string[],
  { sealing, schemas, chain }: CheckParts,
): boolean {
  const record = openCase(ref, fields, sealing, schemas);
  if (record === undefined) throw new StoreFault('unreadable', `${ref} fields`);
  const events = chain.check(ref, record.head, entries).map((sealed, index) => {
    const opened = sealing.open(record.dataKey, sealed, caseBinding.event(ref, index + 1));
    return parseSealed(schemas.event, opened, `${ref} event ${index + 1}`);
  });
  return isDeepStrictEqual(asStored(folded(ref, events)), asStored(record.state));
}

function folded(ref: CaseRef, events: Parameters<typeof fold>[0]): unknown {
  try {
    return fold(events);
  } catch (cause) {
    throw new StoreFault('unreadable', `${ref} events`, { cause });
  }
}

/** What is left out and what is undefined is stored alike. */
function asStored(value: unknown): unknown {
  const stored: unknown = JSON.parse(JSON.stringify(value));
  return stored;
}
