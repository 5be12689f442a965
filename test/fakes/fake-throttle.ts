import type {
  RateWindow,
  Room,
  Slot,
  TeamsLimits,
  TeamsRequest,
  Throttle,
} from '../../src/workflow/ports/throttle-port';
import type { FakeMachineClock } from './machine-clock';

/** What may be asked of Teams, in memory. */
export class FakeThrottle implements Throttle {
  readonly #clock: FakeMachineClock;
  readonly #limits: TeamsLimits;
  /** By what is counted: each request's id and the time up to which Teams may have counted it. */
  readonly #times = new Map<string, Map<string, number>>();
  readonly #holds = new Map<string, number>();
  #ids = 0;

  constructor(clock: FakeMachineClock, limits: TeamsLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  async ask(request: TeamsRequest): Promise<Slot> {
    const held = (this.#holds.get(request.chat) ?? 0) - this.#clock.now();
    const own = this.#wait(keyOf(request), this.#limits.chat[request.kind]);
    const ms = Math.max(held, own, this.#wait('app', this.#limits.app));
    if (ms > 0) return { kind: 'wait', ms };
    return { kind: 'go', id: this.#count(request, this.#clock.now() + underWayMs) };
  }

  async done(request: TeamsRequest, id: string): Promise<void> {
    this.#count(request, this.#clock.now(), id);
  }

  async took(request: TeamsRequest): Promise<void> {
    this.#count(request, this.#clock.now());
  }

  async hold({ chat }: TeamsRequest, ms: number): Promise<void> {
    this.#holds.set(chat, Math.max(this.#holds.get(chat) ?? 0, this.#clock.now() + ms));
  }

  async room(): Promise<Room> {
    const left = this.#limits.app.map((window) => window.requests - this.#inside('app', window).length);
    return {
      requests: Math.max(0, Math.min(1_000, ...left)),
      nextInMs: this.#wait('app', this.#limits.app),
    };
  }

  #inside(key: string, { ms }: RateWindow): number[] {
    const times = [...(this.#times.get(key)?.values() ?? [])].sort((one, other) => one - other);
    return times.filter((at) => at + ms > this.#clock.now());
  }

  #wait(key: string, windows: readonly RateWindow[]): number {
    const waits = windows.map((window) => {
      const inside = this.#inside(key, window);
      const leaves = inside[inside.length - window.requests];
      return leaves === undefined ? 0 : Math.min(leaves + window.ms - this.#clock.now(), window.ms);
    });
    return Math.max(0, ...waits);
  }

  #newId(): string {
    this.#ids += 1;
    return `request-${this.#ids}`;
  }

  #count(request: TeamsRequest, at: number, id = this.#newId()): string {
    for (const key of [keyOf(request), 'app']) {
      const times = this.#times.get(key) ?? new Map<string, number>();
      this.#times.set(key, times.set(id, at));
    }
    return id;
  }
}

/** In milliseconds: longer than a request to Teams is waited for. */
const underWayMs = 12_000;
const keyOf = ({ kind, chat }: TeamsRequest) => `${kind === 'read' ? 'read' : 'write'} ${chat}`;
