import type { Instant } from '../domain/case/ids';
import type { CaseState } from '../domain/case/state';
import type { Facts } from '../domain/process/people-on-case';
import { lookingRoles } from '../domain/process/visibility';
import { rolesOf } from '../domain/process/people-on-case';
import { cardFor, closedCard, movedCard } from './case-cards';
import { addressOf } from './find-address';
import { type CommandShell, handleCommand } from './handle-command';
import type {
  Address,
  AddressBook,
  Claim,
  Copy,
  DraftStore,
  Ledger,
  LedgerRow,
  Messenger,
  OutgoingCard,
  RowUpdate,
  SendResult,
} from './ports';

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

/** Machine time that a form may stand open before its message follows the case again. */
const formOpenFor = 30 * 60_000;
const mostTries = 8;

/**
 * Works on what should be seen but is not yet: renders the case as it is now for that person, checks role, hold and
 * death once more, sends or updates, records. A crash anywhere repeats nothing but an update (process page §6).
 * @returns how many rows were worked on
 */
export async function deliver(shell: DeliveryShell, limit = 20): Promise<number> {
  const claims = await shell.ledger.claim(limit, shell.clock.now());
  await Promise.all(claims.map((claim) => deliverRow(shell, claim)));
  return claims.length;
}

async function deliverRow(shell: DeliveryShell, claim: Claim): Promise<void> {
  const { ref } = claim.row;
  try {
    const state = await shell.cases.readCase(ref);
    if (state === undefined) {
      await shell.ledger.record(claim, upToDate(claim.row, claim.row.wantedVersion), {});
      return;
    }
    await converge(shell, claim, state, await shell.directory.latest());
  } catch (error) {
    shell.failed(ref, error);
    // The lease runs out by itself where even this fails; then another worker looks.
    await shell.ledger.record(claim, { attempts: claim.row.attempts + 1 }, { againInMs: 5_000 }).catch(() => false);
  }
}

/** Brings what one person sees to what they should see. */
async function converge(shell: DeliveryShell, claim: Claim, state: CaseState, facts: Facts): Promise<void> {
  const { row } = claim;
  const now = shell.clock.now();
  const live = row.copies.filter((each) => each.shows === 'live');
  const message = await messageFor(shell, row, state, facts, now);
  if (message === undefined) {
    await shell.ledger.record(claim, upToDate(row, state.version), {});
    return;
  }
  // They must install the bot first, or stop blocking it: the installation puts the row back to work.
  if (row.standing === 'failed' && (row.failure === 'not-installed' || row.failure === 'blocked')) {
    await shell.ledger.record(claim, upToDate(row, state.version), {});
    return;
  }
  // Whoever finds a row on "sending" after a crash cannot know: it is unknown, and not sent again.
  if (row.standing === 'sending') {
    await shell.ledger.record(claim, { ...upToDate(row, state.version), standing: 'unknown', since: now }, {});
    return;
  }
  const anew = message.mayCreate && (live.length === 0 || row.wantedRing > row.shownRing);
  if (anew) await create(shell, claim, state, message, now);
  else await update(shell, claim, state, message, live, now);
}

interface Wanted extends OutgoingCard {
  /** Whoever has no part any more gets their old card closed, and never a new one. */
  readonly mayCreate: boolean;
}

/** What the person should see now; undefined for nothing at all: a stranger without a card, or family under a hold. */
async function messageFor(
  shell: DeliveryShell,
  row: LedgerRow,
  state: CaseState,
  facts: Facts,
  now: Instant,
): Promise<Wanted | undefined> {
  const has = rolesOf(state, facts, row.person, now).size > 0;
  const may = lookingRoles(state, facts, row.person, now).size > 0;
  if (has && !may) return undefined;
  if (!has) return row.copies.length === 0 ? undefined : { ...closedCard(row.ref), mayCreate: false };
  const rows = await shell.ledger.rows(row.ref);
  return { ...cardFor({ state, facts, viewer: row.person, now, form: shell.mint.id(), rows }), mayCreate: true };
}

function upToDate(row: LedgerRow, version: number): RowUpdate {
  return { shownVersion: Math.max(version, row.wantedVersion), shownRing: row.wantedRing, attempts: 0 };
}

async function create(
  shell: DeliveryShell,
  claim: Claim,
  state: CaseState,
  message: OutgoingCard,
  now: Instant,
): Promise<void> {
  const { row } = claim;
  const address = await addressOf(shell, row.person);
  if (address === undefined) {
    await fail(shell, claim, state, 'not-installed', now);
    return;
  }
  if (!(await shell.ledger.record(claim, { standing: 'sending', since: now }, { keep: true }))) return;
  const result = await shell.messenger.create(address, message);
  if (result.kind === 'sent') await sent(shell, claim, state, address, result.activityId, now);
  else await notSent(shell, claim, state, result, now);
}

async function sent(
  shell: DeliveryShell,
  claim: Claim,
  state: CaseState,
  { conversationId, serviceUrl }: Address,
  activityId: string,
  now: Instant,
): Promise<void> {
  const { row } = claim;
  const older = row.copies.filter((each) => each.shows !== 'dead').slice(-4);
  const copies: Copy[] = [
    ...older.map((each) => ({ ...each, shows: 'stub' as const })),
    { activityId, conversationId, serviceUrl, shows: 'live' },
  ];
  const update: RowUpdate = { ...upToDate(row, state.version), copies, standing: 'delivered', since: now };
  await shell.ledger.record(claim, { ...update, ...(row.failure === undefined ? {} : { failure: '' }) }, {});
  await noteDelivery(shell, row, state, 'reachable', 'delivered');
  const stub = movedCard(row.ref);
  for (const each of older) {
    if (each.shows === 'live' && !(await hasOpenForm(shell, row, each))) await shell.messenger.update(each, stub);
  }
}

async function notSent(
  shell: DeliveryShell,
  claim: Claim,
  state: CaseState,
  result: Exclude<SendResult, { kind: 'sent' }>,
  now: Instant,
): Promise<void> {
  const { row } = claim;
  const attempts = row.attempts + 1;
  switch (result.kind) {
    case 'throttled':
      await shell.ledger.record(claim, { standing: 'waiting', attempts }, { againInMs: jittered(result.retryAfterMs) });
      return;
    case 'not-sent':
      if (attempts >= mostTries) await fail(shell, claim, state, 'no-connection', now);
      else await shell.ledger.record(claim, { standing: 'waiting', attempts }, { againInMs: jittered(500 * 2 ** attempts) });
      return;
    case 'unknown':
      await shell.ledger.record(claim, { ...upToDate(row, state.version), standing: 'unknown', since: now }, {});
      return;
    case 'gone':
      await shell.addresses.forget(row.person);
      await fail(shell, claim, state, 'gone', now);
      return;
    case 'not-installed':
    case 'blocked':
    case 'too-large':
      await fail(shell, claim, state, result.kind, now);
      return;
  }
}

function jittered(milliseconds: number): number {
  return milliseconds * (1 + Math.random() / 4);
}

/** Undeliverable is a fact that requester and coordinator see (process page §6). */
async function fail(shell: DeliveryShell, claim: Claim, state: CaseState, why: string, now: Instant): Promise<void> {
  const update: RowUpdate = { ...upToDate(claim.row, state.version), standing: 'failed', failure: why, since: now };
  await shell.ledger.record(claim, update, {});
  await noteDelivery(shell, claim.row, state, 'undeliverable', why);
}

async function noteDelivery(
  shell: DeliveryShell,
  row: LedgerRow,
  state: CaseState,
  standing: 'undeliverable' | 'reachable',
  why: string,
): Promise<void> {
  const known = state.undeliverable[row.person];
  if (standing === 'reachable' ? known === undefined : known?.why === why) return;
  const command = { type: 'note-delivery', person: row.person, standing, why } as const;
  await handleCommand(shell, { given: { command, actor: { kind: 'system' } }, ref: row.ref });
}

/** A message on which the person is filling in a form is left alone for a while: what is typed must not vanish. */
async function hasOpenForm(shell: DeliveryShell, row: LedgerRow, copy: Copy): Promise<boolean> {
  const drafts = await shell.drafts.draftsOf(row.person);
  const since = new Date(Date.parse(shell.clock.now()) - formOpenFor).toISOString();
  return drafts.some(({ draft }) => draft.openOn === copy.activityId && draft.savedAt > since);
}

async function update(
  shell: DeliveryShell,
  claim: Claim,
  state: CaseState,
  message: Wanted,
  live: readonly Copy[],
  now: Instant,
): Promise<void> {
  const { row } = claim;
  let copies = row.copies;
  let again: number | undefined;
  for (const copy of live) {
    if (await hasOpenForm(shell, row, copy)) continue;
    const result = await shell.messenger.update(copy, message);
    if (result.kind === 'gone') copies = copies.map((each) => (each === copy ? { ...each, shows: 'dead' } : each));
    if (result.kind === 'throttled') again = result.retryAfterMs;
    if (result.kind === 'not-sent' || result.kind === 'unknown') again = 500 * 2 ** (row.attempts + 1);
  }
  if (again !== undefined && row.attempts < mostTries) {
    await shell.ledger.record(claim, { copies, attempts: row.attempts + 1 }, { againInMs: jittered(again) });
    return;
  }
  const lost = message.mayCreate && copies.every((each) => each.shows !== 'live');
  if (lost) {
    // The message is not there any more: a replacement is posted, and the old copy is marked dead.
    await shell.ledger.record(claim, { copies }, { againInMs: 0 });
    return;
  }
  await shell.ledger.record(claim, { ...upToDate(row, state.version), copies, since: row.since ?? now }, {});
}
