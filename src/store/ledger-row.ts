import { z } from 'zod';
import type { Copy, LedgerRow, RowUpdate } from '../workflow/ports/delivery-ports';
import { parseSealed } from './case-record';
import { fromScore, toScore } from './case-time';

/** Rows as the scripts return them: id, then field, value, field, value … */
export const rowsReply = z.array(z.tuple([z.string(), z.array(z.string())]));

const whole = z.string().regex(/^\d+$/).default('0').transform(Number);
const time = z
  .string()
  .default('')
  .transform((text) => (text === '' ? undefined : fromScore(text)));
const copy = z.object({
  activityId: z.string(),
  conversationId: z.string(),
  serviceUrl: z.string(),
  shows: z.enum(['live', 'stub', 'dead']),
  closes: z.literal(true).optional(),
});
const copies = z
  .string()
  .default('[]')
  .transform((text) => z.array(copy).parse(JSON.parse(text)));

const rowFields = z.object({
  wantedVersion: whole,
  wantedRing: whole,
  heldUntil: time,
  shownVersion: whole,
  shownRing: whole,
  copies,
  standing: z.enum(['waiting', 'sending', 'delivered', 'seen', 'failed', 'unknown']).default('waiting'),
  failure: z
    .string()
    .default('')
    .transform((text) => (text === '' ? undefined : text)),
  attempts: whole,
  since: time,
});

/** Reads one row. Throws StoreFault `unreadable` when it is none. */
export function openRow(id: string, flat: readonly string[]): LedgerRow {
  const fields: Record<string, string> = {};
  for (let index = 0; index + 1 < flat.length; index += 2) fields[flat[index] ?? ''] = flat[index + 1] ?? '';
  const [ref = '', person = ''] = id.split(':');
  return { ref, person, ...parseSealed(rowFields, fields, `row ${id}`) };
}

/** What the record script is told; see its header. */
export interface RowChange {
  /** Field, value, field, value … */
  readonly set: readonly string[];
  readonly gone: readonly string[];
  readonly copies: readonly Copy[];
}

function isSameCopy(one: Copy | undefined, other: Copy): boolean {
  return (
    one?.shows === other.shows &&
    one.closes === other.closes &&
    one.conversationId === other.conversationId &&
    one.serviceUrl === other.serviceUrl
  );
}

/** Only what the worker changed: a copy that a press proved meanwhile stays. */
function copyChanges(before: readonly Copy[], after: readonly Copy[]): Pick<RowChange, 'gone' | 'copies'> {
  const kept = new Set(after.map(({ activityId }) => activityId));
  return {
    gone: before.map(({ activityId }) => activityId).filter((id) => !kept.has(id)),
    copies: after.filter(
      (each) =>
        !isSameCopy(
          before.find(({ activityId }) => activityId === each.activityId),
          each,
        ),
    ),
  };
}

/** Spells out an update against the row as it was claimed. Fields that are left out stay as they are. */
export function rowChange(claimed: LedgerRow, update: RowUpdate): RowChange {
  const { shownVersion, shownRing, standing, attempts, since, failure } = update;
  const texts: Record<string, string | undefined> = {
    shownVersion: shownVersion?.toString(),
    shownRing: shownRing?.toString(),
    standing,
    attempts: attempts?.toString(),
    failure: 'failure' in update ? (failure ?? '') : undefined,
    since: since === undefined ? ('since' in update ? '' : undefined) : toScore(since),
  };
  const set = Object.entries(texts).flatMap(([name, text]) => (text === undefined ? [] : [name, text]));
  const none = { gone: [], copies: [] };
  return { set, ...(update.copies === undefined ? none : copyChanges(claimed.copies, update.copies)) };
}
