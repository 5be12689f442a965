import type { RedisConnection } from '../../src/redis/connection/connection';

/** Sorted sets whose scores are machine time; those of cases go by case time. */
const byMachineTime = [
  'deliver',
  'leased',
  'due-leases',
  'drafts-of:*',
  'drafts-ending',
  'requests-to-chat:*',
  'requests-to-teams',
];

const passScript = `
for _, key in ipairs(redis.call('KEYS', ARGV[1] .. '*')) do
  local left = redis.call('PTTL', key)
  if left >= 0 and left <= tonumber(ARGV[2]) then redis.call('DEL', key)
  elseif left >= 0 then redis.call('PEXPIRE', key, left - ARGV[2]) end
end
for i = 3, #ARGV do
  for _, key in ipairs(redis.call('KEYS', ARGV[1] .. ARGV[i])) do
    for _, id in ipairs(redis.call('ZRANGE', key, 0, -1)) do redis.call('ZINCRBY', key, -ARGV[2], id) end
  end
end`;

/**
 * Lets machine time pass, in milliseconds, for all that one tenant has: Redis itself knows no other time than the
 * machine's, so what it holds is moved instead. What a test read before, a lease or a time, does not move along.
 */
export async function letMachineTimePass(
  connection: RedisConnection,
  tenant: string,
  ms: number,
): Promise<void> {
  await connection.command([
    'EVAL',
    passScript,
    '0',
    `{${tenant}}:`,
    String(Math.round(ms)),
    ...byMachineTime,
  ]);
}
