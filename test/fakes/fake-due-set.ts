import type { Instant } from '../../src/domain/case/ids';
import type { DueSet } from '../../src/workflow/ports/case-ports';
import type { FakeMachineClock } from './machine-clock';

/** The due set in memory. */
export class FakeDueSet implements DueSet {
  readonly #due = new Map<string, Instant>();
  readonly #leases = new Map<string, number>();
  readonly #faults = new Map<string, number>();
  readonly #clock: FakeMachineClock;
  readonly #leaseMs: number;
  readonly #versionOf: (ref: string) => number | undefined;

  readonly #directoryVersion: () => number;
  #made: { directory: number; tables: string } = { directory: 0, tables: '' };

  constructor(
    clock: FakeMachineClock,
    leaseMs: number,
    versionOf: (ref: string) => number | undefined,
    directoryVersion: () => number,
  ) {
    this.#directoryVersion = directoryVersion;
    this.#clock = clock;
    this.#leaseMs = leaseMs;
    this.#versionOf = versionOf;
  }

  /** What a commit does: the entry moves, lease and faults are over. */
  place(ref: string, due: Instant | undefined): void {
    if (due === undefined) this.#due.delete(ref);
    else this.#due.set(ref, due);
    this.#leases.delete(ref);
    this.#faults.delete(ref);
  }

  async claim(now: Instant, limit: number, tables = ''): Promise<readonly string[]> {
    const machine = this.#clock.now();
    const directory = this.#directoryVersion();
    if (this.#made.directory !== directory || (tables !== '' && this.#made.tables !== tables)) {
      this.#made = { directory, tables: tables === '' ? this.#made.tables : tables };
      for (const [ref, due] of this.#due) if (due > now) this.#due.set(ref, now);
    }
    const claimed = this.#inOrder()
      .filter(([ref, due]) => due <= now && (this.#leases.get(ref) ?? 0) <= machine)
      .slice(0, limit)
      .map(([ref]) => ref);
    for (const ref of claimed) this.#leases.set(ref, machine + this.#leaseMs);
    return claimed;
  }

  async postpone(ref: string, until: Instant): Promise<number> {
    if (this.#due.has(ref)) this.#due.set(ref, until);
    this.#leases.delete(ref);
    const faults = (this.#faults.get(ref) ?? 0) + 1;
    this.#faults.set(ref, faults);
    return faults;
  }

  async rescore(ref: string, due: Instant | undefined, version: number): Promise<void> {
    if (this.#versionOf(ref) === version) this.place(ref, due);
  }

  async earliest(): Promise<Instant | undefined> {
    return this.#inOrder()[0]?.[1];
  }

  #inOrder(): [string, Instant][] {
    return [...this.#due].sort(([, one], [, other]) => (one < other ? -1 : 1));
  }
}
