import type { Instant } from '../../src/domain/case/ids';
import type { CaseClock } from '../../src/workflow/ports/case-ports';

/** Case time that moves only when told; it may also be told wrongly, as a clock that is set back would. */
export class FakeCaseClock implements CaseClock {
  #now: number;

  constructor(at: Instant) {
    this.#now = Date.parse(at);
  }

  now(): Instant {
    return new Date(this.#now).toISOString();
  }

  moveTo(at: Instant): void {
    this.#now = Date.parse(at);
  }

  passMinutes(minutes: number): void {
    this.#now += minutes * 60_000;
  }
}
