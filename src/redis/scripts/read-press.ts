import { defineScript } from './script';

/**
 * All that one press needs, in one round trip.
 *
 * KEYS  1 case hash · 2 memory of this press · 3 directory hash · 4 draft hash · 5 presses of this person
 *       (a key that is not wanted is `none`)
 * ARGV  1 for how many this press counts, `0` not at all
 * returns  { case fields (see `caseFields`), 1 when the press is remembered, directory version,
 *            { draft version, wrapped key, sealed values }, presses in the running minute }
 */
export const readPressScript = defineScript(
  'readPress',
  `-- KEYS case, press memory, directory, draft, presses; ARGV count; returns case, remembered, directory, draft, presses
local presses
if ARGV[1] ~= '0' then
  presses = redis.call('INCRBY', KEYS[5], ARGV[1])
  if presses == tonumber(ARGV[1]) then redis.call('PEXPIRE', KEYS[5], 60000) end
else
  presses = tonumber(redis.call('GET', KEYS[5]) or '0')
end
return {
  redis.call('HMGET', KEYS[1], 'version', 'schema', 'key', 'state', 'head', 'mac', 'people', 'child', 'waits'),
  redis.call('EXISTS', KEYS[2]),
  redis.call('HGET', KEYS[3], 'version'),
  redis.call('HMGET', KEYS[4], 'version', 'key', 'values'),
  presses
}
`,
);
