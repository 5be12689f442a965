import { adoptDraftLua } from './lua-parts';
import { defineScript } from './script';

/**
 * All that one press needs, in one round trip.
 *
 * KEYS  1 case hash · 2 memory of this press · 3 directory hash · 4 draft hash · 5 presses of this person
 *       6 drafts of this person · 7 drafts that end · 8 the draft hash as a release before 0.2.0 names it
 *       (a key that is not wanted is `none`)
 * ARGV  1 for how many this press counts, `0` not at all · where a draft is wanted: 2 its name, 3 and 4 as that release
 *       has it in the list of the person's, and of those that end
 * returns  { case fields (see `caseFields`), 1 when the press is remembered, directory version,
 *            { draft version, wrapped key, sealed values }, presses in the running minute }
 */
export const readPressScript = defineScript(
  'readPress',
  `-- KEYS and ARGV as in scripts/read-press.ts; returns case, remembered, directory, draft, presses
${adoptDraftLua}
if ARGV[2] then adoptDraft(KEYS[4], KEYS[8], KEYS[6], KEYS[7], ARGV[2], ARGV[3], ARGV[4]) end
local presses
if ARGV[1] ~= '0' then
  presses = redis.call('INCRBY', KEYS[5], ARGV[1])
  if presses == tonumber(ARGV[1]) then redis.call('PEXPIRE', KEYS[5], 60000) end
else
  presses = tonumber(redis.call('GET', KEYS[5]) or '0')
end
return {
  redis.call('HMGET', KEYS[1], 'version', 'schema', 'key', 'state', 'head', 'mac', 'people', 'child', 'waits'),
  redis.call('EXISTS', KEYS[2]),
  redis.call('HGET', KEYS[3], 'version'),
  redis.call('HMGET', KEYS[4], 'version', 'key', 'values'),
  presses
}
`,
);
