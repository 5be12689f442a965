import type { Draft, DraftKey, DraftStore } from '../../src/workflow/ports';
import type { FakeMachineClock } from './machine-clock';

/** Drafts in memory. */
export class FakeDrafts implements DraftStore {
  readonly #kept = new Map<string, { key: DraftKey; draft: Draft; until: number }>();
  readonly #clock: FakeMachineClock;
  readonly #lifeMs: number;

  constructor(clock: FakeMachineClock, lifeMs: number) {
    this.#clock = clock;
    this.#lifeMs = lifeMs;
  }

  peek(key: DraftKey): Draft | undefined {
    const kept = this.#kept.get(this.#name(key));
    return kept !== undefined && kept.until > this.#clock.now() ? structuredClone(kept.draft) : undefined;
  }

  drop(key: DraftKey): void {
    this.#kept.delete(this.#name(key));
  }

  async read(key: DraftKey): Promise<Draft | undefined> {
    return this.peek(key);
  }

  async save(key: DraftKey, draft: Omit<Draft, 'version'>, over: number): Promise<boolean> {
    if ((this.peek(key)?.version ?? 0) !== over) return false;
    const kept = { key, draft: structuredClone({ version: over + 1, ...draft }) };
    this.#kept.set(this.#name(key), { ...kept, until: this.#clock.now() + this.#lifeMs });
    return true;
  }

  async discard(key: DraftKey): Promise<void> {
    this.drop(key);
  }

  async draftsOf(person: string): ReturnType<DraftStore['draftsOf']> {
    const found = [];
    for (const { key } of this.#kept.values()) {
      const draft = this.peek(key);
      if (key.person === person && draft !== undefined) found.push({ key, draft });
    }
    return found;
  }

  #name({ person, about, form }: DraftKey): string {
    return JSON.stringify([person, about, form]);
  }
}
