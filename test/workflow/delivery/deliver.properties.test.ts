import fc from 'fast-check';
import { isTerminal } from '../../../src/domain/case/state';
import { mayBeTold } from '../../../src/domain/process/notices';
import { rolesOf } from '../../../src/domain/process/people/people-on-case';
import { visibleText } from '../../../src/stand-in/cards/card-text';
import type { JsonObject } from '../../../src/stand-in/json';
import { cardFor, closedCard } from '../../../src/workflow/delivery/case-cards';
import { deliver } from '../../../src/workflow/delivery/deliver';
import type { Copy, OutgoingCard } from '../../../src/workflow/ports/delivery-ports';
import { aCommand } from '../../builders/core/a-command';
import { theFacts, who } from '../../builders/core/people';
import type { Press } from '../../builders/core/play';
import { castFor } from '../../builders/core/ways';
import { aCaseIn, aWorkflow, deliverAll, give, rowOf, type Workflow } from '../../builders/workflow';
import { mortal } from '../../fakes/crashing';
import type { NotDone, SendCall } from '../../fakes/fake-messenger';

const cast = castFor('external-second-opinion');

const changes: readonly Press[] = [
  { by: cast.requester, gives: aCommand('comment') },
  { by: cast.requester, gives: aCommand('add-information') },
  { by: cast.consultant, gives: aCommand('comment') },
  { by: cast.reviewer, gives: aCommand('ask-for-item') },
  { by: cast.requester, gives: aCommand('supply-item') },
  { by: cast.reviewer, gives: aCommand('give-opinion') },
  { by: cast.reviewer, gives: aCommand('stand-down') },
  { by: who.safeguardingLead, gives: aCommand('hold') },
  { by: who.safeguardingLead, gives: aCommand('lift-hold') },
  { by: who.coordinator, gives: aCommand('add-member') },
  { by: who.coordinator, gives: aCommand('remove-member', { person: who.physiotherapist }) },
  { by: who.coordinator, gives: aCommand('remove-member', { person: who.advocate }) },
  { by: cast.consultant, gives: aCommand('record-death') },
  { by: who.clinicalLead, gives: aCommand('undo-death') },
];

const people = [
  cast.requester,
  cast.consultant,
  cast.reviewer,
  who.coordinator,
  who.advocate,
  who.physiotherapist,
];
const results: readonly (NotDone | undefined)[] = [
  undefined,
  undefined,
  undefined,
  { kind: 'unknown' },
  { kind: 'throttled', retryAfterMs: 30_000 },
  { kind: 'not-sent' },
  { kind: 'not-installed' },
  { kind: 'blocked' },
  { kind: 'gone' },
  { kind: 'too-large' },
];

const person = fc.constantFrom(...people);
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('change' as const), press: fc.constantFrom(...changes) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('deliver' as const),
      answers: fc.array(fc.constantFrom(...results), { maxLength: 12 }),
      arrives: fc.boolean(),
      dieAt: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
      afterwards: fc.boolean(),
      /** Machine time before: a minute later the leases of dead workers are over. */
      laterMs: fc.constantFrom(0, 70_000),
      meanwhile: fc.option(
        fc.record({ at: fc.integer({ min: 1, max: 40 }), press: fc.constantFrom(...changes.slice(0, 3)) }),
        { nil: undefined },
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 90_000 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('press' as const), person, which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('install' as const), person }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What a card says, whatever form ids were minted for it. */
/** How far the request had come when the card was folded nobody knows here; that it leads on, and shows no more, is known. */
const isFolded = ({ card }: OutgoingCard, ref: string) => {
  const [text, ...more] = visibleText(card as JsonObject);
  const line = new RegExp(
    `^${ref}(, [^:]+:\\d\\d: [A-Z][^.]+\\. T|: t)here is a newer card further down\\. Show it here\\.$`,
  );
  return line.test(text ?? '') && more.join() === text;
};
const said = ({ card, summary }: OutgoingCard) =>
  JSON.stringify([card, summary]).replaceAll(/form-\d+/g, 'form');

/** The case with its post, and what must hold whenever a message leaves. */
class Played {
  readonly workflow: Workflow;
  readonly ref: string;
  /** By person: the version whose posting may or may not have arrived. */
  readonly unsure = new Map<string, number>();
  readonly wrong: string[] = [];
  /** Results for the next calls, in order. */
  answers: (NotDone | undefined)[] = [];

  constructor(workflow: Workflow, ref: string) {
    this.workflow = workflow;
    this.ref = ref;
    workflow.messenger.answer = (call) => this.#leave(call);
  }

  async state() {
    const found = await this.workflow.stores.cases.readCase(this.ref);
    if (found === undefined) throw new Error('the case is gone');
    return found;
  }

  async #leave({ kind, person: to }: SendCall): Promise<NotDone | undefined> {
    const { clock } = this.workflow;
    const answer = this.answers.shift();
    if (kind === 'open') return answer;
    if (!mayBeTold(to, await this.state(), theFacts, clock.now()))
      this.wrong.push(`${kind} to ${to}, who is shut out`);
    if (kind === 'update') return answer;
    const { shownVersion } = await rowOf(this.workflow, this.ref, to);
    const before = this.unsure.get(to) ?? 0;
    if (shownVersion <= before)
      this.wrong.push(`view ${shownVersion} of ${to} was posted again after an unknown`);
    if (answer?.kind === 'unknown') this.unsure.set(to, shownVersion);
    return answer;
  }

  async take(one: Step): Promise<void> {
    const { workflow, ref } = this;
    if (one.do === 'pass') workflow.stores.clock.pass(one.ms);
    else if (one.do === 'change') await give(workflow, ref, one.press);
    else if (one.do === 'install') await this.install(one.person);
    else if (one.do === 'press') await this.#press(one.person, one.which);
    else await this.#deliver(one);
  }

  async install(by: string): Promise<void> {
    this.unsure.delete(by);
    await this.workflow.stores.ledger.revive(by, 'all');
  }

  async #press(by: string, which: number): Promise<void> {
    const { messenger, stores, clock } = this.workflow;
    const ids = [...messenger.chatWith(by).keys()];
    const activityId = ids[which % Math.max(1, ids.length)];
    const state = await this.state();
    const may =
      mayBeTold(by, state, theFacts, clock.now()) && rolesOf(state, theFacts, by, clock.now()).size > 0;
    if (activityId === undefined || !may) return;
    messenger.chatWith(by).set(activityId, await this.wanted(by));
    this.unsure.delete(by);
    const copy = { activityId, conversationId: `chat-${by}`, serviceUrl: 'https://teams.example/' };
    await stores.ledger.seen(this.ref, by, copy, state.version, clock.now());
  }

  async #deliver(one: Extract<Step, { do: 'deliver' }>): Promise<void> {
    const { answers, arrives, dieAt, afterwards, laterMs, meanwhile } = one;
    const { workflow, ref } = this;
    workflow.stores.clock.pass(laterMs);
    const { shell, messenger } = workflow;
    this.answers = [...answers];
    messenger.unknownArrives = arrives;
    const elsewhere = meanwhile && { at: meanwhile.at, happens: () => give(workflow, ref, meanwhile.press) };
    const worker = mortal(dieAt, afterwards, elsewhere);
    const { cases, ledger, addresses, drafts } = shell;
    const ports = {
      cases: worker.port(cases),
      ledger: worker.port(ledger),
      addresses: worker.port(addresses),
      drafts: worker.port(drafts),
      messenger: worker.port(messenger),
    };
    await deliver({ ...shell, ...ports }, 50).catch((error: unknown) => {
      if (!worker.isDead()) throw error;
    });
    this.answers = [];
    for (const row of await workflow.stores.ledger.rows(this.ref)) {
      if (row.standing === 'sending') this.unsure.set(row.person, row.shownVersion);
    }
  }

  /** What the person should see now. */
  async wanted(viewer: string): Promise<OutgoingCard> {
    const state = await this.state();
    const now = this.workflow.clock.now();
    if (rolesOf(state, theFacts, viewer, now).size === 0)
      return closedCard({ state, facts: theFacts, viewer, now }, []);
    return cardFor({ state, facts: theFacts, viewer, now, form: 'form-0' });
  }

  /** Everything is well again, and perhaps something happens once more. */
  async mend(onceMore: boolean): Promise<void> {
    const { workflow, ref } = this;
    workflow.messenger.unknownArrives = true;
    for (const row of await workflow.stores.ledger.rows(ref)) {
      if (row.failure === 'not-installed' || row.failure === 'blocked') await this.install(row.person);
    }
    if (onceMore) await give(workflow, ref, { by: cast.requester, gives: aCommand('comment') });
    await deliverAll(workflow);
  }

  /** What is not as it should be at the end. */
  async amiss(): Promise<readonly string[]> {
    const { stores, messenger, clock } = this.workflow;
    const found = [...this.wrong];
    const state = await this.state();
    for (const { person: viewer, copies, standing, failure } of await stores.ledger.rows(this.ref)) {
      // Too large, or a chat that was gone: the next change is tried, and there was none.
      if (!mayBeTold(viewer, state, theFacts, clock.now()) || standing === 'failed') continue;
      const cards = (shows: Copy['shows']) =>
        copies
          .filter((each) => each.shows === shows)
          .map(({ activityId }) => [activityId, messenger.chatWith(viewer).get(activityId)] as const);
      const part = rolesOf(state, theFacts, viewer, clock.now()).size > 0;
      if (part && cards('live').length === 0 && standing !== 'unknown')
        found.push(`${viewer} has no live card`);
      const wanted = said(await this.wanted(viewer));
      for (const [id, card] of cards('live')) {
        if (card === undefined || said(card) !== wanted)
          found.push(`${id} of ${viewer} is behind: ${standing} ${failure}`);
      }
      for (const [id, card] of cards('stub')) {
        if (card === undefined || !isFolded(card, this.ref)) found.push(`${id} of ${viewer} is no stub`);
      }
    }
    return found;
  }
}

test('whatever Teams answers and wherever a worker dies, in the end every card shows the case as it is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 4, maxLength: 25 }),
      fc.boolean(),
      async (steps, onceMore) => {
        const workflow = await aWorkflow();
        const played = new Played(workflow, await aCaseIn(workflow, 'under-review'));
        for (const one of steps) await played.take(one);
        await played.mend(onceMore);
        expect(await played.amiss()).toEqual([]);
        const { ledger } = workflow.stores;
        if (!onceMore || isTerminal(await played.state())) return;
        // Something happened since: the card of nobody who has a part and may be told of it is left unknown.
        const state = await played.state();
        const now = workflow.clock.now();
        const told = (await ledger.rows(played.ref)).filter(
          ({ person: each }) =>
            mayBeTold(each, state, theFacts, now) && rolesOf(state, theFacts, each, now).size > 0,
        );
        expect(told.filter(({ standing }) => standing === 'unknown')).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
}, 240_000);
