import { defineScript } from './script';

/**
 * A person's cases by reference and version, with what every look needs: all on which something may be left to be done,
 * and of those filed away the ones that changed last. Counts as a press.
 *
 * KEYS  1 cases of the person · 2 those filed away · 3 directory hash · 4 presses of this person · (case hashes under
 *       ARGV 1, all under the same hash tag)
 * ARGV  1 prefix of case hashes · 2 the most that are filed away
 * returns  { directory version, presses in the running minute, how many references from the start are not known to be
 *          filed away, reference, version, reference, version, … }
 */
export const listCasesScript = defineScript(
  'listCases',
  `-- KEYS cases, filed, directory, presses; ARGV case prefix, limit; returns directory, presses, open, refs and versions
local presses = redis.call('INCR', KEYS[4])
if presses == 1 then redis.call('PEXPIRE', KEYS[4], 60000) end
local found = { redis.call('HGET', KEYS[3], 'version') or '0', tostring(presses), '0' }
local function add(ref)
  local version = redis.call('HGET', ARGV[1] .. ref, 'version')
  if version then
    found[#found + 1] = ref
    found[#found + 1] = version
  end
end
for _, ref in ipairs(redis.call('ZDIFF', 2, KEYS[1], KEYS[2])) do add(ref) end
found[3] = tostring((#found - 3) / 2)
for _, ref in ipairs(redis.call('ZRANGE', KEYS[2], '+inf', '-inf', 'BYSCORE', 'REV', 'LIMIT', 0, ARGV[2])) do
  if redis.call('ZSCORE', KEYS[1], ref) then add(ref) end
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

/**
 * Mends a person's set of cases filed away, after a release that did not know of it: only for a case that stands as it was
 * read.
 *
 * KEYS  1 the set · then case hashes
 * ARGV  for each case its reference, the version that was read, and its score, or `` where it is not filed away
 */
export const mendFiledScript = defineScript(
  'mendFiled',
  `-- KEYS filed, cases; ARGV ref, version, score or nothing, for each
for i = 2, #KEYS do
  local at = 3 * (i - 2)
  if redis.call('HGET', KEYS[i], 'version') == ARGV[at + 2] then
    if ARGV[at + 3] == '' then redis.call('ZREM', KEYS[1], ARGV[at + 1])
    else redis.call('ZADD', KEYS[1], ARGV[at + 3], ARGV[at + 1]) end
  end
end
`,
);
