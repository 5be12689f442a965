import { machineTimeLua } from './lua-parts';
import { defineScript } from './script';

/**
 * Leases cases that are due, earliest first. Several processes share the set; a lease ends by machine time.
 *
 * KEYS  1 due · 2 due leases
 * ARGV  1 case time in ms · 2 how many · 3 lease in ms
 * returns  references
 */
export const claimDueScript = defineScript(
  'claimDue',
  `-- KEYS due, leases; ARGV case time, limit, lease ms; returns references
${machineTimeLua}
local now, limit, claimed, from = machineTime(), tonumber(ARGV[2]), {}, 0
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
while #claimed < limit do
  local page = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', from, 100)
  for _, ref in ipairs(page) do
    if #claimed < limit and redis.call('ZADD', KEYS[2], 'NX', now + ARGV[3], ref) == 1 then
      claimed[#claimed + 1] = ref
    end
  end
  if #page < 100 then break end
  from = from + 100
end
return claimed
`,
);

/**
 * Puts a case off after a fault and counts it. A case that has left the set meanwhile does not come back.
 *
 * KEYS  1 due · 2 due leases · 3 due faults
 * ARGV  1 reference · 2 case time in ms until when
 * returns  faults since the case last changed
 */
export const postponeDueScript = defineScript(
  'postponeDue',
  `-- KEYS due, leases, faults; ARGV reference, until; returns faults
redis.call('ZADD', KEYS[1], 'XX', ARGV[2], ARGV[1])
redis.call('ZREM', KEYS[2], ARGV[1])
return redis.call('HINCRBY', KEYS[3], ARGV[1], 1)
`,
);

/**
 * Corrects a case's entry, unless a commit has come between.
 *
 * KEYS  1 due · 2 due leases · 3 due faults · 4 case hash
 * ARGV  1 reference · 2 case time in ms, or empty for none · 3 version on which this was reckoned
 */
export const rescoreDueScript = defineScript(
  'rescoreDue',
  `-- KEYS due, leases, faults, case; ARGV reference, due, version
if redis.call('HGET', KEYS[4], 'version') ~= ARGV[3] then return end
if ARGV[2] == '' then redis.call('ZREM', KEYS[1], ARGV[1]) else redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1]) end
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('HDEL', KEYS[3], ARGV[1])
`,
);
