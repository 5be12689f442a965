import type { Instant } from '../../domain/case/ids';
import type { Copy, LedgerRow, RowUpdate, SendResult } from '../ports/delivery-ports';
import { movedCard } from './case-cards';
import { changeCopy, pauseAfter } from './change-copy';
import { asStub, formOpenUntil, hasMoved, lost, upToDate, type Work } from './delivery-work';
import { fail, isKnownTrouble, noteReachable } from './note-delivery';
import { takeBack } from './take-back';
import { mayStillBeTold, type Wanted } from './what-to-show';

/** What became of the live copies. */
interface Updated {
  readonly copies: readonly Copy[];
  /** Milliseconds after which to try again; undefined when nothing is left to try. */
  readonly again: number | undefined;
  readonly tooLarge: boolean;
  /** Why it is not taken, where that is not about the person. */
  readonly refused: 'refused' | 'bot-refused' | undefined;
  /** Something went wrong, other than that all must wait. */
  readonly failed: boolean;
  readonly reached: boolean;
  /** Copies that show the new view now, or may do so. */
  readonly written: readonly Copy[];
  /** Case time at which a form that is open on one of them has been left for long enough. */
  readonly formUntil: Instant | undefined;
}

/**
 * Brings every live copy to what the person should see now. An update may be repeated, so one that failed is tried
 * until it succeeds. A copy that is not there any more, or that Teams will not change, is dead; when no live one is
 * left, a new card is posted, and that shows whether the person can be reached at all.
 * @param notifyAt case time of the notification that waits behind this silent update; undefined for none
 */
export async function updateCopies(
  work: Work,
  message: Wanted,
  live: readonly Copy[],
  notifyAt?: Instant,
): Promise<void> {
  const { shell, claim, state, now } = work;
  const { row } = claim;
  if (!(await mayStillBeTold(work))) {
    await shell.ledger.record(claim, {}, { againInMs: 0 });
    return;
  }
  const updated = await updateAll(work, message, live);
  const { copies, again, tooLarge, refused, failed, reached, formUntil } = updated;
  const heldUntil = [notifyAt, formUntil].filter((each) => each !== undefined).sort()[0];
  if (await takeBack(work, updated.written)) {
    await shell.ledger.record(claim, { ...upToDate(row, state.version), copies }, {});
    return;
  }
  if (tooLarge) return fail(work, 'too-large', { copies });
  if (again !== undefined) {
    const attempts = failed ? row.attempts + 1 : row.attempts;
    const ours: RowUpdate = refused === undefined ? {} : { standing: 'failed', failure: refused, since: now };
    await shell.ledger.record(claim, { ...ours, copies, attempts }, { againInMs: again });
    return;
  }
  if (message.mayCreate && live.length > 0 && copies.every((each) => each.shows !== 'live')) {
    await shell.ledger.record(
      claim,
      { copies },
      notifyAt === undefined ? { againInMs: 0 } : { heldUntil: notifyAt },
    );
    return;
  }
  const mended: RowUpdate =
    reached && isMended(row) ? { standing: 'delivered', failure: '', since: now } : lost(row, now);
  const done: RowUpdate = { ...upToDate(row, state.version), ...mended, copies };
  if (!reached || !isKnownTrouble(state, row.person)) {
    await shell.ledger.record(claim, done, { heldUntil });
    return;
  }
  if (!(await shell.ledger.record(claim, done, { keep: true }))) return;
  await noteReachable(work);
  await shell.ledger.record(claim, {}, { heldUntil });
}

async function updateAll(work: Work, message: Wanted, live: readonly Copy[]): Promise<Updated> {
  const { claim } = work;
  let { copies } = claim.row;
  let again: number | undefined;
  const results = new Set<SendResult['kind']>();
  const written: Copy[] = [];
  const open: Instant[] = [];
  for (const copy of live) {
    const until = await formOpenUntil(work, copy);
    if (until !== undefined) {
      open.push(until);
      continue;
    }
    const closes = copy.closes === true;
    const result = closes
      ? await changeCopy(work, copy, movedCard({ ...work, viewer: claim.row.person }))
      : await changeCopy(work, copy, message.whole, message.short);
    const pause = pauseAfter(result, claim.row.attempts + 1);
    if (pause !== undefined) again = Math.max(again ?? 0, pause);
    results.add(result.kind);
    if (result.kind === 'sent' || result.kind === 'unknown') written.push(copy);
    const became: Copy | undefined = isDead(result)
      ? { ...asStub(copy), shows: 'dead' }
      : closes && result.kind === 'sent'
        ? asStub(copy)
        : undefined;
    if (became !== undefined) copies = copies.map((each) => (each === copy ? became : each));
  }
  const refused = (['bot-refused', 'refused'] as const).find((each) => results.has(each));
  return {
    copies,
    again,
    tooLarge: results.has('too-large'),
    refused,
    failed: refused !== undefined || results.has('not-sent') || results.has('unknown'),
    reached: results.has('sent'),
    written,
    formUntil: open.sort()[0],
  };
}

/** A view whose posting is unknown stays so while an older card is brought up to it. */
function isMended(row: LedgerRow): boolean {
  if (row.standing === 'unknown') return hasMoved(row);
  return row.standing !== 'delivered' && row.standing !== 'seen';
}

function isDead({ kind }: SendResult): boolean {
  return kind === 'gone' || kind === 'blocked' || kind === 'not-installed';
}
