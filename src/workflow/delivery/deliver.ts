import { notifiesFrom } from '../../domain/process/notices';
import { unwatched } from '../handle-command';
import type { Claim, LedgerRow } from '../ports/delivery-ports';
import {
  backOff,
  type DeliveryShell,
  hasMoved,
  liveCopies,
  lost,
  upToDate,
  type Work,
} from './delivery-work';
import { noteUndeliverable } from './note-delivery';
import { sendAnew } from './send-anew';
import { updateCopies } from './update-copies';
import { whatToShow } from './what-to-show';

/**
 * Takes up so many rows at once, and waits for all of them.
 * @returns how many rows were worked on
 */
export async function deliver(shell: DeliveryShell, limit = 20): Promise<number> {
  const claims = await shell.ledger.claim(limit, shell.clock.now());
  await Promise.all(claims.map((claim) => deliverRow(shell, claim)));
  return claims.length;
}

/**
 * Works on what should be seen but is not yet: renders the case as it is now for that person, checks role, hold and
 * death once more, sends or updates, records. A crash anywhere repeats nothing but an update (process page §6). Never
 * rejects: the shell is told of a fault, and the row is tried again later.
 */
export function deliverRow(shell: DeliveryShell, claim: Claim): Promise<void> {
  const { watched = unwatched } = shell;
  return watched('delivery', claim.row.ref, () => workOn(shell, claim));
}

async function workOn(shell: DeliveryShell, claim: Claim): Promise<void> {
  const { row } = claim;
  try {
    // One round trip brings the case and the directory's version: who may see what is never decided on an older one, and
    // nobody is shown what a failover could still undo.
    const read = await shell.cases.look(row.ref, 'kept');
    const facts = await shell.directory.at(read.directoryVersion);
    if (read.state === undefined) await shell.ledger.record(claim, upToDate(row, row.wantedVersion), {});
    else await converge({ shell, claim, state: read.state, facts, now: shell.clock.now() });
  } catch (error) {
    shell.failed(row.ref, error);
    const attempts = row.attempts + 1;
    // The lease runs out by itself where even this fails; then another worker looks.
    await shell.ledger.record(claim, { attempts }, { againInMs: backOff(attempts + 3) }).catch(() => false);
  }
}

/** Brings what one person sees to what they should see. */
async function converge(work: Work): Promise<void> {
  const { shell, claim, state, facts, now } = work;
  const { row } = claim;
  const live = liveCopies(row);
  // Whoever finds a row on "sending" after a crash cannot know: that view is not sent again, but older cards follow.
  if (row.standing === 'sending' && !hasMoved(row)) {
    const next = live.length > 0 ? { againInMs: 0 } : {};
    await shell.ledger.record(claim, { standing: 'unknown', since: now }, next);
    return;
  }
  const message = await whatToShow(work);
  if (message === undefined) {
    const nothing = { ...upToDate(row, state.version), shownRing: row.wantedRing, ...lost(row, now) };
    await shell.ledger.record(claim, nothing, {});
    return;
  }
  if (mustInstall(row)) {
    await noteUndeliverable(work, row.failure ?? '');
    await shell.ledger.record(claim, upToDate(row, state.version), {});
    return;
  }
  const notifies = row.wantedRing > row.shownRing;
  // What a card that is there must show by night it shows without a sound; the notification follows in the morning.
  const notifyAt = notifies && live.length > 0 ? notifiesFrom(state, facts, now) : undefined;
  if (message.mayCreate && mayNotify(row) && notifyAt === undefined && (live.length === 0 || notifies)) {
    await sendAnew(work, message);
  } else await updateCopies(work, message, live, notifyAt);
}

/** A view that may have arrived is not posted a second time; a later one is. */
function mayNotify(row: LedgerRow): boolean {
  return row.standing !== 'unknown' || hasMoved(row);
}

/** They must install the bot first, or stop blocking it: the installation puts the row back to work. */
function mustInstall(row: LedgerRow): boolean {
  return row.standing === 'failed' && (row.failure === 'not-installed' || row.failure === 'blocked');
}
