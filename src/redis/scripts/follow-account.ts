import { defineScript } from './script';

/**
 * Moves what is indexed for one account to another; the later change of a case that is in both counts.
 *
 * KEYS  1 cases of the former account · 2 of the present one · 3 those filed away of the former · 4 of the present one
 */
export const followAccountScript = defineScript(
  'followAccount',
  `-- KEYS cases of the former, of the present, filed of the former, of the present
for i = 1, 3, 2 do
  if redis.call('EXISTS', KEYS[i]) == 1 then
    redis.call('ZUNIONSTORE', KEYS[i + 1], 2, KEYS[i + 1], KEYS[i], 'AGGREGATE', 'MAX')
    redis.call('DEL', KEYS[i])
  end
end
`,
);
