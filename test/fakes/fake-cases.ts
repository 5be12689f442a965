import { isFiledAway } from '../../src/domain/case/filed-away';
import type { CaseState } from '../../src/domain/case/state';
import type { CaseEvent } from '../../src/domain/case/stored/events';
import type { CaseSchemas } from '../../src/store/case-record';
import type {
  CaseStore,
  Change,
  CommitResult,
  PressKey,
  PressRead,
} from '../../src/workflow/ports/case-ports';
import type { CaseList, MineRead } from '../../src/workflow/ports/list-ports';
import type { KeptStub, StubStore, StubsRead } from '../../src/workflow/tab/tab-ports';
import type { FakeDrafts } from './fake-drafts';
import type { FakeDueSet } from './fake-due-set';
import type { FakeLedger } from './fake-ledger';
import type { FakeMachineClock } from './machine-clock';

interface Kept {
  state: CaseState;
  events: CaseEvent[];
  people: readonly string[];
  waitsFor: readonly string[] | undefined;
  children: readonly string[];
  at: string;
  /** An earlier release wrote it last. */
  earlier: boolean;
}

export interface FakeCasesParts {
  readonly clock: FakeMachineClock;
  readonly drafts: FakeDrafts;
  readonly due: FakeDueSet;
  readonly ledger: FakeLedger;
  readonly directoryVersion: () => number;
  readonly schemas: Pick<CaseSchemas, 'fold' | 'upcastState'>;
}

const pressName = ({ actor, verb, form, digest }: PressKey): string =>
  JSON.stringify([actor, verb, form, digest]);
const rememberMs = 7 * 24 * 60 * 60 * 1000;

/** Cases in memory. */
export class FakeCases implements CaseStore, CaseList, StubStore {
  readonly #stubs = new Map<string, KeptStub>();
  readonly kept = new Map<string, Kept>();
  readonly #linked = new Map<string, string>();
  readonly #presses = new Map<string, number>();
  readonly #counts = new Map<string, { count: number; until: number }>();
  readonly #parts: FakeCasesParts;

  constructor(parts: FakeCasesParts) {
    this.#parts = parts;
  }

  async readPress({
    person,
    ref,
    press,
    draft,
    again,
    weight = 1,
  }: Parameters<CaseStore['readPress']>[0]): Promise<PressRead> {
    const { drafts, directoryVersion } = this.#parts;
    return {
      state: ref === undefined ? undefined : await this.readCase(ref),
      told: ref === undefined ? undefined : this.#told(ref),
      duplicate: press !== undefined && this.#isRemembered(press),
      directoryVersion: directoryVersion(),
      draft: draft === undefined ? undefined : drafts.peek(draft),
      pressesThisMinute: this.#count(person, again === true ? 0 : weight),
    };
  }

  async look(ref: string | undefined) {
    return {
      state: ref === undefined ? undefined : await this.readCase(ref),
      directoryVersion: this.#parts.directoryVersion(),
    };
  }

  async readCase(ref: string): Promise<CaseState | undefined> {
    const kept = structuredClone(this.kept.get(ref));
    return kept?.earlier ? this.#parts.schemas.fold(kept.events) : kept?.state;
  }

  #told(ref: string) {
    const kept = this.kept.get(ref);
    return kept && { people: kept.people, waitsFor: kept.earlier ? undefined : kept.waitsFor };
  }

  /** What commits as a release did that stored less. */
  asEarlier(): Pick<CaseStore, 'commit'> {
    const commit = async (change: Change) => {
      const result = await this.commit(change);
      const kept = this.kept.get(change.ref);
      if (kept !== undefined && result.kind === 'committed') kept.earlier = true;
      return result;
    };
    return { commit };
  }

  async commit(change: Change): Promise<CommitResult> {
    const { ref, press, state, events, people, usedDraft, sameChild = [], due, notices } = change;
    const before = this.kept.get(ref);
    if (press !== undefined && this.#isRemembered(press)) return { kind: 'duplicate' };
    if (change.expectedVersion === 0 && before !== undefined) return { kind: 'reference-taken' };
    if ((before?.state.version ?? 0) !== change.expectedVersion) return { kind: 'conflict' };
    const others = this.#about(sameChild).filter((of) => of !== ref).length;
    if (change.othersAbout !== undefined && change.othersAbout !== others) return { kind: 'conflict' };
    const { restsOn = [] } = change;
    if (restsOn.some((other) => (this.kept.get(other.ref)?.state.version ?? 0) !== other.version))
      return { kind: 'conflict' };
    const { clock, drafts, ledger, due: dueSet } = this.#parts;
    const isLast = usedDraft && (drafts.peek(usedDraft.key)?.version ?? 0) === usedDraft.version;
    if (usedDraft?.mustBeLast === true && isLast !== true) return { kind: 'draft-moved' };
    this.kept.set(ref, {
      state: structuredClone(state),
      events: [...(before?.events ?? []), ...structuredClone(events)],
      people,
      waitsFor: change.waitsFor,
      children: sameChild,
      at: events.at(-1)?.at ?? '',
      earlier: false,
    });
    if (press !== undefined) this.#presses.set(pressName(press), clock.now() + rememberMs);
    if (usedDraft !== undefined && isLast === true) drafts.drop(usedDraft.key);
    dueSet.place(ref, due);
    for (const each of events)
      if (each.type === 'linked-request-started') this.#linked.set(each.said.newRef, ref);
    const { stub, moves = [] } = change;
    const way = [...(this.#stubs.get(ref)?.moves ?? []), ...moves.map(({ status, at }) => ({ status, at }))];
    if (stub !== undefined) this.#stubs.set(ref, { ...stub, moves: way });
    for (const notice of notices) ledger.want(ref, state.version, notice);
    return { kind: 'committed' };
  }

  async history(ref: string): Promise<readonly CaseEvent[]> {
    return structuredClone(this.kept.get(ref)?.events ?? []);
  }

  async casesOf(person: string): Promise<readonly string[]> {
    const mine = [...this.kept].filter(([, { people }]) => people.includes(person));
    return mine.sort(([, one], [, other]) => (one.at > other.at ? -1 : 1)).map(([ref]) => ref);
  }

  async follow(from: string, to: string): Promise<void> {
    for (const kept of this.kept.values())
      kept.people = [...new Set(kept.people.map((each) => (each === from ? to : each)))];
  }

  async readMine(person: string, limit: number): Promise<MineRead> {
    const refs = await this.casesOf(person);
    const all = refs.map((ref) => this.#listed(ref)).filter((each) => each !== undefined);
    const filed = new Set(all.filter(isFiledAway).slice(limit));
    const states = all.filter((state) => !filed.has(state));
    return {
      states,
      damaged: 0,
      directoryVersion: this.#parts.directoryVersion(),
      pressesThisMinute: this.#count(person, 1 + Math.floor(states.length / 50)),
    };
  }

  async stubs(): Promise<StubsRead> {
    return structuredClone({ stubs: [...this.#stubs.values()], unreadable: 0 });
  }

  async casesAbout(sameChild: readonly string[]): Promise<readonly string[]> {
    return this.#about(sameChild);
  }

  async originOf(linked: string): Promise<string | undefined> {
    return this.#linked.get(linked);
  }

  #listed(ref: string): CaseState | undefined {
    const kept = structuredClone(this.kept.get(ref));
    return kept?.earlier ? (this.#parts.schemas.upcastState(kept.state, 1) as CaseState) : kept?.state;
  }

  #about(sameChild: readonly string[]): readonly string[] {
    const found = [...this.kept].filter(([, { children }]) =>
      children.some((each) => sameChild.includes(each)),
    );
    return found.map(([ref]) => ref).sort();
  }

  #isRemembered(press: PressKey): boolean {
    return (this.#presses.get(pressName(press)) ?? 0) > this.#parts.clock.now();
  }

  #count(person: string, more: number): number {
    const now = this.#parts.clock.now();
    const before = this.#counts.get(person);
    const running = before !== undefined && before.until > now ? before : { count: 0, until: now + 60_000 };
    const count = running.count + more;
    this.#counts.set(person, { ...running, count });
    return count;
  }
}
