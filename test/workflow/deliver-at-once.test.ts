import { createRateLimiter } from '../../src/demo/rate-limits';
import { deliver } from '../../src/workflow/deliver';
import { teamsLimits } from '../../src/workflow/throttle-port';
import { aWorkflow, rowOf, type Workflow } from '../builders/workflow';
import { noted } from '../builders/workflow-delivered';
import { casesWithTeams, personAt, withColleagues } from '../support/many-notices';

/** So many people, each to be rung about their case at this moment, and Teams with its limits. */
async function rungAtOnce(people: number) {
  const workflow = await aWorkflow(withColleagues(people), teamsLimits);
  const { stores, messenger } = workflow;
  const wanted = await casesWithTeams(workflow, people, (person) => ({
    serviceUrl: 'https://teams.example/',
    conversationId: `chat-${person}`,
  }));
  for (const { ref, person } of wanted) stores.ledger.want(ref, 1, { person, ring: true });
  const limiter = createRateLimiter();
  const refused: string[] = [];
  messenger.answer = ({ person }) => {
    const wait = limiter.count('write', `chat-${person}`, stores.clock.now());
    if (wait === undefined) return undefined;
    refused.push(person);
    return { kind: 'throttled', retryAfterMs: wait * 1_000 };
  };
  return { workflow, wanted, refused };
}

/** Two processes at work until nothing is left. Machine time passes while there is no place, in ms. */
async function workOff({ shell, stores }: Workflow): Promise<number> {
  const from = stores.clock.now();
  while ((await stores.ledger.inHand(60_000)) > 0) {
    const { requests, nextInMs } = await stores.throttle.room();
    const both = [1, 2].map(() => deliver(shell, Math.min(requests, 20)));
    const worked = requests === 0 ? [0] : await Promise.all(both);
    if (worked.every((each) => each === 0)) stores.clock.pass(Math.max(nextInMs, 10));
  }
  return stores.clock.now() - from;
}

test('of 500 notices due at once Teams refuses none, none is lost, and nine tenths of what it allows is used', async () => {
  const { workflow, wanted, refused } = await rungAtOnce(500);
  const took = await workOff(workflow);
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
  // The same card again and again: forty changes, each of which rings.
  await ledger.record(first, {}, { againInMs: 0 });
  let longest = 0;
  for (let change = 2; change <= 41; change += 1) {
    ledger.want(ref, change, { person: personAt(0), ring: true });
    await deliver(workflow.shell, 10);
    expect(await ledger.inHand(0)).toBe(0);
    longest = Math.max(longest, await workOff(workflow));
  }
  expect(refused).toEqual([]);
  expect(longest).toBeGreaterThan(900);
  expect((await rowOf(workflow, ref, personAt(0))).standing).toBe('delivered');
}, 60_000);
