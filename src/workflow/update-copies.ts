import type { Copy, LedgerRow, RowUpdate, SendResult } from './delivery-ports';
import { backOff, hasMoved, hasOpenForm, jittered, upToDate, type Work } from './delivery-work';
import { fail, noteReachable } from './note-delivery';
import type { Wanted } from './what-to-show';

/** What became of the live copies. */
interface Updated {
  readonly copies: readonly Copy[];
  /** Milliseconds after which to try again; undefined when nothing is left to try. */
  readonly again: number | undefined;
  readonly tooLarge: boolean;
  readonly reached: boolean;
}

/**
 * Brings every live copy to what the person should see now. An update may be repeated, so one that failed is tried
 * until it succeeds. A copy that is not there any more, or that Teams will not change, is dead; when no live one is
 * left, a new card is posted, and that shows whether the person can be reached at all.
 */
export async function updateCopies(work: Work, message: Wanted, live: readonly Copy[]): Promise<void> {
  const { shell, claim, state, now } = work;
  const { row } = claim;
  const { copies, again, tooLarge, reached } = await updateAll(work, message, live);
  if (tooLarge) return fail(work, 'too-large', { copies });
  if (again !== undefined) {
    await shell.ledger.record(claim, { copies, attempts: row.attempts + 1 }, { againInMs: again });
    return;
  }
  if (message.mayCreate && live.length > 0 && copies.every((each) => each.shows !== 'live')) {
    await shell.ledger.record(claim, { copies }, { againInMs: 0 });
    return;
  }
  const mended: RowUpdate =
    reached && isMended(row) ? { standing: 'delivered', failure: '', since: now } : {};
  const done: RowUpdate = { ...upToDate(row, state.version), ...mended, copies };
  if (!reached || state.undeliverable[row.person] === undefined) {
    await shell.ledger.record(claim, done, {});
    return;
  }
  if (!(await shell.ledger.record(claim, done, { keep: true }))) return;
  await noteReachable(work);
  await shell.ledger.record(claim, {}, {});
}

async function updateAll(work: Work, message: Wanted, live: readonly Copy[]): Promise<Updated> {
  const { shell, claim } = work;
  let { copies } = claim.row;
  let again: number | undefined;
  let tooLarge = false;
  let reached = false;
  for (const copy of live) {
    if (await hasOpenForm(work, copy)) continue;
    const result = await shell.messenger.update(copy, message);
    const pause = pauseAfter(result, claim.row.attempts + 1);
    if (pause !== undefined) again = Math.max(again ?? 0, pause);
    if (result.kind === 'sent') reached = true;
    if (result.kind === 'too-large') tooLarge = true;
    if (isDead(result)) copies = copies.map((each) => (each === copy ? { ...each, shows: 'dead' } : each));
  }
  return { copies, again, tooLarge, reached };
}

/** A view whose posting is unknown stays so while an older card is brought up to it. */
function isMended(row: LedgerRow): boolean {
  if (row.standing === 'unknown') return hasMoved(row);
  return row.standing !== 'delivered' && row.standing !== 'seen';
}

function isDead({ kind }: SendResult): boolean {
  return kind === 'gone' || kind === 'blocked' || kind === 'not-installed';
}

/** Milliseconds to wait before the update is tried again, or undefined when it is not. */
function pauseAfter(result: SendResult, attempts: number): number | undefined {
  if (result.kind === 'throttled') return jittered(result.retryAfterMs);
  return result.kind === 'not-sent' || result.kind === 'unknown' ? backOff(attempts) : undefined;
}
