import { machineTimeLua } from './lua-parts';
import { defineScript } from './script';

/**
 * Saves a draft over the version it was begun on.
 *
 * KEYS  1 draft hash · 2 drafts of the person
 * ARGV  1 version it is saved over · 2 wrapped data key · 3 sealed values · 4 life in ms · 5 `about form`
 * returns  1, or 0 when another device saved first
 */
export const saveDraftScript = defineScript(
  'saveDraft',
  `-- KEYS draft, drafts of the person; ARGV over, key, values, life ms, entry; returns 1 or 0
${machineTimeLua}
if (redis.call('HGET', KEYS[1], 'version') or '0') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'version', tonumber(ARGV[1]) + 1, 'key', ARGV[2], 'values', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
local now = machineTime()
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
redis.call('ZADD', KEYS[2], now + ARGV[4], ARGV[5])
redis.call('PEXPIRE', KEYS[2], ARGV[4])
return 1
`,
);

/**
 * Throws a draft away.
 *
 * KEYS  1 draft hash · 2 drafts of the person
 * ARGV  1 `about form`
 */
export const discardDraftScript = defineScript(
  'discardDraft',
  `-- KEYS draft, drafts of the person; ARGV entry
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
`,
);

/**
 * Replaces the directory if nobody else has meanwhile.
 *
 * KEYS  1 directory hash
 * ARGV  1 version it replaces · 2 wrapped data key · 3 sealed directory
 * returns  1, or 0 when another version stands there
 */
export const replaceDirectoryScript = defineScript(
  'replaceDirectory',
  `-- KEYS directory; ARGV over, key, values; returns 1 or 0
if (redis.call('HGET', KEYS[1], 'version') or '0') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'version', tonumber(ARGV[1]) + 1, 'key', ARGV[2], 'values', ARGV[3])
return 1
`,
);
