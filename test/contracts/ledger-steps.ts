import type { Claim } from '../../src/workflow/ports/delivery-ports';
import { bryn, changeTo, timeOf } from './small-case';
import type { StoresUnderTest } from './stores-under-test';

export const now = timeOf(0);
export const copy = { activityId: 'act-1', conversationId: 'a:1', serviceUrl: 'https://smba.example/uk' };
export const live = { ...copy, shows: 'live' } as const;

/** Commits version after version, each with one notice for Bryn. */
export async function notify(
  { cases }: StoresUnderTest,
  version: number,
  notice: { notify?: boolean; heldUntil?: string; onlyIfShown?: boolean; showNow?: boolean } = {},
): Promise<void> {
  const { notify = false, ...held } = notice;
  await cases.commit(changeTo(version, { notices: [{ person: bryn, notify, ...held }] }));
}

export async function claimOne({ ledger }: StoresUnderTest, at = now): Promise<Claim> {
  const [claim] = await ledger.claim(10, at);
  if (claim === undefined) throw new Error('no row was ready');
  return claim;
}
