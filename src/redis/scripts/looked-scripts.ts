import { defineScript } from './script';

/**
 * The person has looked at the case somewhere else than in a message: what rang for them until then is seen. No message
 * shows anything new for it, and what a worker is sending, or could not send, stays as it is.
 *
 * KEYS  1 row hash
 * ARGV  1 version seen · 2 case time in ms
 */
export const lookedScript = defineScript(
  'looked',
  `-- KEYS row; ARGV version, case time
local is = redis.call('HMGET', KEYS[1], 'wantedVersion', 'wantedRing', 'standing', 'seenVersion')
local version = tonumber(ARGV[1])
if not is[1] then return end
-- what is on its way to them shows nothing that they have not seen
if version > tonumber(is[4] or '0') then redis.call('HSET', KEYS[1], 'seenVersion', version) end
if version < tonumber(is[2] or '0') then return end
local standing = is[3] or 'waiting'
if standing ~= 'waiting' and standing ~= 'delivered' and standing ~= 'unknown' then return end
redis.call('HSET', KEYS[1], 'standing', 'seen', 'failure', '', 'since', ARGV[2])
`,
);

/**
 * The person has read a chat up to a message. Of each case on which something is still to be done the newest card is seen
 * when it was posted no later than that: Teams numbers the messages of a chat by time.
 *
 * KEYS  1 cases of the person · 2 those filed away · (row hashes under ARGV 1, all under the same hash tag)
 * ARGV  1 prefix of row hashes · 2 person · 3 conversation · 4 last message read · 5 case time in ms
 */
export const readUpToScript = defineScript(
  'readUpTo',
  `-- KEYS cases of the person, filed; ARGV row prefix, person, conversation, last message read, case time
local function number(id) return string.match(id, '^%d+$') and tonumber(id) end
local last = number(ARGV[4])
for _, ref in ipairs(redis.call('ZDIFF', 2, KEYS[1], KEYS[2])) do
  local row = ARGV[1] .. ref .. ':' .. ARGV[2]
  if redis.call('HGET', row, 'standing') == 'delivered' then
    local copies = cjson.decode(redis.call('HGET', row, 'copies') or '[]')
    local copy = copies[#copies]
    if copy and copy.shows == 'live' and copy.conversationId == ARGV[3] then
      local posted = number(copy.activityId)
      if copy.activityId == ARGV[4] or (posted and last and posted <= last) then
        redis.call('HSET', row, 'standing', 'seen', 'since', ARGV[5])
      end
    end
  end
end
`,
);
