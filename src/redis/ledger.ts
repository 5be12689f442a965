import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { CaseRef, Instant } from '../domain/case/ids';
import { toScore } from '../store/case-time';
import { openRow, rowChange, rowsReply } from '../store/ledger-row';
import type { Claim, Ledger, LedgerRow } from '../workflow/ports/delivery-ports';
import { isDamage } from '../workflow/ports/list-ports';
import type { RedisConnection } from './connection/connection';
import { type Keys, rowId } from './keys';
import { scanSet } from './scan-keys';
import {
  claimRowsScript,
  inHandScript,
  recordRowScript,
  reviveRowsScript,
  seenScript,
  wakeHeldScript,
} from './scripts/ledger-scripts';
import { lookedScript, readUpToScript } from './scripts/looked-scripts';
import { wokenAtOnce } from './scripts/lua-parts';
import { readRowsScript } from './scripts/read-rows';

export interface LedgerParts {
  readonly connection: RedisConnection;
  /** Where it goes that something is being sent, which nobody may send again; the same connection where not given. */
  readonly commits?: RedisConnection;
  readonly keys: Keys;
  /** How long a worker has for one row, in milliseconds of machine time; one minute where not given. */
  readonly leaseMs?: number;
  /** Told of each row that is left out because it cannot be read. */
  readonly damaged?: (ref: CaseRef, error: unknown) => void;
}

/** As many as one process has when it is cut off; what is forgotten comes back when its lease ends. */
const keptUnanswered = 20;

class RedisLedger implements Ledger {
  readonly #connection: RedisConnection;
  readonly #commits: RedisConnection;
  readonly #keys: Keys;
  readonly #leaseMs: string;
  readonly #damaged: (ref: CaseRef, error: unknown) => void;
  /** Leases of claims that got no answer: the rows may have been leased, and nobody works on them. */
  #unanswered: readonly string[] = [];

  constructor({ connection, commits, keys, leaseMs = 60_000, damaged = () => undefined }: LedgerParts) {
    this.#damaged = damaged;
    this.#connection = connection;
    this.#commits = commits ?? connection;
    this.#keys = keys;
    this.#leaseMs = String(leaseMs);
  }

  async claim(limit: number, caseNow: Instant): Promise<readonly Claim[]> {
    const { deliver, held, leased, rowPrefix } = this.#keys;
    const lease = randomBytes(12).toString('hex');
    const lost = this.#unanswered;
    const args = [rowPrefix, toScore(caseNow), String(limit), this.#leaseMs, lease, JSON.stringify(lost)];
    let reply: unknown;
    try {
      reply = await this.#connection.run(claimRowsScript, [deliver, held, leased], args);
    } catch (error) {
      this.#unanswered = [...this.#unanswered, lease].slice(-keptUnanswered);
      throw error;
    }
    this.#unanswered = this.#unanswered.filter((each) => !lost.includes(each));
    return this.#readable(reply).map((row) => ({ row, lease }));
  }

  async record({ row, lease }: Claim, ...[update, next]: RecordArguments): Promise<boolean> {
    const { deliver, held, leased } = this.#keys;
    const { standing = row.standing } = update;
    const way = update.standing === 'sending' ? this.#commits : this.#connection;
    const reply = await way.run(
      recordRowScript,
      [this.#keys.row(row.ref, row.person), deliver, held, leased],
      [
        rowId(row.ref, row.person),
        lease,
        String(row.wantedVersion),
        String(row.wantedRing),
        next.keep === true ? 'keep' : '',
        next.againInMs === undefined ? '' : String(Math.ceil(next.againInMs)),
        this.#leaseMs,
        JSON.stringify(rowChange(row, update)),
        next.heldUntil === undefined ? '' : toScore(next.heldUntil),
      ],
    );
    // Only counted for the operator, who looks at the row itself: no matter when this comes, or whether.
    if (reply === 1 && (standing === 'failed' || standing === 'unknown'))
      await this.#connection.command(['SADD', this.#keys.troubled, rowId(row.ref, row.person)]);
    return reply === 1;
  }

  async rows(ref: string): Promise<readonly LedgerRow[]> {
    const args = [this.#keys.rowPrefix, ref];
    const reply = await this.#connection.run(readRowsScript, [this.#keys.rowPeople(ref)], args);
    return this.#readable(reply).sort((one, other) => (one.person < other.person ? -1 : 1));
  }

  /** A row that cannot be read is told of and left out: its neighbours do not wait for it. */
  #readable(reply: unknown): LedgerRow[] {
    return rowsReply.parse(reply).flatMap(([id, fields]) => {
      try {
        return [openRow(id, fields)];
      } catch (error) {
        if (!isDamage(error)) throw error;
        this.#damaged(id.split(':')[0] ?? '', error);
        return [];
      }
    });
  }

  async seen(...[ref, person, copy, version, at]: Parameters<Ledger['seen']>): Promise<void> {
    const { deliver, held, leased } = this.#keys;
    const { activityId, conversationId, serviceUrl } = copy;
    await this.#connection.run(
      seenScript,
      [
        this.#keys.row(ref, person),
        deliver,
        held,
        leased,
        this.#keys.rowPeople(ref),
        this.#keys.rowCases(person),
      ],
      [
        rowId(ref, person),
        ref,
        person,
        String(version),
        toScore(at),
        JSON.stringify({ activityId, conversationId, serviceUrl, shows: 'live' }),
        this.#keys.rowPrefix,
      ],
    );
  }

  async looked(...[ref, person, version, at]: Parameters<Ledger['looked']>): Promise<void> {
    await this.#connection.run(lookedScript, [this.#keys.row(ref, person)], [String(version), toScore(at)]);
  }

  async readUpTo(person: string, ...[conversationId, activityId, at]: ReadUpTo): Promise<void> {
    const { rowPrefix, casesOf, filedOf } = this.#keys;
    const args = [rowPrefix, person, conversationId, activityId, toScore(at)];
    await this.#connection.run(readUpToScript, [casesOf(person), filedOf(person)], args);
  }

  /** A page at a time: somebody may have had thousands of cases, and others press meanwhile. */
  async revive(person: string, which: 'all' | 'failed'): Promise<void> {
    const { deliver, held, leased, rowPrefix, rowCases } = this.#keys;
    for await (const refs of scanSet(this.#connection, rowCases(person))) {
      const ids = refs.map((ref) => rowId(ref, person));
      await this.#connection.run(reviveRowsScript, [deliver, held, leased], [rowPrefix, which, ...ids]);
    }
  }

  async wakeHeld(caseNow: Instant): Promise<void> {
    const { deliver, held, rowPrefix } = this.#keys;
    const args = [rowPrefix, toScore(caseNow)];
    let woken: unknown;
    do woken = await this.#connection.run(wakeHeldScript, [deliver, held], args);
    while (woken === wokenAtOnce);
  }

  async inHand(withinMs = 0): Promise<number> {
    const { deliver, leased } = this.#keys;
    const reply = await this.#connection.run(inHandScript, [deliver, leased], [String(withinMs)]);
    return z.number().parse(reply);
  }
}

type ReadUpTo = Parameters<Ledger['readUpTo']> extends [string, ...infer Rest] ? Rest : never;
type RecordArguments = Parameters<Ledger['record']> extends [Claim, ...infer Rest] ? Rest : never;

/** What should be seen, what is, and what is to be done about it, on Redis. */
export function createLedger(parts: LedgerParts): Ledger {
  return new RedisLedger(parts);
}
