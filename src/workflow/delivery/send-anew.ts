import type { Instant } from '../../domain/case/ids';
import type { Address } from '../ports/case-ports';
import type {
  Copy,
  OpenResult,
  OutgoingCard,
  RecordNext,
  RowUpdate,
  SendResult,
} from '../ports/delivery-ports';
import type { TeamsRequest } from '../ports/throttle-port';
import { asked } from './ask-teams';
import { movedCard } from './case-cards';
import { changeCopy, notTaken, pauseAfter } from './change-copy';
import {
  asBefore,
  asStub,
  backOff,
  formOpenUntil,
  jittered,
  liveCopies,
  quickTries,
  slowBackOff,
  upToDate,
  type Work,
} from './delivery-work';
import { addressOf } from './find-address';
import { fail, noteHeldUp, noteReachable } from './note-delivery';
import { noteSending } from './note-sending';
import { takeBack } from './take-back';
import { mayStillRing, type Wanted } from './what-to-show';

type NotSent = Exclude<SendResult, { readonly kind: 'sent' }>;

/** Copies of one card that are remembered beside the newest. */
const olderKept = 4;

/**
 * Posts the card anew, so that the person is notified. Right before the message leaves, the row says `sending` and which view it is:
 * whoever finds it so after a crash neither sends that view again nor withholds a later one. A place among what Teams
 * allows is asked for before that.
 */
export async function sendAnew(work: Work, message: Wanted): Promise<void> {
  const { shell, claim, state, now } = work;
  const found = await addressOf(shell, claim.row.person);
  if (found.kind !== 'known') return notOpened(work, found);
  const request: TeamsRequest = { kind: 'send', chat: found.address.conversationId };
  const slot = await shell.throttle.ask(request);
  if (slot.kind === 'wait') {
    await shell.ledger.record(claim, {}, { againInMs: slot.ms });
    return;
  }
  const leave = () => shell.throttle.done(request, slot.id);
  const may = await mayStillRing(work).catch(async (error: unknown) => {
    await leave();
    throw error;
  });
  if (!may) {
    await leave();
    await shell.ledger.record(claim, {}, { againInMs: 0 });
    return;
  }
  // From here on until Teams answers a crash leaves it open whether the message left: so this comes last.
  const view = { ...upToDate(claim.row, state.version), ...notified(work), attempts: claim.row.attempts };
  if (!(await noteSending(work, { ...view, standing: 'sending', since: now }, leave))) return;
  const result = await create(work, found.address, message, slot.id);
  if (result.kind === 'sent') await sent(work, found.address, result.activityId);
  else await notSent(work, result);
}

/** A card that is too large for Teams did not arrive: the same view goes out short. */
async function create({ shell }: Work, to: Address, message: Wanted, id: string): Promise<SendResult> {
  const request: TeamsRequest = { kind: 'send', chat: to.conversationId };
  const once = (card: OutgoingCard, counted: string) =>
    asked(shell.throttle, request, counted, () => shell.messenger.create(to, card));
  const result = await once(message.whole, id);
  if (result.kind !== 'too-large') return result;
  const slot = await shell.throttle.ask(request);
  return slot.kind === 'wait' ? { kind: 'throttled', retryAfterMs: slot.ms } : once(message.short(), slot.id);
}

/** The notification is for everything that this view holds, also for what was committed after the row was claimed. */
function notified({ claim, state }: Work): RowUpdate {
  return { shownRing: Math.max(claim.row.shownRing, claim.row.wantedRing, state.version) };
}

async function sent(work: Work, { conversationId, serviceUrl }: Address, activityId: string): Promise<void> {
  const { shell, claim, state, now } = work;
  const { row } = claim;
  const older = row.copies.filter((each) => each.shows !== 'dead');
  const closing = older.map((each): Copy => (each.shows === 'live' ? { ...each, closes: true } : each));
  const newest: Copy = { activityId, conversationId, serviceUrl, shows: 'live' };
  const update: RowUpdate = {
    ...upToDate(row, state.version),
    ...notified(work),
    // Whoever takes over after a crash finds that they are yet to be told.
    copies: [...closing, newest],
    standing: 'delivered',
    since: now,
    ...(row.failure === undefined ? {} : { failure: '' }),
  };
  if (!(await shell.ledger.record(claim, update, { keep: true }))) return;
  if (await takeBack(work, [newest])) {
    await shell.ledger.record(claim, {}, {});
    return;
  }
  await noteReachable(work);
  const { copies, again, heldUntil } = await closeOlder(work, closing);
  const kept = { copies: [...copies.slice(-olderKept), newest] };
  await shell.ledger.record(claim, kept, { againInMs: again, heldUntil });
}

/**
 * Older copies say that there is a newer card. One that could not be told so, or on which a form is open, is live
 * for as long: the ledger never calls a message a stub that still shows the case.
 */
async function closeOlder(
  work: Work,
  older: readonly Copy[],
): Promise<{
  readonly copies: readonly Copy[];
  readonly again: number | undefined;
  /** Case time at which a form that is open has been left for long enough. */
  readonly heldUntil: Instant | undefined;
}> {
  const stub = movedCard({ ...work, viewer: work.claim.row.person });
  const copies: Copy[] = [];
  let again: number | undefined;
  const open: Instant[] = [];
  for (const copy of older) {
    const until = copy.shows === 'live' ? await formOpenUntil(work, copy) : undefined;
    if (until !== undefined) open.push(until);
    if (copy.shows !== 'live' || until !== undefined) {
      copies.push(copy);
      continue;
    }
    const result = await changeCopy(work, copy, stub);
    const pause = pauseAfter(result, work.claim.row.attempts + 1);
    if (result.kind === 'sent') copies.push(asStub(copy));
    else if (pause === undefined) copies.push({ ...asStub(copy), shows: 'dead' });
    else {
      copies.push(copy);
      again = Math.max(again ?? 0, pause);
    }
  }
  return { copies, again, heldUntil: open.sort()[0] };
}

/** No chat could be opened: nothing was sent, and opening one that is open does no harm, so it may be tried again. */
function notOpened(work: Work, result: Exclude<OpenResult, { readonly kind: 'opened' }>): Promise<void> {
  if (result.kind === 'unknown') return notSent(work, { kind: 'not-sent' });
  // Teams knows nobody by this id: the directory is to be put right, and the person is reached another way.
  if (result.kind === 'no-account' || result.kind === 'gone') return fail(work, result.kind);
  return notSent(work, result);
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
    case 'refused':
    case 'bot-refused':
      await ourFault(work, result);
      return;
    case 'unknown': {
      const update: RowUpdate = {
        ...upToDate(row, state.version),
        ...notified(work),
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

/**
 * The bot itself has no connection, which says nothing about the person: no invitation lapses for it. It is tried for
 * as long as it takes; after some tries the ledger says so.
 */
async function noConnection(work: Work): Promise<void> {
  const { shell, claim, now } = work;
  const { row } = claim;
  const attempts = row.attempts + 1;
  const late: RowUpdate =
    attempts < quickTries ? {} : { standing: 'failed', failure: 'no-connection', since: now };
  const update = { ...asBefore(row), ...late, attempts };
  const again = { againInMs: backOff(attempts) };
  if (attempts < quickTries) await shell.ledger.record(claim, update, again);
  else await keptBack(work, update, again, 'no-connection');
}

/** Nothing goes out, which is not the person's: the case is told, where an invitation of theirs waits for it. */
async function keptBack(work: Work, update: RowUpdate, again: RecordNext, why: string): Promise<void> {
  const { shell, claim } = work;
  if (!(await shell.ledger.record(claim, update, { keep: true }))) return;
  await noteHeldUp(work, why);
  await shell.ledger.record(claim, {}, again);
}

/**
 * Teams does not take our card, or nothing from the bot: nothing arrived, and nothing will until somebody has seen to the
 * bot. That is said in the ledger and to whoever runs the bot, and nothing is held against the person; once it is mended
 * everything goes out by itself.
 */
async function ourFault(
  work: Work,
  result: Extract<NotSent, { kind: 'refused' | 'bot-refused' }>,
): Promise<void> {
  const { shell, claim, now } = work;
  const { row } = claim;
  const attempts = row.attempts + 1;
  shell.failed(row.ref, notTaken(result, 'Teams does not take what was sent'));
  const update: RowUpdate = {
    ...asBefore(row),
    standing: 'failed',
    failure: result.kind,
    since: now,
    attempts,
  };
  await keptBack(work, update, { againInMs: slowBackOff(attempts) }, result.kind);
}
