import type { Instant } from '../../domain/case/ids';
import type { CaseState } from '../../domain/case/state';
import type { Facts } from '../../domain/process/open/facts';
import type { CommandShell } from '../handle-command';
import { type AddressBook, anyMessage, type DraftStore } from '../ports/case-ports';
import type { Claim, Copy, Ledger, LedgerRow, Messenger, RowUpdate } from '../ports/delivery-ports';
import type { Throttle } from '../ports/throttle-port';

export interface DeliveryShell extends CommandShell {
  readonly ledger: Ledger;
  readonly messenger: Messenger;
  readonly throttle: Throttle;
  readonly addresses: AddressBook;
  readonly drafts: DraftStore;
  /** Where to look for people who never wrote to the bot: Teams' own address, and the tenant, if the directory names no other. */
  readonly firstContact: { readonly serviceUrl: string };
  readonly homeTenant: string;
  /** Told of a row that faulted, without content. */
  readonly failed: (ref: string, error: unknown) => void;
}

/** One row in hand: the lease, and the case as it is now. */
export interface Work {
  readonly shell: DeliveryShell;
  readonly claim: Claim;
  readonly state: CaseState;
  readonly facts: Facts;
  readonly now: Instant;
}

/** Tries that follow quickly on one another; after them the ledger says that there is no connection. */
export const quickTries = 8;
const longestPauseMs = 60_000;
/** In milliseconds of case time: how long a form may stand open before its message follows the case again. */
const formOpenFor = 30 * 60_000;

/** The row has what is wanted now; whether anybody was notified of it is another matter. */
export function upToDate(row: LedgerRow, version: number): RowUpdate {
  return { shownVersion: Math.max(version, row.wantedVersion), attempts: 0 };
}

/** Something is wanted that was never sent: of what was sent one may not know whether it arrived. */
export function hasMoved(row: LedgerRow): boolean {
  return row.wantedVersion > row.shownVersion || row.wantedRing > row.shownRing;
}

/** What was being sent when a worker died may have arrived: where nothing is posted after it, nobody will ever know. */
export function lost(row: LedgerRow, now: Instant): RowUpdate {
  return row.standing === 'sending' ? { standing: 'unknown', since: now } : {};
}

/** Messages that follow the case. */
export function liveCopies(row: LedgerRow): readonly Copy[] {
  return row.copies.filter((each) => each.shows === 'live');
}

/** The same message, once it says that there is a newer card. */
export function asStub({ closes: _, ...copy }: Copy): Copy {
  return { ...copy, shows: 'stub' };
}

/** It is still to be sent. */
export function asBefore(row: LedgerRow): RowUpdate {
  return { standing: 'waiting', shownVersion: row.shownVersion, shownRing: row.shownRing };
}

/** Longer from try to try, a minute at most: a notification that comes meanwhile waits no longer. In milliseconds. */
export function backOff(attempts: number): number {
  return jittered(Math.min(500 * 2 ** attempts, longestPauseMs));
}

/** Longer still, ten minutes at most, for what will not be taken until somebody has mended the bot. In milliseconds. */
export function slowBackOff(attempts: number): number {
  return jittered(Math.min(30_000 * 2 ** attempts, 10 * longestPauseMs));
}

/** A wait, and at most a quarter more, so that those who wait do not come back at one moment. In milliseconds. */
export function jittered(milliseconds: number): number {
  return milliseconds * (1 + Math.random() / 4);
}

const later = (since: Instant, ms: number) => new Date(Date.parse(since) + ms).toISOString();

/**
 * A message on which the person is filling in a form is left alone for a while: what is typed must not vanish. Where the
 * client did not say on which message the form stands, all of them are.
 * @returns case time until when; undefined when no form is open there
 */
export async function formOpenUntil({ shell, claim, now }: Work, copy: Copy): Promise<Instant | undefined> {
  const drafts = await shell.drafts.draftsOf(claim.row.person);
  return drafts
    .filter(({ draft }) => draft.openOn === copy.activityId || draft.openOn === anyMessage)
    .map(({ draft }) => draft.openUntil ?? later(draft.savedAt, formOpenFor))
    .filter((until) => until > now)
    .sort()
    .at(-1);
}
