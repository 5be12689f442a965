import { randomBytes } from 'node:crypto';
import type { PrintGrant, PrintTickets } from '../../src/workflow/ports/print-ports';
import type { FakeMachineClock } from './machine-clock';

/** Tickets for printing in memory. */
export class FakePrintTickets implements PrintTickets {
  readonly #kept = new Map<string, { grant: PrintGrant; until: number }>();
  readonly #clock: FakeMachineClock;
  readonly #lifeMs: number;

  constructor(clock: FakeMachineClock, lifeMs: number) {
    this.#clock = clock;
    this.#lifeMs = lifeMs;
  }

  async mint(grant: PrintGrant): Promise<string> {
    const ticket = randomBytes(32).toString('base64url');
    this.#kept.set(ticket, { grant: { ...grant }, until: this.#clock.now() + this.#lifeMs });
    return ticket;
  }

  async take(ticket: string): Promise<PrintGrant | undefined> {
    const kept = this.#kept.get(ticket);
    this.#kept.delete(ticket);
    return kept !== undefined && kept.until > this.#clock.now() ? { ...kept.grant } : undefined;
  }
}
