import { setTimeout as sleep } from 'node:timers/promises';
import { openRedis, type RedisClient } from '../../src/redis/connection/client';
import { openSentinels, type Sentinels } from '../../src/redis/connection/sentinels';
import { type RedisFleet, redisFleet } from '../support/redis/redis-fleet';

const open: { close(): Promise<void> }[] = [];
let fleet: RedisFleet;

beforeAll(async () => {
  fleet = await redisFleet({ downAfterMs: 500 });
  await fleet.settled();
}, 300_000);
afterAll(() => fleet.stop());
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

function sentinelsOf(addresses: readonly string[], url = fleet.url): Sentinels {
  const sentinels = openSentinels({ sentinels: addresses, url });
  open.push(sentinels);
  return sentinels;
}

function follow(sentinels: Sentinels): RedisClient {
  const client = openRedis({ url: sentinels.url, timeoutMs: 1_000 });
  sentinels.watch(() => client.renew('moved'));
  open.push(client);
  return client;
}

/** Milliseconds until a write is taken. */
async function untilWritten(client: RedisClient): Promise<number> {
  const began = Date.now();
  for (;;) {
    const isTaken = await client.command(['SET', 'written', '1']).then(
      () => true,
      () => false,
    );
    if (isTaken) return Date.now() - began;
    await sleep(20);
  }
}

const roleOf = async (client: RedisClient) => String(await client.command(['INFO', 'replication']));
const nowhere = 'redis://127.0.3.1:1';

test('the name in place of the host leads to the primary; user, password and database stay as they were given', async () => {
  const url = fleet.url.replace('redis://', 'redis://bot:p%40ss@').concat('/2');
  const sentinels = sentinelsOf([nowhere, ...fleet.sentinels], url);
  await sentinels.find(10_000);
  const at = new URL(sentinels.url());
  expect([at.username, at.password, at.pathname]).toEqual(['bot', 'p%40ss', '/2']);
  const plain = sentinelsOf(fleet.sentinels);
  await plain.find(10_000);
  const client = follow(plain);
  await client.waitUntilUp(5_000);
  expect(await roleOf(client)).toMatch(/role:master/);
});

test('a name that no sentinel knows, and sentinels that are all away, are said to be so', async () => {
  const unknown = sentinelsOf(fleet.sentinels, 'redis://elsewhere');
  await expect(unknown.find(200)).rejects.toThrow(
    'no sentinel of REDIS_SENTINELS knows a primary by the name “elsewhere”',
  );
  await expect(sentinelsOf([nowhere]).find(200)).rejects.toMatchObject({ code: 'store-unavailable' });
});

test.each([
  ['is killed', 'kill', 'start'],
  ['stops answering', 'freeze', 'thaw'],
] as const)(
  'where the primary %s, a connection goes to the next one by itself',
  async (_how, befall, end) => {
    const before = await fleet.settled(1);
    const sentinels = sentinelsOf(fleet.sentinels);
    await sentinels.find(10_000);
    const client = follow(sentinels);
    await client.waitUntilUp(5_000);
    await before[befall]();
    // What it may take by itself is measured by `npm run failover`; here it must come to an end.
    await untilWritten(client);
    expect(await roleOf(client)).toMatch(/role:master/);
    expect((await fleet.primary()).url).not.toBe(before.url);
    await before[end]();
  },
  120_000,
);
