import { machineTimeLua, placeRowLua } from './lua-parts';
import { defineScript } from './script';

/**
 * One change of one case: everything is checked, then everything is written. Redis does not roll back, so no write
 * below the line may fail. The first write is one that a full memory refuses; after it Redis refuses none.
 *
 * KEYS  1 case hash · 2 events list · 3 memory of the press · 4 used draft · 5 drafts of the presser
 *       6 drafts that end · 7 due · 8 due leases · 9 due faults · 10 deliver · 11 held · 12 leased
 *       13 people with rows on the case · 14 same child now · 15 same child before (keys not wanted are `none`)
 *       then `added` sets of cases of people on the case, `removed` sets of people no longer on it,
 *       then for each notice its row hash and the set of the person's rows, then the stubs of all cases, then how many
 *       cases stand where
 * ARGV  1 plan as JSON (see `CommitPlan`) · 2 wrapped data key · 3 sealed state · then the entries of the events
 * returns  `committed`, `conflict`, `duplicate`, `reference-taken` or `draft-moved`
 * errors  WRONGTYPE a key holds another kind of value · NEWERSCHEMA a newer release wrote this case ·
 *         BROKENCHAIN the list of events is not as long as the version says
 */
export const commitScript = defineScript(
  'commit',
  `-- KEYS and ARGV as in scripts/commit.ts; returns committed, conflict, duplicate, reference-taken or draft-moved
local plan = cjson.decode(ARGV[1])
local firstPerson = 16
local firstRemoved = firstPerson + plan.added
local firstRow = firstRemoved + plan.removed

local function wrong(key, kind)
  local is = redis.call('TYPE', key).ok
  return is ~= 'none' and is ~= kind
end
local kinds = { 'hash', 'list', 'string', 'hash', 'zset', 'zset', 'zset', 'zset', 'hash', 'zset', 'zset', 'zset', 'set',
  'set', 'set' }
for i, key in ipairs(KEYS) do
  local kind = kinds[i]
  if not kind then
    if i < firstRow then kind = 'zset'
    elseif i > #KEYS - 2 then kind = 'hash'
    elseif (i - firstRow) % 2 == 0 then kind = 'hash'
    else kind = 'set' end
  end
  if wrong(key, kind) then return redis.error_reply('WRONGTYPE ' .. key) end
end

if plan.remember and redis.call('EXISTS', KEYS[3]) == 1 then return 'duplicate' end
local stored = redis.call('HMGET', KEYS[1], 'version', 'schema')
if plan.expected == '0' then
  if stored[1] or redis.call('EXISTS', KEYS[2]) == 1 then return 'reference-taken' end
else
  if stored[2] and tonumber(stored[2]) > tonumber(plan.schema) then
    return redis.error_reply('NEWERSCHEMA ' .. KEYS[1])
  end
  if stored[1] ~= plan.expected then return 'conflict' end
  if redis.call('LLEN', KEYS[2]) ~= tonumber(plan.expected) then
    return redis.error_reply('BROKENCHAIN ' .. KEYS[2])
  end
end
if plan.others and redis.call('SCARD', KEYS[14]) - redis.call('SISMEMBER', KEYS[14], plan.ref) ~= tonumber(plan.others) then
  return 'conflict'
end
local draftIsLast = plan.draft and (redis.call('HGET', KEYS[4], 'version') or '0') == plan.draftVersion
if plan.draft and plan.draftMustBeLast and not draftIsLast then return 'draft-moved' end
${machineTimeLua}${placeRowLua}
-- everything is checked; from here on everything is written
redis.call('HSET', KEYS[1], 'version', plan.version, 'schema', plan.schema, 'key', ARGV[2], 'state', ARGV[3],
  'head', plan.head, 'mac', plan.mac, 'people', plan.people, 'child', plan.child)
for i = 4, #ARGV do redis.call('RPUSH', KEYS[2], ARGV[i]) end
if plan.remember then redis.call('SET', KEYS[3], plan.ref .. '@' .. plan.version, 'PX', plan.rememberMs) end
if draftIsLast then
  redis.call('DEL', KEYS[4])
  redis.call('ZREM', KEYS[5], plan.draft)
  redis.call('ZREM', KEYS[6], plan.draftEnding)
end
if plan.due then redis.call('ZADD', KEYS[7], plan.due, plan.ref) else redis.call('ZREM', KEYS[7], plan.ref) end
redis.call('ZREM', KEYS[8], plan.ref)
redis.call('HDEL', KEYS[9], plan.ref)
if plan.childBefore then redis.call('SREM', KEYS[15], plan.ref) end
if plan.child ~= '' then redis.call('SADD', KEYS[14], plan.ref) end
for i = firstPerson, firstRemoved - 1 do redis.call('ZADD', KEYS[i], plan.at, plan.ref) end
for i = firstRemoved, firstRow - 1 do redis.call('ZREM', KEYS[i], plan.ref) end

if plan.status ~= plan.statusBefore then
  if plan.statusBefore then redis.call('HINCRBY', KEYS[#KEYS], plan.statusBefore, -1) end
  redis.call('HINCRBY', KEYS[#KEYS], plan.status, 1)
end

if plan.stub then redis.call('HSET', KEYS[#KEYS - 1], plan.ref, plan.stub) end
if plan.moves then
  local way = plan.ref .. ':moves'
  redis.call('HSET', KEYS[#KEYS - 1], way, (redis.call('HGET', KEYS[#KEYS - 1], way) or '') .. plan.moves)
end

local now = machineTime()
for i, notice in ipairs(plan.notices) do
  local row = KEYS[firstRow + 2 * (i - 1)]
  local is = redis.call('HMGET', row, 'shownVersion', 'copies')
  local told = (tonumber(is[1]) or 0) > 0
  local live = string.find(is[2] or '', '"shows":"live"', 1, true) ~= nil
  if not (notice.onlyIfShown and redis.call('EXISTS', row) == 0) then
    redis.call('HSET', row, 'wantedVersion', plan.version)
    if notice.ring then redis.call('HSET', row, 'wantedRing', plan.version) end
    redis.call('SADD', KEYS[firstRow + 2 * i - 1], plan.ref)
    redis.call('SADD', KEYS[13], notice.person)
    -- a copy that is there follows at once, without a sound; where there is none, what follows would ring, and waits
    local heldUntil = notice.heldUntil
    if live then heldUntil = nil end
    if told or live or not notice.onlyIfShown then
      placeRow(row, plan.ref .. ':' .. notice.person, heldUntil, now, KEYS[10], KEYS[11], KEYS[12])
    end
  end
end
redis.call('PUBLISH', plan.channel, plan.ref .. '@' .. plan.version)
return 'committed'
`,
);

/** The first argument of the script. Numbers travel as text: Lua would round or reword them. */
export interface CommitPlan {
  readonly ref: string;
  /** Version decided on; `0` claims the reference. */
  readonly expected: string;
  readonly version: string;
  readonly schema: string;
  readonly head: string;
  readonly mac: string;
  /** Ids of everybody on the case, with spaces between. */
  readonly people: string;
  /** Digest of the child, or empty. */
  readonly child: string;
  readonly childBefore: boolean;
  /** Case time of the change, and of what falls due next, in milliseconds since 1970. */
  readonly at: string;
  readonly due?: string;
  readonly remember: boolean;
  readonly rememberMs: string;
  /** The used draft's entry in the list of the presser's drafts. */
  readonly draft?: string;
  /** The version that was read, `0` for none; and the draft's entry among those that end. */
  readonly draftVersion?: string;
  readonly draftEnding?: string;
  readonly draftMustBeLast?: boolean;
  /** How many other requests about the same child there must be. */
  readonly others?: string;
  /** Where the case stands now, and where it stood before; for the counts. */
  readonly status: string;
  readonly statusBefore?: string;
  /** What is kept of the case for the counts: its sealed stub, and `status@milliseconds ` for each change of status. */
  readonly stub?: string;
  readonly moves?: string;
  /** Where it is told that the case has changed. */
  readonly channel: string;
  /** How many keys follow for people on the case, and for people no longer on it. */
  readonly added: number;
  readonly removed: number;
  readonly notices: readonly {
    readonly person: string;
    readonly ring: boolean;
    readonly onlyIfShown: boolean;
    readonly heldUntil?: string;
  }[];
}
