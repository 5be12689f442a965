import { machineTimeLua, placeRowLua } from './lua-parts';
import { defineScript } from './script';

/**
 * One change of one case: everything is checked, then everything is written. Redis does not roll back, so no write
 * below the line may fail. The first write is one that a full memory refuses; after it Redis refuses none, as long as
 * its user may use every command (see `tryCommandsScript`).
 *
 * KEYS  1 case hash · 2 events list · 3 memory of the press · 4 used draft · 5 drafts of the presser
 *       6 drafts that end · 7 due · 8 due leases · 9 due faults · 10 deliver · 11 held · 12 leased
 *       13 people with rows on the case · 14 stubs of all cases · 15 how many cases stand where · 16 linked requests
 *       (keys not wanted are `none`)
 *       then for each of the `added` people on the case, and of the `removed` ones no longer on it, the set of their cases
 *       and that of those filed away; then
 *       `children` sets of cases about the same child now, `childrenBefore` sets about the child as it was,
 *       then for each notice its row hash and the set of the person's rows, then the other cases on which this was decided
 * ARGV  1 plan as JSON (see `CommitPlan`) · 2 wrapped data key · 3 sealed state · then the entries of the events
 * returns  `committed`, `conflict`, `duplicate`, `reference-taken` or `draft-moved`
 * errors  WRONGTYPE a key holds another kind of value · NEWERSCHEMA a newer release wrote this case ·
 *         BROKENCHAIN the list of events is not as long as the version says · HALFWRITTEN an error after the first
 *         write; any other error means that nothing was written
 */
export const commitScript = defineScript(
  'commit',
  `-- KEYS and ARGV as in scripts/commit.ts; returns committed, conflict, duplicate, reference-taken or draft-moved
local plan = cjson.decode(ARGV[1])
local firstPerson = 17
local firstRemoved = firstPerson + 2 * plan.added
local firstChild = firstRemoved + 2 * plan.removed
local firstBefore = firstChild + plan.children
local firstRow = firstBefore + plan.childrenBefore
local firstRest = firstRow + 2 * #plan.notices

local function wrong(key, kind)
  local is = redis.call('TYPE', key).ok
  return is ~= 'none' and is ~= kind
end
local kinds = { 'hash', 'list', 'string', 'hash', 'zset', 'zset', 'zset', 'zset', 'hash', 'zset', 'zset', 'zset', 'set',
  'hash', 'hash', 'hash' }
for i, key in ipairs(KEYS) do
  local kind = kinds[i]
  if not kind then
    if i < firstChild then kind = 'zset'
    elseif i < firstRow then kind = 'set'
    elseif i >= firstRest or (i - firstRow) % 2 == 0 then kind = 'hash'
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
if plan.others then
  local others, seen = 0, { [plan.ref] = true }
  for i = firstChild, firstBefore - 1 do
    for _, other in ipairs(redis.call('SMEMBERS', KEYS[i])) do
      if not seen[other] then others = others + 1 end
      seen[other] = true
    end
  end
  if others ~= tonumber(plan.others) then return 'conflict' end
end
for i, version in ipairs(plan.restsOn) do
  if (redis.call('HGET', KEYS[firstRest + i - 1], 'version') or '0') ~= version then return 'conflict' end
end
local draftIsLast = plan.draft and (redis.call('HGET', KEYS[4], 'version') or '0') == plan.draftVersion
if plan.draft and plan.draftMustBeLast and not draftIsLast then return 'draft-moved' end
local tally = redis.call('HGET', KEYS[1], 'tallied') or ''
local tallied, stood = string.match(tally, '^(%d+)@(.+)$')
${machineTimeLua}${placeRowLua}
-- everything is checked; from here on everything is written
redis.call('HSET', KEYS[1], 'version', plan.version, 'schema', plan.schema, 'key', ARGV[2], 'state', ARGV[3],
  'head', plan.head, 'mac', plan.mac, 'people', plan.people, 'child', plan.child,
  'waits', plan.waits)
-- an error from here on must not be taken for one that changed nothing
local written, why = pcall(function()
  for i = 4, #ARGV do redis.call('RPUSH', KEYS[2], ARGV[i]) end
  if plan.remember then redis.call('SET', KEYS[3], plan.ref .. '@' .. plan.version, 'PX', plan.rememberMs) end
  if draftIsLast then
    redis.call('DEL', KEYS[4])
    redis.call('ZREM', KEYS[5], plan.draft)
    redis.call('ZREM', KEYS[6], plan.draft)
  end
  if plan.due then redis.call('ZADD', KEYS[7], plan.due, plan.ref) else redis.call('ZREM', KEYS[7], plan.ref) end
  redis.call('ZREM', KEYS[8], plan.ref)
  redis.call('HDEL', KEYS[9], plan.ref)
  for i = firstBefore, firstRow - 1 do redis.call('SREM', KEYS[i], plan.ref) end
  for i = firstChild, firstBefore - 1 do redis.call('SADD', KEYS[i], plan.ref) end
  for i = firstPerson, firstRemoved - 1, 2 do
    redis.call('ZADD', KEYS[i], plan.at, plan.ref)
    if plan.filed then redis.call('ZADD', KEYS[i + 1], plan.at, plan.ref) else redis.call('ZREM', KEYS[i + 1], plan.ref) end
  end
  for i = firstRemoved, firstChild - 1 do redis.call('ZREM', KEYS[i], plan.ref) end
  if plan.linked then redis.call('HSET', KEYS[16], plan.linked, plan.ref) end

  if plan.stub then redis.call('HSET', KEYS[14], plan.ref, plan.stub) end
  local function append(field, text)
    redis.call('HSET', KEYS[14], field, (redis.call('HGET', KEYS[14], field) or '') .. text)
  end
  -- a case that was not counted at this very version is left to the tally, which counts it from its history
  if plan.expected == '0' or tallied == plan.expected then
    if plan.status ~= stood then
      if stood then redis.call('HINCRBY', KEYS[15], stood, -1) end
      redis.call('HINCRBY', KEYS[15], plan.status, 1)
    end
    redis.call('HSET', KEYS[1], 'tallied', plan.version .. '@' .. plan.status)
    if plan.moves then append(plan.ref .. ':way', plan.moves) end
  end
  -- what the release before this one reads, which may be running beside it or come back; the release after this one drops it
  if plan.moves then append(plan.ref .. ':moves', plan.moves) end

  local now = machineTime()
  for i, notice in ipairs(plan.notices) do
    local row = KEYS[firstRow + 2 * (i - 1)]
    local is = redis.call('HMGET', row, 'shownVersion', 'copies', 'wantedRing', 'shownRing')
    local id = plan.ref .. ':' .. notice.person
    local told = (tonumber(is[1]) or 0) > 0
    local live = string.find(is[2] or '', '"shows":"live"', 1, true) ~= nil
    if not (notice.onlyIfShown and redis.call('EXISTS', row) == 0) then
      redis.call('HSET', row, 'wantedVersion', plan.version)
      if notice.notify then redis.call('HSET', row, 'wantedRing', plan.version) end
      redis.call('SADD', KEYS[firstRow + 2 * i - 1], plan.ref)
      redis.call('SADD', KEYS[13], notice.person)
      -- a copy that is there follows at once, without a sound; where there is none, what follows would notify, and waits;
      -- so does a notification that must wait, and whatever comes while it waits, but for what has to be shown now
      local noticeWaits = notice.notify or
        ((tonumber(is[3]) or 0) > (tonumber(is[4]) or 0) and redis.call('ZSCORE', KEYS[11], id))
      local heldUntil = notice.heldUntil
      if live and (notice.showNow or not noticeWaits) then heldUntil = nil end
      if told or live or not notice.onlyIfShown then
        placeRow(row, id, heldUntil, now, KEYS[10], KEYS[11], KEYS[12])
      end
    end
  end
end)
if not written then
  return redis.error_reply('HALFWRITTEN ' .. (type(why) == 'table' and why.err or tostring(why)))
end
-- whoever listens for changes is given a hint: where the bot may not publish, it is committed all the same
redis.pcall('PUBLISH', plan.channel, plan.ref .. '@' .. plan.version)
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
  /** For whom the case waits (see `waitsText`). */
  readonly waits: string;
  /** Digests of the child with spaces between, or empty. */
  readonly child: string;
  /** How many keys follow for the child as it is, and for what is no longer said of it. */
  readonly children: number;
  readonly childrenBefore: number;
  /** Case time of the change, and of what falls due next, in milliseconds since 1970. */
  readonly at: string;
  readonly due?: string;
  readonly remember: boolean;
  readonly rememberMs: string;
  /** The used draft's name, under which both lists have it. */
  readonly draft?: string;
  /** The version that was read, `0` for none. */
  readonly draftVersion?: string;
  readonly draftMustBeLast?: boolean;
  /** How many other requests about the same child there must be. */
  readonly others?: string;
  /** The versions of the other cases on which this was decided; `0` for one that was not there. */
  readonly restsOn: readonly string[];
  /** Where the case stands now; for the counts. */
  readonly status: string;
  /** The reference of the linked request that this change starts. */
  readonly linked?: string;
  /** Nothing is left to be done on it. */
  readonly filed: boolean;
  /** What is kept of the case for the counts: its sealed stub, and `status@milliseconds ` for each change of status. */
  readonly stub?: string;
  readonly moves?: string;
  /** Where it is told that the case has changed. */
  readonly channel: string;
  /** For how many people on the case keys follow, two each, and for how many no longer on it. */
  readonly added: number;
  readonly removed: number;
  readonly notices: readonly {
    readonly person: string;
    readonly notify: boolean;
    readonly onlyIfShown: boolean;
    readonly showNow: boolean;
    readonly heldUntil?: string;
  }[];
}
