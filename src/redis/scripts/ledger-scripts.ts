import { isRefusedLua, machineTimeLua, placeRowLua, reviveLua, wakeHeldLua } from './lua-parts';
import { defineScript } from './script';

/**
 * In milliseconds: the longest that a row is put off by machine time, whatever was asked for; then it asks again. A row
 * that waits for longer was put off before the machine's clock went back.
 */
const longestWaitMs = 30 * 60_000;

/**
 * Leases rows that are ready. What was held until this case time becomes ready first, as does what a worker leased
 * and never let go of. A lease ends by machine time; where the machine's clock goes back, it ends no later for that.
 *
 * KEYS  1 deliver · 2 held · 3 leased · (row hashes under ARGV 1, all under the same hash tag)
 * ARGV  1 prefix of row hashes · 2 case time in ms · 3 how many · 4 lease in ms · 5 lease token
 *       6 JSON list of tokens whose claims got no answer: what they leased is ready again
 * returns  for each row: { row id, flat list of its fields }
 */
export const claimRowsScript = defineScript(
  'claimRows',
  `-- KEYS deliver, held, leased; ARGV row prefix, case time, limit, lease ms, token, lost tokens; returns rows
${machineTimeLua}${wakeHeldLua}
local now = machineTime()
wakeHeld(ARGV[2], now, KEYS[2], KEYS[1], ARGV[1])
-- the machine's clock has gone back: nothing is leased for longer than a lease, nor waits longer than any pause
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '(' .. now + ARGV[4], '+inf')) do
  redis.call('ZADD', KEYS[3], now + ARGV[4], id)
end
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. now + ${longestWaitMs}, '+inf')) do
  redis.call('ZADD', KEYS[1], now, id)
end
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now)) do
  redis.call('ZADD', KEYS[1], now, id)
  redis.call('ZREM', KEYS[3], id)
end
local lost, anyLost = {}, false
for _, token in ipairs(cjson.decode(ARGV[6])) do lost[token], anyLost = true, true end
for _, id in ipairs(anyLost and redis.call('ZRANGE', KEYS[3], 0, -1) or {}) do
  if lost[redis.call('HGET', ARGV[1] .. id, 'lease')] then
    redis.call('ZADD', KEYS[1], now, id)
    redis.call('ZREM', KEYS[3], id)
  end
end
local claimed = {}
for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[3])) do
  local row = ARGV[1] .. id
  redis.call('ZADD', KEYS[3], now + ARGV[4], id)
  redis.call('ZREM', KEYS[1], id)
  redis.call('HDEL', row, 'urgent', 'putAway', 'revived')
  redis.call('HSET', row, 'lease', ARGV[5], 'heldUntil', '')
  claimed[#claimed + 1] = { id, redis.call('HGETALL', row) }
end
return claimed
`,
);

/**
 * Makes rows held until this case time ready, the earliest first, a hundred at once.
 *
 * KEYS  1 deliver · 2 held · (row hashes under ARGV 1)
 * ARGV  1 prefix of row hashes · 2 case time in ms
 * returns  how many
 */
export const wakeHeldScript = defineScript(
  'wakeHeld',
  `-- KEYS deliver, held; ARGV row prefix, case time
${machineTimeLua}${wakeHeldLua}
return wakeHeld(ARGV[2], machineTime(), KEYS[2], KEYS[1], ARGV[1])
`,
);

/**
 * Records what a worker found out, if its token is still the row's, and lets go of the row or keeps it.
 *
 * KEYS  1 row hash · 2 deliver · 3 held · 4 leased
 * ARGV  1 row id · 2 token · 3 wanted version and 4 wanted notify as claimed · 5 `keep` or `` · 6 again in ms or ``
 *       7 lease in ms · 8 JSON { set: flat list of fields and values, gone: activity ids, copies: [copy] }
 *       9 case time in ms at which it is worked on again, or ``
 * returns  1, or 0 when the lease was lost
 */
export const recordRowScript = defineScript(
  'recordRow',
  `-- KEYS row, deliver, held, leased; ARGV id, token, wanted version, notify, keep, again ms, lease ms, update, held until; 1 or 0
${machineTimeLua}${isRefusedLua}${reviveLua}
local row = KEYS[1]
if redis.call('HGET', row, 'lease') ~= ARGV[2] then return 0 end
local update = cjson.decode(ARGV[8])
local seen = redis.call('HMGET', row, 'seenVersion', 'standing', 'since')
if #update.set > 0 then redis.call('HSET', row, unpack(update.set)) end
local set = {}
for i = 1, #update.set, 2 do set[update.set[i]] = update.set[i + 1] end
if set.standing == 'delivered' or set.standing == 'unknown' then
  -- a press proved that this view was seen before the answer to its sending was noted: that stands
  if seen[1] and tonumber(seen[1]) >= tonumber(redis.call('HGET', row, 'shownVersion') or '0') then
    redis.call('HSET', row, 'standing', 'seen')
    if seen[2] == 'seen' then redis.call('HSET', row, 'since', seen[3]) end
  end
end
if #update.gone > 0 or #update.copies > 0 then
  local changed = {}
  for _, id in ipairs(update.gone) do changed[id] = false end
  for _, copy in ipairs(update.copies) do changed[copy.activityId] = copy end
  local copies = {}
  for _, copy in ipairs(cjson.decode(redis.call('HGET', row, 'copies') or '[]')) do
    local now = changed[copy.activityId]
    if now == nil then copies[#copies + 1] = copy elseif now then copies[#copies + 1] = now end
    changed[copy.activityId] = nil
  end
  for _, copy in ipairs(update.copies) do
    if changed[copy.activityId] then copies[#copies + 1] = copy end
  end
  redis.call('HSET', row, 'copies', #copies == 0 and '[]' or cjson.encode(copies))
end

local now = machineTime()
if ARGV[5] == 'keep' then
  redis.call('ZREM', KEYS[2], ARGV[1])
  redis.call('ZADD', KEYS[4], now + ARGV[7], ARGV[1])
  return 1
end
local is = redis.call('HMGET', row, 'wantedVersion', 'wantedRing', 'urgent', 'heldUntil', 'putAway', 'revived')
local moved = (is[1] or '0') ~= ARGV[3] or (is[2] or '0') ~= ARGV[4]
redis.call('HDEL', row, 'lease', 'urgent', 'putAway', 'revived')
redis.call('ZREM', KEYS[4], ARGV[1])
redis.call('ZREM', KEYS[2], ARGV[1])
if is[6] == '1' then
  -- what the worker found was so before the person could be written to again
  revive(row)
  redis.call('HSET', row, 'heldUntil', '')
  redis.call('ZREM', KEYS[3], ARGV[1])
  redis.call('ZADD', KEYS[2], now, ARGV[1])
  return 1
end
-- what Teams did not take is tried again slowly; what came meanwhile was not tried yet
local another = moved and is[3] == '1' and isRefused(row)
if ARGV[6] ~= '' and not another then
  redis.call('HSET', row, 'heldUntil', '')
  redis.call('ZADD', KEYS[2], now + math.min(tonumber(ARGV[6]), ${longestWaitMs}), ARGV[1])
elseif ARGV[9] ~= '' and is[5] == '1' and not moved then
  -- what it is to wait for may have ended while the worker had it
  redis.call('ZADD', KEYS[2], now, ARGV[1])
elseif ARGV[9] ~= '' and is[3] ~= '1' then
  redis.call('HSET', row, 'heldUntil', ARGV[9])
  redis.call('ZADD', KEYS[3], ARGV[9], ARGV[1])
elseif moved and is[4] and is[4] ~= '' and is[3] ~= '1' then
  redis.call('ZADD', KEYS[3], is[4], ARGV[1])
elseif moved then
  redis.call('HSET', row, 'heldUntil', '')
  redis.call('ZADD', KEYS[2], now, ARGV[1])
end
return 1
`,
);

/**
 * A press or refresh proves that a card was seen at some version; that message is a live copy from now on. Where the
 * case has moved on since, or the message was no copy before and other devices of the person still show what it was,
 * the row is worked on again. So is one that was put off while a form stood open on it: the person looks at the case
 * again. What waits for the morning goes on waiting, unless there is nothing left in it to tell.
 *
 * KEYS  1 row hash · 2 deliver · 3 held · 4 leased · 5 people with rows on the case · 6 cases with a row of the person
 * ARGV  1 row id · 2 ref · 3 person · 4 version seen · 5 case time in ms · 6 copy as JSON · 7 prefix of row hashes
 */
export const seenScript = defineScript(
  'seen',
  `-- KEYS row, deliver, held, leased, people with rows, cases with rows; ARGV id, ref, person, version, case time, copy, prefix
${machineTimeLua}${placeRowLua}
local row, version = KEYS[1], tonumber(ARGV[4])
local is = redis.call('HMGET', row, 'wantedVersion', 'wantedRing', 'shownVersion', 'shownRing', 'copies')
local wanted, notify = tonumber(is[1] or '0'), tonumber(is[2] or '0')
local shown, shownRing = tonumber(is[3] or '0'), tonumber(is[4] or '0')
local seen = cjson.decode(ARGV[6])
local copies = cjson.decode(is[5] or '[]')
local at = #copies + 1
for i, copy in ipairs(copies) do if copy.activityId == seen.activityId then at = i end end
local isNew = at > #copies or copies[at].shows ~= 'live'
copies[at] = seen
-- one message shows one case: what it showed before is no longer there
if isNew then
  for _, other in ipairs(redis.call('SMEMBERS', KEYS[6])) do
    local key = ARGV[7] .. other .. ':' .. ARGV[3]
    local text = other ~= ARGV[2] and redis.call('HGET', key, 'copies')
    local theirs, changed = text and cjson.decode(text) or {}, false
    for _, copy in ipairs(theirs) do
      if copy.activityId == seen.activityId and copy.conversationId == seen.conversationId and copy.shows ~= 'dead' then
        copy.shows, changed = 'dead', true
      end
    end
    if changed then redis.call('HSET', key, 'copies', cjson.encode(theirs)) end
  end
end
if version > shown then shown = version end
if version >= notify and notify > shownRing then shownRing = notify end
redis.call('HSET', row, 'shownVersion', shown, 'shownRing', shownRing, 'copies', cjson.encode(copies),
  'standing', 'seen', 'failure', '', 'attempts', '0', 'since', ARGV[5])
if version > tonumber(redis.call('HGET', row, 'seenVersion') or '0') then redis.call('HSET', row, 'seenVersion', version) end
redis.call('SADD', KEYS[5], ARGV[3])
redis.call('SADD', KEYS[6], ARGV[2])
local isHeld = redis.call('ZSCORE', KEYS[3], ARGV[1])
local tells = wanted > shown or notify > shownRing
if redis.call('ZSCORE', KEYS[4], ARGV[1]) then redis.call('HSET', row, 'putAway', '1') end
if isHeld and not tells or not isHeld and (isNew or wanted > shown) then
  placeRow(row, ARGV[1], false, machineTime(), KEYS[2], KEYS[3], KEYS[4])
end
`,
);

/**
 * Puts rows back in the queue after their person installed the bot again, or wrote to it. What is held stays where it is;
 * what is leased goes back when the worker lets go of it, whatever it has found out. A hundred rows at most are given at
 * once: other presses wait while it runs.
 *
 * KEYS  1 deliver · 2 held · 3 leased · (row hashes under ARGV 1, all under the same hash tag)
 * ARGV  1 prefix of row hashes · 2 `all`, or `failed` for those that could not be reached · then the row ids
 */
export const reviveRowsScript = defineScript(
  'reviveRows',
  `-- KEYS deliver, held, leased; ARGV row prefix, all or failed, ids
${machineTimeLua}${reviveLua}
local now = machineTime()
local function reviveOne(id)
  local row = ARGV[1] .. id
  local standing = redis.call('HGET', row, 'standing')
  if not standing and redis.call('EXISTS', row) == 0 then return end
  if redis.call('ZSCORE', KEYS[3], id) then
    redis.call('HSET', row, 'revived', '1')
    return
  end
  if ARGV[2] == 'failed' and standing ~= 'failed' then return end
  revive(row)
  if not redis.call('ZSCORE', KEYS[2], id) then redis.call('ZADD', KEYS[1], now, id) end
end
for i = 3, #ARGV do reviveOne(ARGV[i]) end
`,
);

/**
 * Counts rows that are leased, ready, or ready soon.
 *
 * KEYS  1 deliver · 2 leased
 * ARGV  1 how soon, in ms
 * returns  the count
 */
export const inHandScript = defineScript(
  'inHand',
  `-- KEYS deliver, leased; ARGV how soon in ms; returns a count
${machineTimeLua}
return redis.call('ZCOUNT', KEYS[1], '-inf', machineTime() + ARGV[1]) + redis.call('ZCARD', KEYS[2])
`,
);
