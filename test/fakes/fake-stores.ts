import type { Directory } from '../../src/domain/directory/schema';
import type { Stores } from '../../src/redis/stores';
import type { Address, AddressBook } from '../../src/workflow/ports/case-ports';
import type { DirectoryStore } from '../../src/workflow/ports/directory-ports';
import { type TeamsLimits, teamsLimits } from '../../src/workflow/ports/throttle-port';
import { smallSchemas } from '../contracts/small-case';
import { FakeCases } from './fake-cases';
import { FakeDrafts } from './fake-drafts';
import { FakeDueSet } from './fake-due-set';
import { FakeLedger } from './fake-ledger';
import { FakePrintTickets } from './fake-print-tickets';
import { FakeThrottle } from './fake-throttle';
import { FakeMachineClock } from './machine-clock';

/** The directory in memory. */
class FakeDirectory implements DirectoryStore {
  version = 0;
  #directory: Directory | undefined;
  #before: Directory | undefined;
  #file: string | undefined;

  async read(): ReturnType<DirectoryStore['read']> {
    return this.#directory && { version: this.version, directory: structuredClone(this.#directory) };
  }

  async readBefore(): Promise<Directory | undefined> {
    return structuredClone(this.#before);
  }

  async replace(directory: Directory): Promise<number> {
    if (JSON.stringify(this.#directory) === JSON.stringify(directory)) return this.version;
    this.#before = this.#directory;
    this.#directory = structuredClone(directory);
    this.version += 1;
    return this.version;
  }

  async importAtStart(directory: Directory, digest: string): Promise<boolean> {
    if (this.#directory !== undefined && this.#file === digest) return false;
    this.#file = digest;
    const before = this.version;
    return (await this.replace(directory)) !== before;
  }
}

/** The address book in memory. */
class FakeAddresses implements AddressBook {
  readonly #addresses = new Map<string, Address>();

  async read(person: string): Promise<Address | undefined> {
    return this.#addresses.get(person);
  }

  async save(person: string, address: Address): Promise<void> {
    this.#addresses.set(person, { ...address });
  }

  async forget(person: string): Promise<void> {
    this.#addresses.delete(person);
  }
}

export interface FakeStoresOptions {
  readonly dueLeaseMs?: number;
  readonly deliveryLeaseMs?: number;
  readonly draftDays?: number;
  readonly tellLeaseMs?: number;
  readonly ticketMs?: number;
  readonly limits?: TeamsLimits;
}

export interface FakeStores extends Omit<Stores, 'tally'> {
  readonly cases: FakeCases;
  readonly due: FakeDueSet;
  readonly ledger: FakeLedger;
  readonly clock: FakeMachineClock;
}

/** All stores in memory, bound together as a commit binds them; machine time moves when `clock` is told. */
export function createFakeStores(options: FakeStoresOptions = {}): FakeStores {
  const clock = new FakeMachineClock();
  const directory = new FakeDirectory();
  const drafts = new FakeDrafts(
    clock,
    (options.draftDays ?? 30) * 24 * 60 * 60 * 1000,
    options.tellLeaseMs ?? 300_000,
  );
  const due = new FakeDueSet(
    clock,
    options.dueLeaseMs ?? 30_000,
    (ref) => cases.kept.get(ref)?.state.version,
    () => directory.version,
  );
  const ledger = new FakeLedger(clock, options.deliveryLeaseMs ?? 60_000);
  const cases = new FakeCases({
    clock,
    drafts,
    due,
    ledger,
    directoryVersion: () => directory.version,
    schemas: smallSchemas,
  });
  const tickets = new FakePrintTickets(clock, options.ticketMs ?? 600_000);
  const throttle = new FakeThrottle(clock, options.limits ?? teamsLimits);
  return {
    clock,
    cases,
    drafts,
    due,
    ledger,
    directory,
    addresses: new FakeAddresses(),
    tickets,
    throttle,
    lists: cases,
    stubs: cases,
  };
}
