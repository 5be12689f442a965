import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openRedis, type RedisClient } from '../../src/redis/connection/client';
import { checkReadiness } from '../../src/redis/connection/readiness';
import { createKeys } from '../../src/redis/keys';
import { createStores, type Stores } from '../../src/redis/stores';
import { amira, caseAt, changeTo, press, ref, smallSchemas, timeOf } from '../contracts/small-case';
import { redisForTests } from '../support/redis/redis';
import { chainKey, keyRing } from './real-stores';

const unavailable = { code: 'store-unavailable' };
const redis = redisForTests({ durable: true });
const forgetful = redisForTests({ own: true });
const keys = createKeys(redis.tenant);
const open: RedisClient[] = [];

function connect(): RedisClient {
  const client = openRedis({ url: redis.url(), timeoutMs: 500 });
  open.push(client);
  return client;
}

function storesOn(connection: RedisClient, tenant: string): Stores {
  return createStores({ connection, tenant, keyRing, chainKey, schemas: smallSchemas });
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.close()));
});

describe('Redis killed', () => {
  test('every store says so at once, and all is well by itself when Redis is back', async () => {
    const connection = connect();
    await connection.waitUntilUp(5_000);
    const { cases, drafts, due, ledger, directory, addresses } = storesOn(connection, redis.tenant);
    await cases.commit(changeTo(1));
    await cases.readCase(ref);
    await redis.kill();
    const calls = [
      () => cases.commit(changeTo(2, { press: press('f') })),
      () => cases.readPress({ person: amira, ref }),
      () => cases.readCase(ref),
      () => cases.history(ref),
      () => drafts.draftsOf(amira),
      () => due.earliest(),
      () => ledger.inHand(),
      () => directory.read(),
      () => addresses.read(amira),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject(unavailable);
    expect(await checkReadiness({ connection, keys, durable: true })).toMatchObject({ ok: false });
    await redis.revive();
    await connection.waitUntilUp(10_000);
    expect(await cases.readCase(ref)).toEqual(caseAt(1));
    expect(await cases.commit(changeTo(2, { press: press('f') }))).toEqual({ kind: 'committed' });
    expect(await checkReadiness({ connection, keys, durable: true })).toEqual({
      ok: true,
      checks: { redis: 'ready' },
    });
  });

  test('a connection opened before Redis is there comes up when it is', async () => {
    await redis.kill();
    const connection = connect();
    await expect(connection.command(['PING'])).rejects.toMatchObject(unavailable);
    await expect(connection.waitUntilUp(100)).rejects.toMatchObject(unavailable);
    await redis.revive();
    await connection.waitUntilUp(10_000);
    expect(await connection.command(['PING'])).toBe('PONG');
  });

  test('many commits cut off in the middle leave every case whole', async () => {
    const connection = connect();
    await connection.waitUntilUp(5_000);
    const tenant = `${redis.tenant}-cut`;
    const { cases } = storesOn(connection, tenant);
    const refs = Array.from({ length: 300 }, (_, n) => `CUT-${n}`);
    const commits = refs.map((each) =>
      cases.commit(changeTo(1, { ref: each })).catch((error: unknown) => error),
    );
    await redis.kill();
    const results = await Promise.all(commits);
    await redis.revive();
    await connection.waitUntilUp(10_000);
    for (const [index, each] of refs.entries()) {
      const state = await cases.readCase(each);
      const history = await cases.history(each);
      expect(history).toHaveLength(state === undefined ? 0 : 1);
      const result = results[index];
      if (result instanceof Error) expect(result).toMatchObject(unavailable);
      // What was answered as committed is on disk.
      else expect(state).toBeDefined();
    }
  });
});

describe('Redis silent', () => {
  test('a press is answered in time, and a press whose commit did arrive is known when repeated', async () => {
    const connection = connect();
    await connection.waitUntilUp(5_000);
    const { cases } = storesOn(connection, `${redis.tenant}-silent`);
    await cases.commit(changeTo(1));
    await cases.readCase(ref);
    redis.pause();
    try {
      const unanswered = cases.commit(changeTo(2, { press: press('f') }));
      await expect(unanswered).rejects.toMatchObject({ ...unavailable, mayBeSaved: true });
      await expect(cases.readCase(ref)).rejects.toMatchObject({ ...unavailable, mayBeSaved: false });
    } finally {
      redis.resume();
    }
    await connection.waitUntilUp(10_000);
    const again = await cases.commit(changeTo(2, { press: press('f') }));
    expect(['committed', 'duplicate']).toContain(again.kind);
    expect(await cases.history(ref)).toHaveLength(2);
  });
});

describe('Redis silent while a worker asks for something to deliver', () => {
  test('what it was given and never heard of is given out again, long before that lease ends', async () => {
    const connection = connect();
    await connection.waitUntilUp(5_000);
    const { cases, ledger } = storesOn(connection, `${redis.tenant}-claim`);
    await cases.commit(changeTo(1, { notices: [{ person: amira, notify: true }] }));
    redis.pause();
    try {
      await expect(ledger.claim(10, timeOf(0))).rejects.toMatchObject(unavailable);
    } finally {
      redis.resume();
    }
    await connection.waitUntilUp(10_000);
    const [claim, ...more] = await ledger.claim(10, timeOf(0));
    expect([claim?.row.person, more]).toEqual([amira, []]);
    expect(await ledger.claim(10, timeOf(0))).toEqual([]);
  });
});

describe('Redis that cannot take a write', () => {
  const withSetting = async (name: string, value: string, body: (c: RedisClient) => Promise<void>) => {
    const connection = connect();
    await connection.waitUntilUp(5_000);
    const before = await connection.command(['CONFIG', 'GET', name]);
    await connection.command(['CONFIG', 'SET', name, value]);
    try {
      await body(connection);
    } finally {
      await connection.command(['CONFIG', 'SET', name, Array.isArray(before) ? String(before[1]) : '']);
    }
  };

  test('a full memory changes nothing and is said to be full', async () => {
    const connection = connect();
    await connection.waitUntilUp(5_000);
    const { cases } = storesOn(connection, `${redis.tenant}-full`);
    await cases.commit(changeTo(1));
    await cases.readCase(ref);
    await withSetting('maxmemory', '1', async () => {
      await expect(cases.commit(changeTo(2))).rejects.toMatchObject({ ...unavailable, mayBeSaved: false });
      expect(await checkReadiness({ connection, keys, durable: true })).toMatchObject({ ok: false });
      expect(await cases.readCase(ref)).toEqual(caseAt(1));
      expect(await cases.history(ref)).toHaveLength(1);
    });
    expect(await cases.commit(changeTo(2))).toEqual({ kind: 'committed' });
  });

  test('a Redis that cannot save takes no write, says so, and goes on by itself when it can', async () => {
    const connection = connect();
    await connection.waitUntilUp(5_000);
    const { cases } = storesOn(connection, `${redis.tenant}-misconf`);
    await cases.commit(changeTo(1));
    const saves = async () => {
      const info = String(await connection.command(['INFO', 'persistence']));
      return /rdb_bgsave_in_progress:0/.test(info) && /rdb_last_bgsave_status:(\w+)/.exec(info)?.[1];
    };
    const save = async (ends: string) => {
      await connection.command(['BGSAVE']);
      while ((await saves()) !== ends) await sleep(20);
    };
    const setting = async (named: string) =>
      String(((await connection.command(['CONFIG', 'GET', named])) as unknown[])[1]);
    // A folder stands where the file should be written.
    const file = join(await setting('dir'), await setting('dbfilename'));
    rmSync(file, { force: true });
    mkdirSync(join(file, 'in-the-way'), { recursive: true });
    await withSetting('save', '3600 1', async () => {
      await save('err');
      await expect(cases.commit(changeTo(2))).rejects.toMatchObject(unavailable);
      expect(await checkReadiness({ connection, keys, durable: true })).toMatchObject({ ok: false });
      expect(await cases.readCase(ref)).toEqual(caseAt(1));
      rmSync(file, { recursive: true });
      await save('ok');
    });
    expect(await cases.commit(changeTo(2))).toEqual({ kind: 'committed' });
  });

  test('a replica is not mistaken for the primary', async () => {
    const connection = connect();
    await connection.waitUntilUp(5_000);
    const { cases } = storesOn(connection, `${redis.tenant}-replica`);
    await connection.command(['REPLICAOF', '127.0.0.1', '1']);
    try {
      await expect(cases.commit(changeTo(1))).rejects.toMatchObject(unavailable);
      await expect(cases.readPress({ person: amira, ref })).rejects.toMatchObject(unavailable);
      expect(await checkReadiness({ connection, keys, durable: true })).toMatchObject({ ok: false });
    } finally {
      await connection.command(['REPLICAOF', 'NO', 'ONE']);
    }
    expect(await cases.commit(changeTo(1))).toEqual({ kind: 'committed' });
  });

  test.each([
    ['appendfsync', 'everysec', 'always'],
    ['maxmemory-policy', 'allkeys-lru', 'noeviction'],
  ])('a Redis with %s %s is not ready where durability is asked for', async (name, value, wanted) => {
    await withSetting(name, value, async (connection) => {
      const readiness = await checkReadiness({ connection, keys, durable: true });
      expect(readiness).toEqual({ ok: false, checks: { redis: `Redis must run with ${name} ${wanted}` } });
      expect(await checkReadiness({ connection, keys, durable: false })).toEqual({
        ok: true,
        checks: { redis: 'ready' },
      });
    });
  });

  test('a Redis that writes nothing down is not ready where durability is asked for', async () => {
    const connection = openRedis({ url: forgetful.url() });
    open.push(connection);
    await connection.waitUntilUp(5_000);
    const checks = { redis: 'Redis must run with appendonly yes' };
    expect(await checkReadiness({ connection, keys, durable: true })).toEqual({ ok: false, checks });
    expect(await checkReadiness({ connection, keys, durable: false })).toMatchObject({ ok: true });
  });
});
