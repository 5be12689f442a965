import type { RedisConnection } from '../../src/redis/connection/connection';
import type { Keys } from '../../src/redis/keys';

const passScript = `
for _, key in ipairs(KEYS) do
  for _, id in ipairs(redis.call('ZRANGE', key, 0, -1)) do redis.call('ZINCRBY', key, -ARGV[1], id) end
end`;

/**
 * Lets machine time pass for whatever waits in Redis: pauses before another try, and leases of workers that are gone.
 * Redis itself knows no other time than the machine's, so what it holds is moved instead.
 */
export async function passMachineTime(connection: RedisConnection, keys: Keys, ms: number): Promise<void> {
  await connection.command([
    'EVAL',
    passScript,
    '3',
    keys.deliver,
    keys.leased,
    keys.dueLeases,
    String(Math.round(ms)),
  ]);
}
