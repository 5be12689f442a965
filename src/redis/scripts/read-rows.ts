import { defineScript } from './script';

/**
 * All ledger rows of one case.
 *
 * KEYS  1 people with rows on the case · (row hashes under ARGV 1, all under the same hash tag)
 * ARGV  1 prefix of row hashes · 2 reference
 * returns  for each row: { row id, flat list of its fields }
 */
export const readRowsScript = defineScript(
  'readRows',
  `-- KEYS people with rows; ARGV row prefix, reference; returns rows
local rows = {}
for _, person in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  local id = ARGV[2] .. ':' .. person
  rows[#rows + 1] = { id, redis.call('HGETALL', ARGV[1] .. id) }
end
return rows
`,
);
