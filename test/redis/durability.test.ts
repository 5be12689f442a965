import { ErrorReply } from 'redis';
import { openRedis, type RedisClient } from '../../src/redis/connection/client';
import type { RedisConnection } from '../../src/redis/connection/connection';
import { durabilityOf } from '../../src/redis/connection/durability';
import { checkReadiness } from '../../src/redis/connection/readiness';
import { isNotAllowed, mapRedisError } from '../../src/redis/connection/redis-errors';
import { replicated } from '../../src/redis/connection/replicated';
import { createKeys } from '../../src/redis/keys';
import { defineScript } from '../../src/redis/scripts/script';
import { redisForTests } from '../support/redis/redis';

const redis = redisForTests({ durable: true });
const open: RedisClient[] = [];
let admin: RedisClient;

beforeAll(async () => {
  admin = await connect(redis.url());
}, 300_000);
afterAll(() => Promise.all(open.splice(0).map((each) => each.close())));
afterEach(() => admin.command(['CONFIG', 'SET', 'appendfsync', 'always']));

async function connect(url: string): Promise<RedisClient> {
  const client = openRedis({ url, timeoutMs: 10_000 });
  open.push(client);
  await client.waitUntilUp(10_000);
  return client;
}

/** As a managed Redis has it: its settings are nobody's business. */
async function managed(): Promise<RedisClient> {
  await admin.command(['ACL', 'SETUSER', 'managed', 'reset', 'on', '>pw', '~*', '&*', '+@all', '-config']);
  return connect(redis.url().replace('redis://', 'redis://managed:pw@'));
}

const readinessOf = (connection: RedisConnection, stated?: 'always' | 'waitaof' | 'replicas') =>
  checkReadiness({ connection, keys: createKeys(redis.tenant), durable: true, stated });

describe('how Redis keeps what it is given', () => {
  test('is read from its settings, and what is read counts more than what was stated', async () => {
    expect(await readinessOf(admin)).toEqual({ ok: true, checks: { redis: 'ready' } });
    expect(await readinessOf(admin, 'always')).toEqual({
      ok: true,
      checks: { redis: 'ready', durability: 'always, proved' },
    });
    await admin.command(['CONFIG', 'SET', 'appendfsync', 'everysec']);
    expect(await readinessOf(admin, 'always')).toEqual({
      ok: false,
      checks: { redis: 'Redis must run with appendfsync always' },
    });
    expect(await durabilityOf(admin, 'replicas')).toEqual({ known: 'proved' });
  });

  test('must be stated where Redis does not tell, and then says that it was only stated', async () => {
    const connection = await managed();
    expect(await readinessOf(connection)).toEqual({
      ok: false,
      checks: { redis: expect.stringMatching(/CONFIG GET is refused.*set REDIS_DURABILITY/) },
    });
    expect(await readinessOf(connection, 'always')).toEqual({
      ok: true,
      checks: { redis: 'ready', durability: 'always, stated' },
    });
  });

  test('a server that cannot wait for its disk is told so: Redis 7.2 is the first that can', async () => {
    const [, version = ''] =
      /redis_version:(\S+)/.exec(String(await admin.command(['INFO', 'server']))) ?? [];
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const can = major > 7 || (major === 7 && minor >= 2);
    expect(await durabilityOf(admin, 'waitaof')).toEqual(
      can ? { known: 'proved' } : { wrong: 'REDIS_DURABILITY=waitaof needs Redis 7.2 or later' },
    );
  });
});

describe('a commit that must be on disk', () => {
  const write = defineScript('writeOne', "redis.call('SET', KEYS[1], '1')\nreturn 'committed'\n");
  const keys = createKeys('on-disk');
  const answers = (waited: unknown, asked: unknown[] = []): RedisConnection => ({
    command: async (args) => {
      asked.push(args);
      return args[0] === 'WAITAOF' ? waited : 'OK';
    },
    run: async () => 'committed',
  });
  const commits = (connection: RedisConnection) =>
    replicated({ connection, keys, replicas: 1, onDisk: true, patienceMs: 2_500 });

  test('is asked for here and on the replicas, and counts when it is there', async () => {
    const asked: unknown[] = [];
    expect(await commits(answers([1, 1], asked)).run(write, ['a'], [])).toBe('committed');
    expect(asked).toEqual([['WAITAOF', '1', '1', '2500']]);
  });

  test.each([[[0, 1]], [[1, 0]]])('is not promised where it is not: %j', async (waited) => {
    await expect(commits(answers(waited)).run(write, ['a'], [])).rejects.toMatchObject({ mayBeSaved: true });
    await expect(commits(answers(waited)).confirm()).rejects.toMatchObject({ mayBeSaved: true });
  });
});

test.each([
  "NOPERM this user has no permissions to run the 'hset' command",
  "NOPERM User x has no permissions to run the 'hset' command",
  "ERR The user executing the script can't run this command or subcommand script: d58045, on @user_script:1.",
  "ERR The user executing the script can't publish to the channel mentioned in the command script: 11d980.",
  "ERR ACL failure in script: User x has no permissions to run the 'hset' command script: d58045, on @user_script:1.",
  'ERR ACL failure in script: No permissions to access a channel script: 11d980, on @user_script:1.',
])('Redis 7.0, Redis 8.0 and Valkey 8.1 say in their own words that a user may not: %s', (said) => {
  expect(isNotAllowed(said)).toBe(true);
  expect(mapRedisError(new ErrorReply(said), 'commit')).toMatchObject({
    code: 'store-unavailable',
    mayBeSaved: false,
  });
});
