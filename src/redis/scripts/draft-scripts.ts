import { adoptDraftLua, machineTimeLua } from './lua-parts';
import { defineScript } from './script';

/**
 * Reads a draft.
 *
 * KEYS  1 draft hash · 2 drafts of the person · 3 drafts that end · 4 the hash as a release before 0.2.0 names it
 * ARGV  1 the draft's name · 2 and 3 as that release has it in the list of the person's, and of those that end
 * returns  { version, wrapped key, sealed values }
 */
export const readDraftScript = defineScript(
  'readDraft',
  `-- KEYS draft, drafts of the person, drafts that end, former; ARGV name, former entries; returns the draft's fields
${adoptDraftLua}
adoptDraft(KEYS[1], KEYS[4], KEYS[2], KEYS[3], ARGV[1], ARGV[2], ARGV[3])
return redis.call('HMGET', KEYS[1], 'version', 'key', 'values')
`,
);

/**
 * Saves a draft over the version it was begun on.
 *
 * KEYS  1 draft hash · 2 drafts of the person · 3 drafts that end · 4 the hash as a release before 0.2.0 names it
 * ARGV  1 the draft's name · 2 and 3 as that release has it in the list of the person's, and of those that end
 *       4 version it is saved over · 5 wrapped data key · 6 sealed values · 7 life in ms
 *       8 ms until its owner is told of its end
 * returns  1, or 0 when another device saved first
 */
export const saveDraftScript = defineScript(
  'saveDraft',
  `-- KEYS draft, drafts of the person, drafts that end, former; ARGV name, former entries, over, key, values, life, tell
${machineTimeLua}${adoptDraftLua}
adoptDraft(KEYS[1], KEYS[4], KEYS[2], KEYS[3], ARGV[1], ARGV[2], ARGV[3])
if (redis.call('HGET', KEYS[1], 'version') or '0') ~= ARGV[4] then return 0 end
redis.call('HSET', KEYS[1], 'version', tonumber(ARGV[4]) + 1, 'key', ARGV[5], 'values', ARGV[6])
redis.call('PEXPIRE', KEYS[1], ARGV[7])
local now = machineTime()
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
redis.call('ZADD', KEYS[2], now + ARGV[7], ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[7])
redis.call('ZADD', KEYS[3], now + ARGV[8], ARGV[1])
return 1
`,
);

/**
 * Throws a draft away.
 *
 * KEYS  1 draft hash · 2 drafts of the person · 3 drafts that end · 4 the hash as a release before 0.2.0 names it
 * ARGV  1 the draft's name · 2 and 3 as that release has it in the list of the person's, and of those that end
 */
export const discardDraftScript = defineScript(
  'discardDraft',
  `-- KEYS draft, drafts of the person, drafts that end, former; ARGV name, former entries
redis.call('DEL', KEYS[1], KEYS[4])
redis.call('ZREM', KEYS[2], ARGV[1], ARGV[2])
redis.call('ZREM', KEYS[3], ARGV[1], ARGV[3])
`,
);

/**
 * Leases drafts whose owner is to be told of their end, each to one process; a lease ends by machine time, and what was
 * not settled by then is handed out again. A lease that ends on half a millisecond is one under which the telling has
 * begun: its message may have arrived.
 *
 * KEYS  1 drafts that end · (draft hashes under ARGV 1, all under the same hash tag)
 * ARGV  1 prefix of draft hashes · 2 how many · 3 lease in ms
 * returns  for each: { its name, machine time of its end in ms or empty when it has ended, the lease's end,
 *          `1` when somebody had begun to tell, else empty }
 */
export const claimEndingScript = defineScript(
  'claimEnding',
  `-- KEYS drafts that end; ARGV draft prefix, limit, lease ms; returns entries with the time of their end and the lease's
${machineTimeLua}
local now, found = machineTime(), {}
local lease = string.format('%.0f', now + ARGV[3])
local ready = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'WITHSCORES', 'LIMIT', 0, ARGV[2])
for i = 1, #ready, 2 do
  local entry = ready[i]
  local begun = string.find(ready[i + 1], '.5', 1, true) and '1' or ''
  local left = redis.call('PTTL', ARGV[1] .. entry)
  redis.call('ZADD', KEYS[1], lease, entry)
  found[#found + 1] = { entry, left > 0 and string.format('%.0f', now + left) or '', lease, begun }
end
return found
`,
);

/**
 * The owner is told from now on, under a new lease on half a millisecond. Nothing where the lease is over or the draft
 * was saved, sent or thrown away meanwhile.
 *
 * KEYS  1 drafts that end
 * ARGV  1 the draft's name · 2 end of the lease · 3 the new lease in ms
 * returns  the new lease's end, or empty
 */
export const beginTellingScript = defineScript(
  'beginTelling',
  `-- KEYS drafts that end; ARGV entry, lease's end, lease ms; returns the new lease's end or nothing
${machineTimeLua}
local at = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not at or tonumber(at) ~= tonumber(ARGV[2]) then return '' end
local lease = string.format('%.0f', machineTime() + ARGV[3]) .. '.5'
redis.call('ZADD', KEYS[1], lease, ARGV[1])
return lease
`,
);

/**
 * The owner was told, or need not be: a draft that is still there comes again when it has ended, one that has ended
 * does not. Nothing where the lease is over or the draft was saved, sent or thrown away meanwhile.
 *
 * KEYS  1 drafts that end
 * ARGV  1 the draft's name · 2 end of the lease · 3 machine time of the draft's end in ms, or empty
 */
export const settleEndingScript = defineScript(
  'settleEnding',
  `-- KEYS drafts that end; ARGV entry, lease's end, draft's end
local at = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not at or tonumber(at) ~= tonumber(ARGV[2]) then return end
if ARGV[3] == '' then redis.call('ZREM', KEYS[1], ARGV[1]) else redis.call('ZADD', KEYS[1], ARGV[3] + 1, ARGV[1]) end
`,
);

/**
 * The owner could not be told: the draft is handed out again later. Nothing where the lease is over or the draft was
 * saved, sent or thrown away meanwhile.
 *
 * KEYS  1 drafts that end
 * ARGV  1 the draft's name · 2 ms from now · 3 end of the lease
 */
export const tellAgainScript = defineScript(
  'tellAgain',
  `-- KEYS drafts that end; ARGV entry, ms, lease's end
${machineTimeLua}
local at = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not at or tonumber(at) ~= tonumber(ARGV[3]) then return end
redis.call('ZADD', KEYS[1], machineTime() + ARGV[2], ARGV[1])
`,
);

/**
 * Replaces the directory if nobody else has meanwhile, and keeps the one before.
 *
 * KEYS  1 directory hash
 * ARGV  1 version it replaces · 2 wrapped data key · 3 sealed directory · 4 digest of the file named at start that it
 *       comes from, or empty: then the last one stays remembered
 * returns  1, or 0 when another version is there
 */
export const replaceDirectoryScript = defineScript(
  'replaceDirectory',
  `-- KEYS directory; ARGV over, key, values, file; returns 1 or 0
if (redis.call('HGET', KEYS[1], 'version') or '0') ~= ARGV[1] then return 0 end
local before = redis.call('HMGET', KEYS[1], 'version', 'key', 'values')
if before[1] then
  redis.call('HSET', KEYS[1], 'beforeVersion', before[1], 'beforeKey', before[2], 'beforeValues', before[3])
end
redis.call('HSET', KEYS[1], 'version', tonumber(ARGV[1]) + 1, 'key', ARGV[2], 'values', ARGV[3])
if ARGV[4] ~= '' then redis.call('HSET', KEYS[1], 'file', ARGV[4]) end
return 1
`,
);
