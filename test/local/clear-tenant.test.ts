import { createServer } from 'node:net';
import { createClient } from 'redis';
import { clearTenant } from '../../src/local/clear-tenant';
import { redisForTests } from '../support/redis/redis';

const mine = '00000000-0000-4000-8000-00000000c1ea';
const other = '00000000-0000-4000-8000-00000000c1eb';

describe('“start over” on a Redis', () => {
  const redis = redisForTests();

  test('takes everything of one tenant, and nothing else', async () => {
    const client = createClient({ url: redis.url() });
    await client.connect();
    for (let each = 0; each < 2_500; each += 1) await client.set(`{${mine}}:case:${each}`, 'x');
    await client.hSet(`{${mine}}:addresses`, 'a', 'b');
    await client.set(`{${other}}:case:1`, 'x');
    expect(await clearTenant(redis.url(), mine)).toBe(2_501);
    expect(await client.keys(`{${mine}}*`)).toEqual([]);
    expect(await client.del(`{${other}}:case:1`)).toBe(1);
    await client.close();
  });

  test('refuses a tenant that is no GUID, for a pattern would reach further', async () => {
    await expect(clearTenant(redis.url(), '*')).rejects.toThrow(RangeError);
  });

  test('says so when Redis refuses or is not there', async () => {
    const refusing = createServer((socket) => socket.resume().end('-NOAUTH Authentication required.\r\n'));
    await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
    const address = refusing.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(clearTenant(`redis://127.0.0.1:${port}`, mine)).rejects.toThrow('NOAUTH');
    await new Promise((resolve) => refusing.close(resolve));
    await expect(clearTenant(`redis://127.0.0.1:${port}`, mine)).rejects.toThrow('ECONNREFUSED');
  });
});
