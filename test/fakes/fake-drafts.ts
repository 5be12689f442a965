import type { Draft, DraftKey, DraftStore, EndingDraft } from '../../src/workflow/ports/case-ports';
import type { FakeMachineClock } from './machine-clock';

const dayMs = 24 * 60 * 60 * 1000;

/** Drafts in memory. */
export class FakeDrafts implements DraftStore {
  readonly #kept = new Map<string, { key: DraftKey; draft: Draft; until: number }>();
  readonly #ending = new Map<string, { key: DraftKey; tellAt: number; begun?: boolean }>();
  readonly #clock: FakeMachineClock;
  readonly #lifeMs: number;

  readonly #leaseMs: number;

  constructor(clock: FakeMachineClock, lifeMs: number, leaseMs: number) {
    this.#leaseMs = leaseMs;
    this.#clock = clock;
    this.#lifeMs = lifeMs;
  }

  peek(key: DraftKey): Draft | undefined {
    const kept = this.#kept.get(this.#name(key));
    return kept !== undefined && kept.until > this.#clock.now() ? structuredClone(kept.draft) : undefined;
  }

  drop(key: DraftKey): void {
    this.#kept.delete(this.#name(key));
    this.#ending.delete(this.#name(key));
  }

  async read(key: DraftKey): Promise<Draft | undefined> {
    return this.peek(key);
  }

  async save(key: DraftKey, draft: Omit<Draft, 'version'>, over: number): Promise<boolean> {
    if ((this.peek(key)?.version ?? 0) !== over) return false;
    const kept = { key, draft: structuredClone({ version: over + 1, ...draft }) };
    const until = this.#clock.now() + this.#lifeMs;
    this.#kept.set(this.#name(key), { ...kept, until });
    const tellAt = until - Math.min(3 * dayMs, Math.round(this.#lifeMs / 2));
    this.#ending.set(this.#name(key), { key, tellAt });
    return true;
  }

  async discard(key: DraftKey): Promise<void> {
    this.drop(key);
  }

  async draftsOf(person: string): ReturnType<DraftStore['draftsOf']> {
    const found = [];
    for (const { key, until } of this.#kept.values()) {
      const draft = this.peek(key);
      const endsAt = new Date(until).toISOString();
      if (key.person === person && draft !== undefined) found.push({ key, draft, endsAt });
    }
    return found;
  }

  async claimEnding(limit: number): Promise<readonly EndingDraft[]> {
    const ready = [...this.#ending.values()].filter(({ tellAt }) => tellAt <= this.#clock.now());
    const lease = this.#clock.now() + this.#leaseMs;
    return ready.slice(0, limit).map(({ key, begun: mayBeTold = false }) => {
      const until = this.peek(key) && this.#kept.get(this.#name(key))?.until;
      this.#ending.set(this.#name(key), { key, tellAt: lease });
      const endsAt = until === undefined ? undefined : new Date(until).toISOString();
      return { key, endsAt, lease: String(lease), mayBeTold };
    });
  }

  async beginTelling(ending: EndingDraft): Promise<EndingDraft | undefined> {
    const name = this.#name(ending.key);
    if (String(this.#ending.get(name)?.tellAt) !== ending.lease) return undefined;
    const tellAt = this.#clock.now() + this.#leaseMs + 0.5;
    this.#ending.set(name, { key: ending.key, tellAt, begun: true });
    return { ...ending, lease: String(tellAt) };
  }

  async settleEnding({ key, endsAt, lease }: EndingDraft): Promise<void> {
    const name = this.#name(key);
    if (String(this.#ending.get(name)?.tellAt) !== lease) return;
    if (endsAt === undefined) this.#ending.delete(name);
    else this.#ending.set(name, { key, tellAt: Date.parse(endsAt) + 1 });
  }

  async tellAgain({ key, lease }: EndingDraft, afterMs: number): Promise<void> {
    const name = this.#name(key);
    if (String(this.#ending.get(name)?.tellAt) !== lease) return;
    this.#ending.set(name, { key, tellAt: this.#clock.now() + afterMs });
  }

  #name({ person, about, form }: DraftKey): string {
    return JSON.stringify([person, about, form]);
  }
}
