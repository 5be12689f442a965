import { defineScript } from './script';

/** What a list costs grows with what is on it: so many requests count as one press more. */
const foundForOne = 50;

/**
 * A person's cases by reference and version, with what every look needs: all on which something is left to be done, and
 * of those filed away the ones that changed last. Counts as a press, and as one more
 * for every fifty that are found.
 *
 * Of a case that was last changed by a release which did not file away, and that the tally has not come to yet, it is
 * seen without opening it: an open one has its child's digests, and something falls due, as a rule, on one that is over
 * and not done with. The others stand back as those filed away do, so that a look never opens a person's whole past.
 *
 * KEYS  1 cases of the person · 2 those filed away · 3 directory hash · 4 presses of this person · 5 due · (case hashes
 *       under ARGV 1, all under the same hash tag)
 * ARGV  1 prefix of case hashes · 2 the most that are filed away, or seem to be
 * returns  { directory version, presses in the running minute, reference, version, reference, version, … }
 */
export const listCasesScript = defineScript(
  'listCases',
  `-- KEYS cases, filed, directory, presses, due; ARGV case prefix, limit; returns directory, presses, refs and versions
local found = { redis.call('HGET', KEYS[3], 'version') or '0', '' }
local function add(ref, version)
  found[#found + 1] = ref
  found[#found + 1] = version
end
local unsure, most = 0, tonumber(ARGV[2])
local unfiled = redis.call('ZDIFF', 2, KEYS[1], KEYS[2])
for i = #unfiled, 1, -1 do
  local ref = unfiled[i]
  local is = redis.call('HMGET', ARGV[1] .. ref, 'version', 'tallied', 'child')
  if is[1] then
    local isSure = string.match(is[2] or '', '^(%d+)@') == is[1]
    if isSure or (is[3] or '') ~= '' or redis.call('ZSCORE', KEYS[5], ref) then add(ref, is[1])
    elseif unsure < most then
      unsure = unsure + 1
      add(ref, is[1])
    end
  end
end
for _, ref in ipairs(redis.call('ZRANGE', KEYS[2], '+inf', '-inf', 'BYSCORE', 'REV', 'LIMIT', 0, ARGV[2])) do
  local version = redis.call('ZSCORE', KEYS[1], ref) and redis.call('HGET', ARGV[1] .. ref, 'version')
  if version then add(ref, version) end
end
local weight = 1 + math.floor((#found - 2) / 2 / ${foundForOne})
local presses = redis.call('INCRBY', KEYS[4], weight)
if presses == weight then redis.call('PEXPIRE', KEYS[4], 60000) end
found[2] = tostring(presses)
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
  found[i] = redis.call('HMGET', key, 'version', 'schema', 'key', 'state', 'head', 'mac', 'people', 'child', 'waits')
end
return found
`,
);
