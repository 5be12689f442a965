import { z } from 'zod';
import { openRedis, type RedisClient } from '../../src/redis/connection/client';
import { createKeys } from '../../src/redis/keys';
import { createStores } from '../../src/redis/stores';
import { changeTo, smallSchemas, timeOf } from '../contracts/small-case';
import { redisForTests } from '../support/redis/redis';
import { chainKey, keyRing } from './real-stores';

/** What a region has at one moment is done in slices: a press in between waits for one of them, not for all. */

const many = 450;
const refs = Array.from({ length: many }, (_, n) => `REF-${String(n).padStart(4, '0')}`);
const redis = redisForTests({ own: true });
let connection: RedisClient;

beforeAll(async () => {
  connection = openRedis({ url: redis.url(), timeoutMs: 20_000 });
  await connection.waitUntilUp(20_000);
});
afterAll(() => connection.close());

/** How many commands Redis carried out for this, within scripts too. */
async function callsOf(work: () => Promise<unknown>): Promise<number> {
  await connection.command(['CONFIG', 'RESETSTAT']);
  await work();
  const said = z.string().parse(await connection.command(['INFO', 'commandstats']));
  return [...said.matchAll(/^cmdstat_(?!config|info)[^:]+:calls=(\d+)/gm)].reduce(
    (sum, [, calls]) => sum + Number(calls),
    0,
  );
}

const mostCalls = 500;

test('after another directory every case is looked at, in slices, and what falls due meanwhile does not wait for all', async () => {
  const tenant = `${redis.tenant}-directory`;
  const { cases, due, directory } = createStores({
    connection,
    tenant,
    keyRing,
    chainKey,
    schemas: smallSchemas,
  });
  for (const [index, ref] of refs.entries())
    await cases.commit(changeTo(1, { ref, due: timeOf(100 + index) }));
  await directory.replace({ organisations: [], people: [], panels: [] });
  const looked: string[] = [];
  const costs: number[] = [];
  const waits: number[] = [];
  for (;;) {
    let claimed: readonly string[] = [];
    costs.push(await callsOf(async () => (claimed = await due.claim(timeOf(50), 50))));
    if (claimed.length === 0) break;
    looked.push(...claimed);
    for (const ref of claimed) await due.rescore(ref, timeOf(100 + refs.indexOf(ref)), 1);
    waits.push(Number(await connection.command(['ZCOUNT', createKeys(tenant).due, '-inf', '50000'])));
  }
  expect(new Set(looked)).toEqual(new Set(refs));
  expect(new Set(looked.slice(0, 200))).toEqual(new Set(refs.slice(0, 200)));
  // What was looked at first may come once more with the others.
  expect(looked.length).toBeLessThan(many + 250);
  expect(Math.max(...costs)).toBeLessThan(mostCalls);
  expect(Math.max(...waits)).toBeLessThan(many);
}, 120_000);

test('what wakes at seven in the morning becomes ready in slices, the earliest first, and all of it goes out', async () => {
  const tenant = `${redis.tenant}-morning`;
  const { cases, ledger } = createStores({ connection, tenant, keyRing, chainKey, schemas: smallSchemas });
  for (const [index, ref] of refs.entries()) {
    const notices = [{ person: 'amira', notify: true, heldUntil: timeOf(10 + index) }];
    await cases.commit(changeTo(1, { ref, notices }));
  }
  expect(await ledger.claim(20, timeOf(9))).toEqual([]);
  const sent: string[] = [];
  const costs: number[] = [];
  for (;;) {
    let claims: Awaited<ReturnType<typeof ledger.claim>> = [];
    costs.push(await callsOf(async () => (claims = await ledger.claim(20, timeOf(1_000)))));
    if (claims.length === 0) break;
    for (const claim of claims) {
      sent.push(claim.row.ref);
      await ledger.record(claim, { shownVersion: 1, shownRing: 1, standing: 'delivered' }, {});
    }
  }
  expect(new Set(sent)).toEqual(new Set(refs));
  expect(new Set(sent.slice(0, 20)).size).toBe(20);
  expect(sent.slice(0, 20).every((ref) => refs.indexOf(ref) < 100)).toBe(true);
  expect(Math.max(...costs)).toBeLessThan(mostCalls);
}, 120_000);

test('the clock that is moved by hand wakes all of them', async () => {
  const tenant = `${redis.tenant}-clock`;
  const { cases, ledger } = createStores({ connection, tenant, keyRing, chainKey, schemas: smallSchemas });
  for (const ref of refs.slice(0, 250)) {
    const notices = [{ person: 'amira', notify: true, heldUntil: timeOf(10) }];
    await cases.commit(changeTo(1, { ref, notices }));
  }
  await ledger.wakeHeld(timeOf(10));
  expect(await ledger.inHand()).toBe(250);
}, 120_000);

test('whoever writes to the bot is asked for a page of their cases at a time, however many they ever had', async () => {
  const tenant = `${redis.tenant}-revived`;
  const { cases } = createStores({ connection, tenant, keyRing, chainKey, schemas: smallSchemas });
  const notices = [{ person: 'amira', notify: true }];
  for (const ref of refs) await cases.commit(changeTo(1, { ref, notices }));
  const asked: string[] = [];
  const counting = openRedis({ url: redis.url(), timeoutMs: 20_000, onCommand: (name) => asked.push(name) });
  await counting.waitUntilUp(20_000);
  const { ledger } = createStores({ connection: counting, tenant, keyRing, chainKey, schemas: smallSchemas });
  const failed = { standing: 'failed', failure: 'blocked' } as const;
  for (
    let claims = await ledger.claim(50, timeOf(1));
    claims.length > 0;
    claims = await ledger.claim(50, timeOf(1))
  )
    await Promise.all(claims.map((claim) => ledger.record(claim, failed, {})));
  expect(await ledger.inHand()).toBe(0);
  asked.length = 0;
  const calls = await callsOf(() => ledger.revive('amira', 'failed'));
  expect(await ledger.inHand()).toBe(many);
  expect(asked.length).toBeLessThan(30);
  expect(calls / asked.filter((name) => name === 'reviveRows').length).toBeLessThan(mostCalls);
  await counting.close();
}, 120_000);
