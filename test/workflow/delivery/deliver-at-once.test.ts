import { createRateLimiter } from '../../../src/stand-in/connector/rate-limits';
import { createDeliveryPool } from '../../../src/workflow/delivery/delivery-pool';
import { teamsLimits } from '../../../src/workflow/ports/throttle-port';
import { aWorkflow, rowOf, type Workflow } from '../../builders/workflow';
import { noted } from '../../builders/workflow-delivered';
import { casesWithTeams, personAt, withColleagues } from '../../support/stories/many-notices';

/** How long Teams takes to answer. */
const answerMs = 40;
const later = (ms: number) =>
  new Promise<void>((resolve) => (ms === 0 ? resolve() : setTimeout(resolve, ms)));

/** So many people, each to be notified of their case at this moment, and Teams with its limits. */
async function rungAtOnce(people: number) {
  const workflow = await aWorkflow(withColleagues(people), teamsLimits);
  const { stores, messenger } = workflow;
  const wanted = await casesWithTeams(workflow, people, (person) => ({
    serviceUrl: 'https://teams.example/',
    conversationId: `chat-${person}`,
  }));
  for (const { ref, person } of wanted) stores.ledger.want(ref, 1, { person, notify: true });
  const limiter = createRateLimiter();
  const refused: string[] = [];
  messenger.answer = async ({ person }) => {
    // Teams counts a request when it comes in or when it answers: nobody outside knows.
    const [before, after] = messenger.calls.length % 2 === 0 ? [0, answerMs] : [answerMs, 0];
    await later(before);
    const wait = limiter.count('write', `chat-${person}`, stores.clock.now());
    await later(after);
    if (wait === undefined) return undefined;
    refused.push(person);
    return { kind: 'throttled', retryAfterMs: wait * 1_000 };
  };
  return { workflow, wanted, refused };
}

/** Only what waits: everything else goes by the machine's own time. */
const realTime = [
  'Date',
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
] as const;
beforeEach(() => void jest.useFakeTimers({ doNotFake: [...realTime] }));
afterEach(() => void jest.useRealTimers());

/** Two processes at work until nothing is left; machine time passes one millisecond at a time. */
async function workOff({ shell, stores }: Workflow) {
  let waits = 0;
  const from = stores.clock.now();
  const pools = [createDeliveryPool(shell), createDeliveryPool(shell)];
  for (let ms = 0; (await stores.ledger.inHand(60_000)) > 0; ms += 1) {
    if (ms % 200 === 0) for (const pool of pools) pool.look();
    if ((await stores.ledger.inHand(0)) === 0) waits += 1;
    stores.clock.pass(1);
    jest.advanceTimersByTime(1);
    await new Promise(setImmediate);
  }
  for (const pool of pools) await pool.stop();
  /** In milliseconds; for so many of them what was still to be sent was in nobody's hand. */
  return { took: stores.clock.now() - from, waits };
}

test('of 500 notices due at once Teams refuses none, none is lost, and nine tenths of what it allows is used', async () => {
  const { workflow, wanted, refused } = await rungAtOnce(500);
  const { took } = await workOff(workflow);
  const created = workflow.messenger.calls.map(({ kind, person }) => `${kind} ${person}`);
  expect(refused).toEqual([]);
  expect(created.toSorted()).toEqual(wanted.map(({ person }) => `create ${person}`).toSorted());
  for (const ref of new Set(wanted.map((each) => each.ref))) expect(await noted(workflow, ref)).toEqual([]);
  // Fifty go at once; after them Teams allows fifty a second.
  const allowed = 50 + (took / 1_000) * 50;
  expect(500 / allowed).toBeGreaterThanOrEqual(0.9);
}, 60_000);

test('of 40 notices to one person Teams refuses none; what must wait is in nobody’s hand meanwhile', async () => {
  const { workflow, refused } = await rungAtOnce(1);
  const { ledger } = workflow.stores;
  const [first] = await ledger.claim(10, workflow.clock.now());
  if (first === undefined) throw new Error('nothing is wanted');
  const { ref } = first.row;
  // The same card again and again: forty changes, each of which notifies.
  await ledger.record(first, {}, { againInMs: 0 });
  let longest = 0;
  for (let change = 2; change <= 41; change += 1) {
    ledger.want(ref, change, { person: personAt(0), notify: true });
    const { waits } = await workOff(workflow);
    longest = Math.max(longest, waits);
  }
  expect(refused).toEqual([]);
  expect(longest).toBeGreaterThan(700);
  expect((await rowOf(workflow, ref, personAt(0))).standing).toBe('delivered');
}, 60_000);
