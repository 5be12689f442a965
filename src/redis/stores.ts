import type { CaseRef } from '../domain/case/ids';
import type { CaseSchemas } from '../store/case-record';
import { createChain } from '../store/chain';
import { createDraftNames } from '../store/draft-names';
import type { KeyRing } from '../store/key-ring';
import { createSealing } from '../store/sealing';
import type { AddressBook, CaseStore, DraftStore, DueSet } from '../workflow/ports/case-ports';
import type { Ledger } from '../workflow/ports/delivery-ports';
import type { DirectoryStore } from '../workflow/ports/directory-ports';
import type { CaseList } from '../workflow/ports/list-ports';
import type { PrintTickets } from '../workflow/ports/print-ports';
import { type TeamsLimits, type Throttle, teamsLimits } from '../workflow/ports/throttle-port';
import type { StubStore, Tally } from '../workflow/tab/tab-ports';
import { createAddressBook } from './address-book';
import { createCaseList } from './case-list';
import { createCaseStore } from './case-store';
import type { RedisConnection } from './connection/connection';
import type { ReplicatedConnection } from './connection/replicated';
import { createDirectoryStore } from './directory-store';
import { createDraftStore } from './draft-store';
import { createDueSet } from './due-set';
import { createKeys } from './keys';
import { createLedger } from './ledger';
import { createPrintTickets } from './print-tickets';
import { createStubStore } from './stub-store';
import { createTally } from './tally-store';
import { createThrottle } from './throttle';

export interface StoresOptions {
  readonly connection: RedisConnection;
  /** Where commits go, see `replicated`; the same connection where not given. */
  readonly commits?: ReplicatedConnection;
  /** The tenant's id; all its keys carry it. */
  readonly tenant: string;
  readonly keyRing: KeyRing;
  /** 32 bytes or more that Redis never holds. */
  readonly chainKey: Buffer;
  readonly schemas: CaseSchemas;
  /** Days of machine time that a draft is kept; 30 where not given. */
  readonly draftDays?: number;
  /** Milliseconds of machine time that a tick, or a delivery, may take before another process tries. */
  readonly dueLeaseMs?: number;
  readonly deliveryLeaseMs?: number;
  /** The same for telling those whose drafts come to their end. */
  readonly tellLeaseMs?: number;
  /** Milliseconds of machine time that a ticket for printing lasts; two minutes where not given. */
  readonly ticketMs?: number;
  /** What Teams allows; its published limits where not given. */
  readonly limits?: TeamsLimits;
  /** Milliseconds for which one reading of the stubs serves all who ask; ten seconds where not given. */
  readonly stubsKeptMs?: number;
  /** Told of what is left out because it does not open: of a case in a list, of its counts, of a row of the ledger. */
  readonly damaged?: (what: Damaged, ref: CaseRef, error: unknown) => void;
}

/** What does not open: a case, what is kept of it for the counts, or a row of its ledger. */
export type Damaged = 'case' | 'counts' | 'row';

/** Everything that is kept, behind the ports that the workflow knows. */
export interface Stores {
  readonly cases: CaseStore;
  readonly drafts: DraftStore;
  readonly due: DueSet;
  readonly ledger: Ledger;
  readonly directory: DirectoryStore;
  readonly addresses: AddressBook;
  readonly tickets: PrintTickets;
  readonly lists: CaseList;
  readonly stubs: StubStore;
  readonly throttle: Throttle;
  readonly tally: Tally;
}

/** Builds the stores of one tenant on one connection. */
export function createStores(options: StoresOptions): Stores {
  const { connection, commits, schemas, draftDays, dueLeaseMs, deliveryLeaseMs, ticketMs } = options;
  const { limits = teamsLimits, stubsKeptMs, damaged = () => undefined, tellLeaseMs } = options;
  const keys = createKeys(options.tenant);
  const sealing = createSealing(options.keyRing);
  const chain = createChain(options.chainKey);
  const names = createDraftNames(options.chainKey);
  return {
    cases: createCaseStore({ connection, keys, sealing, chain, names, schemas, ...(commits && { commits }) }),
    drafts: createDraftStore({
      connection,
      ...(commits && { commits }),
      keys,
      sealing,
      names,
      ...(draftDays && { keepDays: draftDays }),
      ...(tellLeaseMs && { tellLeaseMs }),
    }),
    due: createDueSet({
      connection,
      keys,
      schema: schemas.number,
      ...(dueLeaseMs && { leaseMs: dueLeaseMs }),
    }),
    ledger: createLedger({
      connection,
      ...(commits && { commits }),
      keys,
      damaged: (ref, error) => damaged('row', ref, error),
      ...(deliveryLeaseMs && { leaseMs: deliveryLeaseMs }),
    }),
    directory: createDirectoryStore({ connection, keys, sealing }),
    addresses: createAddressBook({ connection, keys }),
    lists: createCaseList({
      connection,
      keys,
      sealing,
      schemas,
      damaged: (ref, error) => damaged('case', ref, error),
    }),
    stubs: createStubStore({
      connection,
      keys,
      sealing,
      ...(stubsKeptMs !== undefined && { keptMs: stubsKeptMs }),
      unreadable: (ref, error) => damaged('counts', ref, error),
    }),
    tally: createTally({ connection, keys, sealing }),
    tickets: createPrintTickets({ connection, keys, ...(ticketMs && { lifeMs: ticketMs }) }),
    throttle: createThrottle({ connection, keys, limits }),
  };
}
