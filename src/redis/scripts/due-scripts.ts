import { machineTimeLua } from './lua-parts';
import { defineScript } from './script';

/** Entries that one claim moves at most: other presses wait while it runs. */
const movedAtOnce = 200;

/**
 * Leases cases that are due, earliest first. Several processes share the set; a lease ends by machine time.
 * Where the directory or the tables are no longer those from which the entries were reckoned, every entry is moved to
 * this case time: each case is then looked at, by whichever process, and its entry reckoned anew. They are moved in slices,
 * what falls due soonest at once, and the others whenever what is due fills no claim, so that what falls due meanwhile does not wait
 * behind them. An entry may be moved twice, and none is left out.
 * What a later release has written is left to that release: this one could not write the case.
 *
 * KEYS  1 due · 2 due leases · 3 directory · 4 what the entries were made from · (case hashes under ARGV 6, same hash tag)
 * ARGV  1 case time in ms · 2 how many · 3 lease in ms · 4 digest of the tables, or empty where it is not asked about
 *       5 number of this release's schema · 6 prefix of case hashes
 * returns  references
 */
export const claimDueScript = defineScript(
  'claimDue',
  `-- KEYS due, leases, directory, made; ARGV case time, limit, lease ms, tables, schema, case prefix; returns references
${machineTimeLua}
local directory = redis.call('HGET', KEYS[3], 'version') or ''
local made = redis.call('HMGET', KEYS[4], 'directory', 'tables')
if (made[1] or '') ~= directory or (ARGV[4] ~= '' and made[2] ~= ARGV[4]) then
  redis.call('HSET', KEYS[4], 'directory', directory)
  if ARGV[4] ~= '' then redis.call('HSET', KEYS[4], 'tables', ARGV[4]) end
  local soonest = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. ARGV[1], '+inf', 'LIMIT', 0, ${movedAtOnce})
  for _, ref in ipairs(soonest) do redis.call('ZADD', KEYS[1], ARGV[1], ref) end
  if #soonest < ${movedAtOnce} then redis.call('HDEL', KEYS[4], 'moving') else redis.call('HSET', KEYS[4], 'moving', '0') end
end
local now, limit, claimed, from = machineTime(), tonumber(ARGV[2]), {}, 0
local function isOurs(ref)
  return tonumber(redis.call('HGET', ARGV[6] .. ref, 'schema') or '0') <= tonumber(ARGV[5])
end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
-- the machine's clock has gone back: nothing is leased for longer than a lease
redis.call('ZREMRANGEBYSCORE', KEYS[2], '(' .. now + ARGV[3], '+inf')
local function claim()
  from = 0
  while #claimed < limit do
    local page = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', from, 100)
    for _, ref in ipairs(page) do
      if #claimed < limit and isOurs(ref) and redis.call('ZADD', KEYS[2], 'NX', now + ARGV[3], ref) == 1 then
        claimed[#claimed + 1] = ref
      end
    end
    if #page < 100 then break end
    from = from + 100
  end
end
claim()
local moving = redis.call('HGET', KEYS[4], 'moving')
if moving and #claimed < limit then
  local page = redis.call('ZSCAN', KEYS[1], moving, 'COUNT', ${movedAtOnce})
  for i = 1, #page[2], 2 do
    if tonumber(page[2][i + 1]) > tonumber(ARGV[1]) then redis.call('ZADD', KEYS[1], ARGV[1], page[2][i]) end
  end
  if page[1] == '0' then redis.call('HDEL', KEYS[4], 'moving') else redis.call('HSET', KEYS[4], 'moving', page[1]) end
  claim()
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
