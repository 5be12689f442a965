/** Machine time for the fakes, which moves only when told. */
export class FakeMachineClock {
  #now = Date.UTC(2026, 0, 5, 9);

  now(): number {
    return this.#now;
  }

  /** @param ms milliseconds */
  pass(ms: number): void {
    this.#now += ms;
  }
}
