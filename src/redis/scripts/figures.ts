import { machineTimeLua } from './lua-parts';
import { defineScript } from './script';

/**
 * What an operator watches, counted in one step and without opening a case.
 *
 * KEYS  1 due · 2 deliver · 3 held · 4 leased · 5 how many cases stand where · 6 due faults · 7 rows in trouble · (row and
 *       case hashes under ARGV 1 and 2, all under the same hash tag)
 * ARGV  1 prefix of row hashes · 2 prefix of case hashes · then the statuses of cases that are over
 * returns  { earliest due in ms or ``, ms for which the oldest ready row has waited, ready, held, leased,
 *          flat list of status and count, cases put off after a fault, rows of open cases that failed, and of which
 *          nobody knows }
 */
export const figuresScript = defineScript(
  'figures',
  `-- KEYS due, deliver, held, leased, cases by status, faults, troubled; ARGV row and case prefix, statuses; returns figures
${machineTimeLua}
local due = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
local oldest = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
local waited = oldest[2] and math.max(0, machineTime() - tonumber(oldest[2])) or 0
local over, troubled = {}, { failed = 0, unknown = 0 }
for i = 3, #ARGV do over[ARGV[i]] = true end
for _, id in ipairs(redis.call('SMEMBERS', KEYS[7])) do
  local standing = redis.call('HGET', ARGV[1] .. id, 'standing') or ''
  local tallied = redis.call('HGET', ARGV[2] .. string.match(id, '^[^:]*'), 'tallied') or ''
  if troubled[standing] and not over[string.match(tallied, '@(.+)$') or ''] then
    troubled[standing] = troubled[standing] + 1
  else redis.call('SREM', KEYS[7], id) end
end
return { due[2] or '', waited, redis.call('ZCARD', KEYS[2]), redis.call('ZCARD', KEYS[3]),
  redis.call('ZCARD', KEYS[4]), redis.call('HGETALL', KEYS[5]), redis.call('HLEN', KEYS[6]),
  troubled.failed, troubled.unknown }
`,
);
