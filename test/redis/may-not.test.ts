import { createChangeFeed } from '../../src/redis/change-feed';
import { openRedis, type RedisClient } from '../../src/redis/connection/client';
import { checkReadiness } from '../../src/redis/connection/readiness';
import { replicated } from '../../src/redis/connection/replicated';
import { createKeys } from '../../src/redis/keys';
import { createStores } from '../../src/redis/stores';
import { amira, changeTo, press, ref, smallSchemas } from '../contracts/small-case';
import { bareRedis } from '../support/redis/bare-redis';
import { redisForTests } from '../support/redis/redis';
import { chainKey, keyRing } from './real-stores';

const redis = redisForTests({ own: true });
const old = bareRedis('--rename-command', 'ZDIFF', '');
const keys = createKeys(redis.tenant);
const { changes } = keys;
const open: { close(): Promise<void> }[] = [];
let users = 0;

function connect(url: string): RedisClient {
  const client = openRedis({ url, timeoutMs: 5_000 });
  open.push(client);
  return client;
}

/** A connection as a user of its own who has these rights. */
async function as(...rights: readonly string[]) {
  users += 1;
  const admin = connect(redis.url());
  await admin.waitUntilUp(5_000);
  await admin.command(['ACL', 'SETUSER', `bot${users}`, 'reset', 'on', '>pw', ...rights]);
  const url = redis.url().replace('redis://', `redis://bot${users}:pw@`);
  const connection = connect(url);
  await connection.waitUntilUp(5_000);
  const tenant = `${redis.tenant}-${users}`;
  const store = { tenant, keyRing, chainKey, schemas: smallSchemas };
  return { connection, url, admin, stores: (more = {}) => createStores({ connection, ...store, ...more }) };
}

const readinessOf = (connection: RedisClient, more: object = {}) =>
  checkReadiness({ connection, keys: createKeys(redis.tenant), durable: false, ...more });

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

describe('a user that has every command and no channel', () => {
  test('what it saves is saved, and said to be', async () => {
    const { stores } = await as('~*', '+@all');
    const { cases } = stores();
    expect(await cases.commit(changeTo(1))).toEqual({ kind: 'committed' });
    expect(await cases.history(ref)).toHaveLength(1);
  });

  test('is not enough for the bot, which says so in one line, and no more once it is mended', async () => {
    const { connection, url, admin } = await as('~*', '+@all', 'resetchannels');
    const feed = createChangeFeed({ url, keys: createKeys(redis.tenant) });
    open.push(feed);
    await feed.answered();
    expect(await readinessOf(connection, { subscribing: feed.refusal() })).toEqual({
      ok: false,
      checks: {
        redis: `Redis does not let the bot's user use PUBLISH on ${changes}, SUBSCRIBE to ${changes}: it needs its ACL changed`,
      },
    });
    await admin.command(['ACL', 'SETUSER', `bot${users}`, `&${changes}`]);
    while (feed.refusal() !== undefined) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await readinessOf(connection, { subscribing: feed.refusal() })).toMatchObject({ ok: true });
  });
});

describe('a user without a command', () => {
  test('that is missed after the first write cannot tell whether the change was made', async () => {
    const { stores } = await as('~*', '&*', '+@all', '-zadd');
    const { cases } = stores();
    await expect(cases.commit(changeTo(1))).rejects.toMatchObject({
      code: 'store-unavailable',
      mayBeSaved: true,
    });
  });

  test.each(['-hset', '-evalsha', '-eval', '-type'])(
    'that is missed before anything is written (%s) has changed nothing, and says so',
    async (right) => {
      const { admin, stores } = await as('~*', '&*', '+@all', right);
      await admin.command(['SCRIPT', 'FLUSH']);
      await expect(stores().cases.commit(changeTo(1))).rejects.toMatchObject({
        code: 'store-unavailable',
        mayBeSaved: false,
      });
      expect(await stores({ connection: admin }).cases.readCase(ref)).toBeUndefined();
    },
  );

  test('that waits for replicas cannot tell either: the change was made, and the same press is known', async () => {
    const { connection, stores } = await as('~*', '&*', '+@all', '-wait');
    const commits = replicated({ connection, keys, replicas: 1 });
    const { cases } = stores({ commits });
    await expect(cases.commit(changeTo(1, { press: press('f') }))).rejects.toMatchObject({
      mayBeSaved: true,
    });
    const again = { person: amira, ref, press: press('f') };
    await expect(cases.readPress(again)).rejects.toMatchObject({ mayBeSaved: true });
    expect((await stores().cases.readPress(again)).duplicate).toBe(true);
  });

  test.each([
    ['zadd', 'ZADD'],
    ['scan', 'SCAN'],
    ['sunion', 'SUNION'],
    ['evalsha', 'EVALSHA'],
    ['wait', 'WAIT'],
    ['info', 'INFO'],
  ])('%s is named before anybody misses it', async (right, called) => {
    const { connection } = await as('~*', '&*', '+@all', `-${right}`);
    const { ok, checks } = await readinessOf(connection, { replicas: 1 });
    expect([ok, checks.redis]).toEqual([
      false,
      `Redis does not let the bot's user use ${called}: it needs its ACL changed`,
    ]);
  });

  test('a user with everything is ready, and nothing is left behind', async () => {
    const { connection } = await as('~*', '&*', '+@all');
    expect(await readinessOf(connection)).toEqual({ ok: true, checks: { redis: 'ready' } });
  });
});

test('a Redis that is too old for a command is named, and the version that the bot needs', async () => {
  const connection = connect(old());
  await connection.waitUntilUp(5_000);
  expect(await readinessOf(connection)).toEqual({
    ok: false,
    checks: { redis: 'Redis does not do ZDIFF: the bot needs Redis 6.2 or later, with all its commands' },
  });
});
