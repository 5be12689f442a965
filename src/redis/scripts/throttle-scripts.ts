import { machineTimeLua } from './lua-parts';
import { defineScript } from './script';

/** In milliseconds: longer than a request to Teams is waited for. One whose process died is counted for as long. */
const underWayMs = 12_000;

/**
 * Lua that says how long a window stays full: requests stand in a set by the time up to which Teams may have counted
 * them, so that the n-th from its end is the one that must have left a window of n. One that is under way has that time
 * yet to come. A wait is never longer than the window itself.
 */
const waitForLua = `
local function waitFor(key, windows, now)
  local wait = 0
  for _, window in ipairs(windows) do
    local at = redis.call('ZRANGE', key, -window[1], -window[1], 'WITHSCORES')[2]
    if at then wait = math.max(wait, math.min(tonumber(at) + window[2] - now, window[2])) end
  end
  return wait
end
`;

/** Lua that writes a request down and forgets what no window asks for any more. */
const countLua = `
local function count(key, windows, id, at, now)
  local most, longest = 0, 0
  for _, window in ipairs(windows) do
    most, longest = math.max(most, window[1]), math.max(longest, window[2])
  end
  if most == 0 then return end
  -- times that lie further ahead than any request takes: the machine's clock has gone back
  for _, ahead in ipairs(redis.call('ZRANGEBYSCORE', key, '(' .. now + ${underWayMs}, '+inf')) do
    redis.call('ZADD', key, now, ahead)
  end
  redis.call('ZADD', key, at, id)
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now - longest)
  redis.call('ZREMRANGEBYRANK', key, 0, -most - 1)
  redis.call('PEXPIRE', key, longest + ${underWayMs})
end
`;

/**
 * Asks for one request to Teams, or counts one that could not wait. Exact sliding windows; nothing is counted for an
 * answer that says to wait.
 *
 * KEYS  1 times of requests about this chat · 2 a wait that Teams asked for · 3 times of all requests
 * ARGV  1 `ask` or `took` · 2 windows of the chat and 3 of the app, JSON lists of [requests, ms] · 4 id of the request
 * returns  milliseconds to wait (0: go, and it is counted: as under way until `requestDone`, or at once for `took`)
 */
export const askSlotScript = defineScript(
  'askSlot',
  `-- KEYS times of the chat, wait of the chat, times of the app; ARGV ask or took, windows of the chat, windows of the app, id; returns ms
${machineTimeLua}${waitForLua}${countLua}
local now, chat, app = machineTime(), cjson.decode(ARGV[2]), cjson.decode(ARGV[3])
local at = now
if ARGV[1] == 'ask' then
  -- a wait that was asked for later than now: the machine's clock has gone back, and the wait is over
  local asked = tonumber(redis.call('GET', KEYS[2]) or '0') <= now and redis.call('PTTL', KEYS[2]) or 0
  local wait = math.max(asked, waitFor(KEYS[1], chat, now), waitFor(KEYS[3], app, now))
  if wait > 0 then return math.ceil(wait) end
  at = now + ${underWayMs}
end
count(KEYS[1], chat, ARGV[4], at, now)
count(KEYS[3], app, ARGV[4], at, now)
return 0
`,
);

/**
 * Counts a request from the moment at which it was answered: up to then Teams may have counted it at any.
 *
 * KEYS  1 times of requests about this chat · 2 times of all requests
 * ARGV  1 id of the request · 2 windows of the chat and 3 of the app, JSON lists of [requests, ms]
 */
export const requestDoneScript = defineScript(
  'requestDone',
  `-- KEYS times of the chat, times of the app; ARGV id, windows of the chat, windows of the app
${machineTimeLua}${countLua}
local now = machineTime()
for i, key in ipairs(KEYS) do
  count(key, cjson.decode(ARGV[i + 1]), ARGV[1], now, now)
end
`,
);

/**
 * Keeps a chat waiting; a longer wait that is there stands.
 *
 * KEYS  1 wait of the chat
 * ARGV  1 milliseconds
 */
export const holdChatScript = defineScript(
  'holdChat',
  `-- KEYS wait of the chat; ARGV ms
${machineTimeLua}
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], machineTime(), 'PX', ARGV[1]) end
`,
);

/**
 * How many requests the app may make now.
 *
 * KEYS  1 times of all requests
 * ARGV  1 windows of the app, a JSON list of [requests, ms]
 * returns  { how many, milliseconds until the next }
 */
export const roomScript = defineScript(
  'room',
  `-- KEYS times of the app; ARGV windows of the app; returns how many and ms until the next
${machineTimeLua}${waitForLua}
local now, windows, left = machineTime(), cjson.decode(ARGV[1]), 1000
for _, window in ipairs(windows) do
  left = math.min(left, math.max(0, window[1] - redis.call('ZCOUNT', KEYS[1], '(' .. now - window[2], '+inf')))
end
return { left, math.ceil(waitFor(KEYS[1], windows, now)) }
`,
);
