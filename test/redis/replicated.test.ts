import { openRedis, type RedisClient } from '../../src/redis/client';
import { replicated } from '../../src/redis/replicated';
import { createStores } from '../../src/redis/stores';
import { caseAt, changeTo, press, ref, smallSchemas } from '../contracts/small-case';
import { redisForTests } from '../support/redis';
import { chainKey, keyRing } from './real-stores';

const primary = redisForTests();
const replica = redisForTests();
const open: RedisClient[] = [];

async function connect(url: string): Promise<RedisClient> {
  const client = openRedis({ url });
  open.push(client);
  await client.waitUntilUp(5_000);
  return client;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.close()));
});

describe('a commit that replicas must have', () => {
  const storesOf = async (tenant: string) => {
    const connection = await connect(primary.url());
    const own = await connect(primary.url());
    const commits = replicated({ connection: own, replicas: 1, patienceMs: 300 });
    return createStores({ connection, commits, tenant, keyRing, chainKey, schemas: smallSchemas });
  };

  test('is not promised while no replica is there, and the same press again is known', async () => {
    const { cases } = await storesOf(`${primary.tenant}-alone`);
    const change = changeTo(1, { press: press('f') });
    await expect(cases.commit(change)).rejects.toMatchObject({ code: 'store-unavailable' });
    expect((await cases.readPress({ person: 'p', ref, press: press('f') })).duplicate).toBe(true);
  });

  test('is on the replica when it is promised', async () => {
    const leader = await connect(primary.url());
    const follower = await connect(replica.url());
    await leader.command(['CONFIG', 'SET', 'repl-diskless-sync-delay', '0']);
    await follower.command(['REPLICAOF', '127.0.0.1', new URL(primary.url()).port]);
    // The link is up when the primary's WAIT counts the replica.
    while ((await leader.command(['WAIT', '1', '200'])) !== 1) await leader.command(['PING']);
    const tenant = `${primary.tenant}-pair`;
    const { cases } = await storesOf(tenant);
    expect(await cases.commit(changeTo(1))).toEqual({ kind: 'committed' });
    const onReplica = createStores({
      connection: follower,
      tenant,
      keyRing,
      chainKey,
      schemas: smallSchemas,
    });
    expect(await onReplica.cases.readCase(ref)).toEqual(caseAt(1));
  });
});
