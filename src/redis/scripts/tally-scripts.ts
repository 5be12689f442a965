import { defineScript } from './script';

/**
 * Which of these cases are not counted as they are now.
 *
 * KEYS  case hashes
 * returns  the numbers of those, from 1
 */
export const findUntalliedScript = defineScript(
  'findUntallied',
  `-- KEYS case hashes; returns the numbers of those that are not counted at their version
local found = {}
for i, key in ipairs(KEYS) do
  local is = redis.call('HMGET', key, 'version', 'tallied')
  if is[1] and string.match(is[2] or '', '^(%d+)@') ~= is[1] then found[#found + 1] = i end
end
return found
`,
);

/**
 * Counts one case as its history has it, whatever was counted of it before, and files it away for everybody on it, or
 * takes it out again; nothing where it has moved on meanwhile.
 *
 * KEYS  1 case hash · 2 stubs of all cases · 3 how many cases stand where · 4 linked requests · (sets of cases filed away
 *       under ARGV 6, all under the same hash tag)
 * ARGV  1 reference · 2 version that was read · 3 where it stands · 4 sealed stub · 5 its whole way, as
 *       `status@milliseconds ` for each change of status · 6 prefix of the sets of cases filed away · 7 its score there,
 *       or empty where it is not filed away · then the references of linked requests started from it
 * returns  1, or 0 when it has moved on
 */
export const tallyCaseScript = defineScript(
  'tallyCase',
  `-- KEYS case, stubs, cases by status, linked requests; ARGV reference, version, status, stub, way, filed prefix, filed at, linked
local is = redis.call('HMGET', KEYS[1], 'version', 'tallied')
if is[1] ~= ARGV[2] then return 0 end
local stood = string.match(is[2] or '', '@(.+)$')
if stood ~= ARGV[3] then
  if stood then redis.call('HINCRBY', KEYS[3], stood, -1) end
  redis.call('HINCRBY', KEYS[3], ARGV[3], 1)
end
redis.call('HSET', KEYS[1], 'tallied', ARGV[2] .. '@' .. ARGV[3])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[4], ARGV[1] .. ':way', ARGV[5])
for person in string.gmatch(redis.call('HGET', KEYS[1], 'people') or '', '%S+') do
  local filed = ARGV[6] .. person
  if ARGV[7] == '' then redis.call('ZREM', filed, ARGV[1]) else redis.call('ZADD', filed, ARGV[7], ARGV[1]) end
end
for i = 8, #ARGV do redis.call('HSET', KEYS[4], ARGV[i], ARGV[1]) end
return 1
`,
);
