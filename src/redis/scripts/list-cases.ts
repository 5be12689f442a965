import { defineScript } from './script';

/**
 * A person's cases by reference and version, with what every look needs. Counts as a press.
 *
 * KEYS  1 cases of the person · 2 directory hash · 3 presses of this person · (case hashes under ARGV 1, all under the
 *       same hash tag)
 * ARGV  1 prefix of case hashes · 2 the most cases
 * returns  { directory version, presses in the running minute, reference, version, reference, version, … }
 */
export const listCasesScript = defineScript(
  'listCases',
  `-- KEYS cases of the person, directory, presses; ARGV case prefix, limit; returns directory, presses, refs and versions
local presses = redis.call('INCR', KEYS[3])
if presses == 1 then redis.call('PEXPIRE', KEYS[3], 60000) end
local found = { redis.call('HGET', KEYS[2], 'version') or '0', tostring(presses) }
for _, ref in ipairs(redis.call('ZRANGE', KEYS[1], 0, tonumber(ARGV[2]) - 1, 'REV')) do
  local version = redis.call('HGET', ARGV[1] .. ref, 'version')
  if version then
    found[#found + 1] = ref
    found[#found + 1] = version
  end
end
return found
`,
);

/**
 * Several cases at once.
 *
 * KEYS  case hashes
 * returns  for each its fields, as in readPress
 */
export const readCasesScript = defineScript(
  'readCases',
  `-- KEYS cases; returns the fields of each
local found = {}
for i, key in ipairs(KEYS) do
  found[i] = redis.call('HMGET', key, 'version', 'schema', 'key', 'state', 'head', 'mac', 'people', 'child')
end
return found
`,
);
