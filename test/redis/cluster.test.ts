import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config';
import { createMovableClock } from '../../src/local/movable-clock';
import { startLocal } from '../../src/local/start-local';
import { createLogger } from '../../src/logger';
import { openRedis, type RedisClient } from '../../src/redis/connection/client';
import { checkReadiness } from '../../src/redis/connection/readiness';
import { createKeys } from '../../src/redis/keys';
import { bareRedis } from '../support/redis/bare-redis';

const folder = mkdtempSync(join(tmpdir(), 'cluster-'));
const clustered = (name: string) =>
  bareRedis('--cluster-enabled', 'yes', '--cluster-config-file', `${name}.conf`, '--dir', folder);
const alone = clustered('alone');
const one = clustered('one');
const other = clustered('other');
const open: RedisClient[] = [];
const refused = 'Redis is a cluster of 2 primaries: the bot needs a single one';
const slots = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at));

async function connect(url: string): Promise<RedisClient> {
  const client = openRedis({ url, timeoutMs: 5_000 });
  open.push(client);
  await client.waitUntilUp(5_000);
  return client;
}

/** Asks again until a cluster of so many primaries says that it serves. */
async function serves(client: RedisClient, primaries: number): Promise<void> {
  for (;;) {
    const said = String(await client.command(['CLUSTER', 'INFO']));
    if (said.includes('cluster_state:ok') && said.includes(`cluster_size:${primaries}\r`)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const readiness = (connection: RedisClient) =>
  checkReadiness({ connection, keys: createKeys('a-tenant'), durable: false });

afterAll(async () => {
  await Promise.all(open.map((each) => each.close()));
  rmSync(folder, { recursive: true, force: true });
});

test('a cluster of one primary serves', async () => {
  const client = await connect(alone());
  await client.command(['CLUSTER', 'ADDSLOTS', ...slots(0, 16_383)]);
  await serves(client, 1);
  expect(await readiness(client)).toMatchObject({ ok: true });
}, 60_000);

test('one of several is refused in one line, at the start and by /readyz, whichever of them is asked', async () => {
  const [first, second] = [await connect(one()), await connect(other())];
  await first.command(['CLUSTER', 'ADDSLOTS', ...slots(0, 8_191)]);
  await second.command(['CLUSTER', 'ADDSLOTS', ...slots(8_192, 16_383)]);
  await second.command(['CLUSTER', 'SET-CONFIG-EPOCH', '2']);
  await first.command(['CLUSTER', 'MEET', '127.0.0.1', new URL(other()).port]);
  for (const [each, url] of [
    [first, one()],
    [second, other()],
  ] as const) {
    await serves(each, 2);
    expect(await readiness(each)).toEqual({ ok: false, checks: { redis: refused } });
    const config = loadConfig({ PORT: '0', REDIS_URL: url }, 'local');
    const clock = createMovableClock('2027-01-20T10:00:00.000Z');
    const logger = createLogger('silent');
    await expect(startLocal({ config, logger, clock, directoryText: undefined })).rejects.toThrow(refused);
  }
}, 60_000);
