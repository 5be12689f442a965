import type { Instant } from '../domain/case/ids';
import type { CaseState } from '../domain/case/state';
import type { Facts } from '../domain/process/people-on-case';
import type { Claim, Copy, Ledger, LedgerRow, Messenger, RowUpdate } from './delivery-ports';
import type { CommandShell } from './handle-command';
import type { AddressBook, DraftStore } from './ports';

export interface DeliveryShell extends CommandShell {
  readonly ledger: Ledger;
  readonly messenger: Messenger;
  readonly addresses: AddressBook;
  readonly drafts: DraftStore;
  /** Where to look for people who never wrote to the bot: Teams' own address and our tenant. */
  readonly firstContact: { readonly serviceUrl: string; readonly tenantId: string };
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
/** Case time that a form may stand open before its message follows the case again. */
const formOpenFor = 30 * 60_000;

/** The row has what is wanted now; whether the bell rang for it is another matter. */
export function upToDate(row: LedgerRow, version: number): RowUpdate {
  return { shownVersion: Math.max(version, row.wantedVersion), attempts: 0 };
}

/** Something is wanted that was never sent: of what was sent one may not know whether it arrived. */
export function hasMoved(row: LedgerRow): boolean {
  return row.wantedVersion > row.shownVersion || row.wantedRing > row.shownRing;
}

/** Messages that follow the case. */
export function liveCopies(row: LedgerRow): readonly Copy[] {
  return row.copies.filter((each) => each.shows === 'live');
}

/** Longer from try to try, a minute at most: a bell that rings meanwhile waits no longer. In milliseconds. */
export function backOff(attempts: number): number {
  return jittered(Math.min(500 * 2 ** attempts, longestPauseMs));
}

export function jittered(milliseconds: number): number {
  return milliseconds * (1 + Math.random() / 4);
}

/** A message on which the person is filling in a form is left alone for a while: what is typed must not vanish. */
export async function hasOpenForm({ shell, claim, now }: Work, copy: Copy): Promise<boolean> {
  const drafts = await shell.drafts.draftsOf(claim.row.person);
  const since = new Date(Date.parse(now) - formOpenFor).toISOString();
  return drafts.some(({ draft }) => draft.openOn === copy.activityId && draft.savedAt > since);
}
