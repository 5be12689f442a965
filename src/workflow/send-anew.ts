import { movedCard } from './case-cards';
import type { Copy, LedgerRow, OpenResult, OutgoingCard, RowUpdate, SendResult } from './delivery-ports';
import { backOff, hasOpenForm, jittered, liveCopies, quickTries, upToDate, type Work } from './delivery-work';
import { addressOf } from './find-address';
import { fail, noteReachable } from './note-delivery';
import type { Address } from './ports';

type NotSent = Exclude<SendResult, { readonly kind: 'sent' }>;

/** Copies of one card that are remembered beside the newest. */
const olderKept = 4;

/**
 * Posts the card anew, so that the bell rings. Before the message leaves, the row says `sending` and which view it is:
 * whoever finds it so after a crash neither sends that view again nor withholds a later one.
 */
export async function sendAnew(work: Work, message: OutgoingCard): Promise<void> {
  const { shell, claim, state, now } = work;
  const found = await addressOf(shell, claim.row.person);
  if (found.kind !== 'known') return notOpened(work, found);
  const view = { ...upToDate(claim.row, state.version), ...rung(work), attempts: claim.row.attempts };
  const sending: RowUpdate = { ...view, standing: 'sending', since: now };
  if (!(await shell.ledger.record(claim, sending, { keep: true }))) return;
  const result = await shell.messenger.create(found.address, message);
  if (result.kind === 'sent') await sent(work, found.address, result.activityId);
  else await notSent(work, result);
}

/** The bell rings for everything that this view holds, also for what was committed after the row was claimed. */
function rung({ claim, state }: Work): RowUpdate {
  return { shownRing: Math.max(claim.row.shownRing, claim.row.wantedRing, state.version) };
}

async function sent(work: Work, { conversationId, serviceUrl }: Address, activityId: string): Promise<void> {
  const { shell, claim, state, now } = work;
  const { row } = claim;
  const older = row.copies.filter((each) => each.shows !== 'dead');
  const newest: Copy = { activityId, conversationId, serviceUrl, shows: 'live' };
  const update: RowUpdate = {
    ...upToDate(row, state.version),
    ...rung(work),
    copies: [...older, newest],
    standing: 'delivered',
    since: now,
    ...(row.failure === undefined ? {} : { failure: '' }),
  };
  if (!(await shell.ledger.record(claim, update, { keep: true }))) return;
  await noteReachable(work);
  const { copies, again } = await closeOlder(work, older);
  const kept = { copies: [...copies.slice(-olderKept), newest] };
  await shell.ledger.record(claim, kept, again ? { againInMs: backOff(row.attempts + 1) } : {});
}

/**
 * Older copies say that there is a newer card. One that could not be told so, or on which a form stands open, goes on
 * as a live copy: the ledger never calls a message a stub that still shows the case.
 */
async function closeOlder(
  work: Work,
  older: readonly Copy[],
): Promise<{ readonly copies: readonly Copy[]; readonly again: boolean }> {
  const stub = movedCard(work.claim.row.ref);
  const copies: Copy[] = [];
  let again = false;
  for (const copy of older) {
    if (copy.shows !== 'live' || (await hasOpenForm(work, copy))) {
      copies.push(copy);
      continue;
    }
    const { kind } = await work.shell.messenger.update(copy, stub);
    if (kind === 'sent') copies.push({ ...copy, shows: 'stub' });
    else if (kind === 'throttled' || kind === 'not-sent' || kind === 'unknown') {
      copies.push(copy);
      again = true;
    } else copies.push({ ...copy, shows: 'dead' });
  }
  return { copies, again };
}

/** No chat could be opened: nothing was sent, and opening one that is open does no harm, so it may be tried again. */
function notOpened(work: Work, result: Exclude<OpenResult, { readonly kind: 'opened' }>): Promise<void> {
  if (result.kind === 'unknown') return notSent(work, { kind: 'not-sent' });
  return result.kind === 'gone' ? fail(work, 'gone') : notSent(work, result);
}

async function notSent(work: Work, result: NotSent): Promise<void> {
  const { shell, claim, state, now } = work;
  const { row } = claim;
  switch (result.kind) {
    case 'throttled':
      await shell.ledger.record(claim, asBefore(row), { againInMs: jittered(result.retryAfterMs) });
      return;
    case 'not-sent':
      await noConnection(work);
      return;
    case 'unknown': {
      const update: RowUpdate = {
        ...upToDate(row, state.version),
        ...rung(work),
        standing: 'unknown',
        since: now,
      };
      // An update may be repeated: the older cards follow, whether or not the new one is there.
      await shell.ledger.record(claim, update, liveCopies(row).length > 0 ? { againInMs: 0 } : {});
      return;
    }
    case 'gone':
      // The chat may have been replaced by another: it is looked for once.
      await shell.addresses.forget(row.person);
      if (row.failure === 'gone') await fail(work, 'gone');
      else await shell.ledger.record(claim, { ...asBefore(row), failure: 'gone' }, { againInMs: 0 });
      return;
    case 'not-installed':
    case 'blocked':
    case 'too-large':
      await fail(work, result.kind);
      return;
  }
}

/** It is still to be sent. */
function asBefore(row: LedgerRow): RowUpdate {
  return { standing: 'waiting', shownVersion: row.shownVersion, shownRing: row.shownRing };
}

/**
 * The bot itself has no connection, which says nothing about the person: no invitation lapses for it. It is tried for
 * as long as it takes; after some tries the ledger says so.
 */
async function noConnection({ shell, claim, now }: Work): Promise<void> {
  const { row } = claim;
  const attempts = row.attempts + 1;
  const late: RowUpdate =
    attempts < quickTries ? {} : { standing: 'failed', failure: 'no-connection', since: now };
  await shell.ledger.record(claim, { ...asBefore(row), ...late, attempts }, { againInMs: backOff(attempts) });
}
