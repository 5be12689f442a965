import { setTimeout as sleep } from 'node:timers/promises';
import { openRedis, type RedisClient } from '../../src/redis/connection/client';
import { replicated } from '../../src/redis/connection/replicated';
import { createKeys } from '../../src/redis/keys';
import { createStores } from '../../src/redis/stores';
import { caseAt, changeTo, press, ref, smallSchemas } from '../contracts/small-case';
import { redisForTests } from '../support/redis/redis';
import { chainKey, keyRing } from './real-stores';

/** Longer than any machine needs that has other things to do. */
const patienceMs = 20_000;
const primary = redisForTests({ own: true });
const replica = redisForTests({ own: true });
const open: RedisClient[] = [];

async function connect(url: string): Promise<RedisClient> {
  const client = openRedis({ url, timeoutMs: patienceMs + 5_000 });
  open.push(client);
  await client.waitUntilUp(patienceMs);
  return client;
}

/** Waits until the replica has its first copy of everything and the link to the primary stands. */
async function inSync(follower: RedisClient): Promise<void> {
  for (const until = Date.now() + patienceMs; ; await sleep(20)) {
    const said = String(await follower.command(['INFO', 'replication']));
    if (said.includes('master_link_status:up') && said.includes('master_sync_in_progress:0')) return;
    if (Date.now() > until) throw new Error(`the replica is not in sync: ${said}`);
  }
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.close()));
});

describe('a commit that replicas must have', () => {
  const storesOf = async (tenant: string, patience: number) => {
    const connection = await connect(primary.url());
    const own = await connect(primary.url());
    const keys = createKeys(tenant);
    const commits = replicated({ connection: own, keys, replicas: 1, patienceMs: patience });
    return createStores({ connection, commits, tenant, keyRing, chainKey, schemas: smallSchemas });
  };

  test('is not promised while no replica is there, nor is the same press again', async () => {
    const tenant = `${primary.tenant}-alone`;
    const { cases } = await storesOf(tenant, 50);
    const change = changeTo(1, { press: press('f') });
    await expect(cases.commit(change)).rejects.toMatchObject({
      code: 'store-unavailable',
      mayBeSaved: true,
    });
    const again = { person: 'p', ref, press: press('f') };
    const cannotTell = { code: 'store-unavailable', mayBeSaved: true };
    await expect(cases.readPress(again)).rejects.toMatchObject(cannotTell);
    await expect(cases.commit(change)).rejects.toMatchObject(cannotTell);
    // Nor is it shown to anybody, or sent.
    await expect(cases.look(ref, 'kept')).rejects.toMatchObject(cannotTell);
    const connection = await connect(primary.url());
    const unreplicated = createStores({ connection, tenant, keyRing, chainKey, schemas: smallSchemas });
    expect((await unreplicated.cases.readPress(again)).duplicate).toBe(true);
  });

  test('is on the replica when it is promised', async () => {
    const leader = await connect(primary.url());
    const follower = await connect(replica.url());
    await leader.command(['CONFIG', 'SET', 'repl-diskless-sync-delay', '0']);
    await follower.command(['REPLICAOF', '127.0.0.1', new URL(primary.url()).port]);
    await inSync(follower);
    const tenant = `${primary.tenant}-pair`;
    const { cases } = await storesOf(tenant, patienceMs);
    expect(await cases.commit(changeTo(1))).toEqual({ kind: 'committed' });
    const onReplica = createStores({
      connection: follower,
      tenant,
      keyRing,
      chainKey,
      schemas: smallSchemas,
    });
    expect(await onReplica.cases.readCase(ref)).toEqual(caseAt(1));
    expect((await cases.look(ref, 'kept')).state).toEqual(caseAt(1));
  }, 120_000);
});
