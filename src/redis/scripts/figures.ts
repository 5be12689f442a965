import { machineTimeLua } from './lua-parts';
import { defineScript } from './script';

/**
 * What an operator watches, counted in one step and without opening a case.
 *
 * KEYS  1 due · 2 deliver · 3 held · 4 leased · 5 how many cases stand where
 * returns  { earliest due in ms or ``, ms for which the oldest ready row has waited, ready, held, leased,
 *          flat list of status and count }
 */
export const figuresScript = defineScript(
  'figures',
  `-- KEYS due, deliver, held, leased, cases by status; returns the figures
${machineTimeLua}
local due = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
local oldest = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
local waited = oldest[2] and math.max(0, machineTime() - tonumber(oldest[2])) or 0
return { due[2] or '', waited, redis.call('ZCARD', KEYS[2]), redis.call('ZCARD', KEYS[3]),
  redis.call('ZCARD', KEYS[4]), redis.call('HGETALL', KEYS[5]) }
`,
);
