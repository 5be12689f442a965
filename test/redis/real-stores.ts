import { randomBytes } from 'node:crypto';
import { openRedis, type RedisClient } from '../../src/redis/connection/client';
import { createKeys, type Keys } from '../../src/redis/keys';
import { createStores, type Stores, type StoresOptions } from '../../src/redis/stores';
import { createDraftNames } from '../../src/store/draft-names';
import { createKeyRing } from '../../src/store/key-ring';
import { smallSchemas } from '../contracts/small-case';
import { type RedisWishes, redisForTests } from '../support/redis/redis';

export const keyRing = createKeyRing([{ id: 'test-1', key: Buffer.alloc(32, 7) }]);
export const chainKey = Buffer.alloc(32, 9);
/** What these stores call their drafts. */
export const draftNames = createDraftNames(chainKey);

export interface TenantOfTests extends Stores {
  readonly tenant: string;
  readonly keys: Keys;
}

/** A real Redis for one suite, one connection to it, and as many tenants of their own as there are tests. */
export function realStores(wishes: RedisWishes = {}) {
  const redis = redisForTests(wishes);
  let connection: RedisClient | undefined;
  const commands: string[] = [];
  const open = (): RedisClient => {
    connection ??= openRedis({ url: redis.url(), onCommand: (name) => commands.push(name) });
    return connection;
  };
  beforeAll(async () => {
    await open().waitUntilUp(5_000);
  });
  afterAll(async () => {
    await connection?.close();
  });
  const tenantOf = (options: Partial<StoresOptions> = {}): TenantOfTests => {
    const tenant = options.tenant ?? `${redis.tenant}-${randomBytes(4).toString('hex')}`;
    const given = { connection: open(), keyRing, chainKey, schemas: smallSchemas, stubsKeptMs: 0 };
    return { tenant, keys: createKeys(tenant), ...createStores({ ...given, ...options, tenant }) };
  };
  return { redis, commands, connection: open, tenant: tenantOf };
}
