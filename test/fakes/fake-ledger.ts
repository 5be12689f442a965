import type { Instant } from '../../src/domain/case/ids';
import type { Notice } from '../../src/workflow/ports/case-ports';
import type {
  Claim,
  Copy,
  Ledger,
  LedgerRow,
  RecordNext,
  RowUpdate,
} from '../../src/workflow/ports/delivery-ports';
import { forgive, isRefused, type Kept, mergeCopies, newKept } from './fake-ledger-row';
import type { FakeMachineClock } from './machine-clock';

/** The ledger in memory. */
export class FakeLedger implements Ledger {
  readonly #rows = new Map<string, Kept>();
  readonly #clock: FakeMachineClock;
  readonly #leaseMs: number;
  #leases = 0;

  constructor(clock: FakeMachineClock, leaseMs: number) {
    this.#clock = clock;
    this.#leaseMs = leaseMs;
  }

  /** What a commit does with one notice. */
  want(
    ref: string,
    version: number,
    { person, notify, heldUntil, onlyIfShown = false, showNow = false }: Notice,
  ): void {
    if (onlyIfShown && !this.#rows.has(`${ref}:${person}`)) return;
    const kept = this.#kept(ref, person);
    const told = kept.row.shownVersion > 0;
    const live = kept.row.copies.some((copy) => copy.shows === 'live');
    const noticeWaits = notify || (kept.place === 'held' && kept.row.wantedRing > kept.row.shownRing);
    kept.row = { ...kept.row, wantedVersion: version, wantedRing: notify ? version : kept.row.wantedRing };
    if (told || live || !onlyIfShown)
      this.#place(kept, live && (showNow || !noticeWaits) ? undefined : heldUntil);
  }

  async claim(limit: number, caseNow: Instant): Promise<readonly Claim[]> {
    await this.wakeHeld(caseNow);
    const now = this.#clock.now();
    this.#leases += 1;
    const lease = `lease-${this.#leases}`;
    const ready = [...this.#rows.values()]
      .filter(({ place, at }) => (place === 'deliver' || place === 'leased') && at <= now)
      .sort((one, other) => one.at - other.at)
      .slice(0, limit);
    for (const kept of ready) {
      kept.row = { ...kept.row, heldUntil: undefined };
      Object.assign(kept, {
        place: 'leased',
        lease,
        at: now + this.#leaseMs,
        urgent: false,
        putAway: false,
        revived: false,
      });
    }
    return ready.map(({ row }) => ({ row: structuredClone(row), lease }));
  }

  async record(claim: Claim, update: RowUpdate, next: RecordNext): Promise<boolean> {
    const kept = this.#kept(claim.row.ref, claim.row.person);
    if (kept.lease !== claim.lease) return false;
    const { row } = kept;
    const copies = update.copies ? mergeCopies(row.copies, claim.row.copies, update.copies) : row.copies;
    kept.row = structuredClone({ ...row, ...update, copies });
    const arrived = update.standing === 'delivered' || update.standing === 'unknown';
    if (arrived && kept.seenVersion > 0 && kept.seenVersion >= kept.row.shownVersion) {
      kept.row = {
        ...kept.row,
        standing: 'seen',
        since: row.standing === 'seen' ? row.since : kept.row.since,
      };
    }
    // No failure may be written in either way.
    if (kept.row.failure === '') kept.row = { ...kept.row, failure: undefined };
    const now = this.#clock.now();
    if (next.keep) {
      Object.assign(kept, { place: 'leased', at: now + this.#leaseMs });
      return true;
    }
    const moved = row.wantedVersion !== claim.row.wantedVersion || row.wantedRing !== claim.row.wantedRing;
    const mustWait = next.againInMs === undefined && !kept.urgent && row.heldUntil !== undefined;
    kept.place = 'nowhere';
    if (kept.revived) {
      forgive(kept);
      kept.row = { ...kept.row, heldUntil: undefined };
      Object.assign(kept, {
        place: 'deliver',
        at: now,
        lease: undefined,
        urgent: false,
        putAway: false,
        revived: false,
      });
      return true;
    }
    const another = moved && kept.urgent && isRefused(kept);
    const againInMs = another ? undefined : next.againInMs;
    const holds = next.heldUntil !== undefined && next.againInMs === undefined && !kept.urgent;
    if (next.heldUntil !== undefined && againInMs === undefined && kept.putAway && !moved) {
      Object.assign(kept, { place: 'deliver', at: now });
    } else if (holds) {
      kept.row = { ...kept.row, heldUntil: next.heldUntil };
      kept.place = 'held';
    } else if (moved && mustWait) kept.place = 'held';
    else if (moved || next.againInMs !== undefined) {
      kept.row = { ...kept.row, heldUntil: undefined };
      Object.assign(kept, { place: 'deliver', at: now + (againInMs ?? 0) });
    }
    Object.assign(kept, { lease: undefined, urgent: false, putAway: false });
    return true;
  }

  async rows(ref: string): Promise<readonly LedgerRow[]> {
    const rows = [...this.#rows.values()].map(({ row }) => row).filter((row) => row.ref === ref);
    return structuredClone(rows.sort((one, other) => (one.person < other.person ? -1 : 1)));
  }

  async seen(...[ref, person, copy, version, at]: Parameters<Ledger['seen']>): Promise<void> {
    const kept = this.#kept(ref, person);
    const { row } = kept;
    const live: Copy = { ...copy, shows: 'live' };
    const before = row.copies.find(({ activityId }) => activityId === copy.activityId);
    const known = before !== undefined;
    kept.row = {
      ...row,
      copies: known
        ? row.copies.map((each) => (each.activityId === copy.activityId ? live : each))
        : [...row.copies, live],
      shownVersion: Math.max(row.shownVersion, version),
      shownRing: version >= row.wantedRing ? Math.max(row.shownRing, row.wantedRing) : row.shownRing,
      standing: 'seen',
      failure: undefined,
      attempts: 0,
      since: at,
    };
    for (const other of before?.shows === 'live' ? [] : this.#rows.values()) {
      if (other === kept || other.row.person !== person) continue;
      const copies = other.row.copies.map((each) =>
        each.activityId === copy.activityId ? { ...each, shows: 'dead' as const } : each,
      );
      other.row = { ...other.row, copies };
    }
    kept.seenVersion = Math.max(kept.seenVersion, version);
    if (kept.place === 'leased') kept.putAway = true;
    const { wantedVersion, shownVersion, wantedRing, shownRing } = kept.row;
    const behind = before?.shows !== 'live' || wantedVersion > shownVersion;
    const tells = wantedVersion > shownVersion || wantedRing > shownRing;
    if (kept.place === 'held' ? !tells : behind) this.#place(kept, undefined);
  }

  async looked(...[ref, person, version, at]: Parameters<Ledger['looked']>): Promise<void> {
    const kept = this.#rows.get(`${ref}:${person}`);
    if (kept === undefined) return;
    kept.seenVersion = Math.max(kept.seenVersion, version);
    if (version < kept.row.wantedRing) return;
    if (!['waiting', 'delivered', 'unknown'].includes(kept.row.standing)) return;
    kept.row = { ...kept.row, standing: 'seen', failure: undefined, since: at };
  }

  async readUpTo(...[person, conversationId, activityId, at]: Parameters<Ledger['readUpTo']>): Promise<void> {
    for (const kept of this.#rows.values()) {
      const copy = kept.row.copies.at(-1);
      const posted = copy?.activityId === activityId || Number(copy?.activityId) <= Number(activityId);
      const here = copy?.shows === 'live' && copy.conversationId === conversationId && posted;
      if (kept.row.person === person && kept.row.standing === 'delivered' && here)
        kept.row = { ...kept.row, standing: 'seen', since: at };
    }
  }

  async revive(person: string, which: 'all' | 'failed'): Promise<void> {
    for (const kept of this.#rows.values()) {
      if (kept.row.person !== person) continue;
      if (kept.place === 'leased') kept.revived = true;
      if (kept.place === 'leased' || (which === 'failed' && kept.row.standing !== 'failed')) continue;
      forgive(kept);
      if (kept.place === 'nowhere' || kept.place === 'deliver') {
        Object.assign(kept, { place: 'deliver', at: this.#clock.now() });
      }
    }
  }

  async wakeHeld(caseNow: Instant): Promise<void> {
    for (const kept of this.#rows.values()) {
      if (kept.place !== 'held' || kept.row.heldUntil === undefined || kept.row.heldUntil > caseNow) continue;
      kept.row = { ...kept.row, heldUntil: undefined };
      Object.assign(kept, { place: 'deliver', at: this.#clock.now() });
    }
  }

  async inHand(withinMs = 0): Promise<number> {
    const now = this.#clock.now() + withinMs;
    return [...this.#rows.values()].filter(
      ({ place, at }) => place === 'leased' || (place === 'deliver' && at <= now),
    ).length;
  }

  #kept(ref: string, person: string): Kept {
    const id = `${ref}:${person}`;
    const kept = this.#rows.get(id) ?? newKept(ref, person);
    this.#rows.set(id, kept);
    return kept;
  }

  #place(kept: Kept, heldUntil: Instant | undefined): void {
    if (kept.place === 'deliver') {
      if (heldUntil === undefined && isRefused(kept)) kept.at = Math.min(kept.at, this.#clock.now());
      return;
    }
    const earlier = heldUntil !== undefined && (kept.row.heldUntil ?? '9') <= heldUntil;
    if (kept.place === 'leased') {
      if (heldUntil === undefined) kept.urgent = true;
      if (!earlier) kept.row = { ...kept.row, heldUntil: kept.urgent ? undefined : heldUntil };
      return;
    }
    if (!earlier) kept.row = { ...kept.row, heldUntil };
    Object.assign(
      kept,
      heldUntil === undefined ? { place: 'deliver', at: this.#clock.now() } : { place: 'held' },
    );
  }
}
