import { defineScript } from './script';

/**
 * Keeps the lease for longer, if it is still one's own.
 *
 * KEYS  1 lease
 * ARGV  1 token · 2 lease in ms
 * returns  1, or 0 when it was lost
 */
export const renewHeadsLeaseScript = defineScript(
  'renewHeadsLease',
  `-- KEYS lease; ARGV token, lease ms; returns 1 or 0
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
`,
);

/**
 * Lets go of the lease, and remembers the block that was written where there is one.
 *
 * KEYS  1 lease · 2 heads
 * ARGV  1 token · 2 day, or empty · 3 MAC of the end of its block
 */
export const releaseHeadsScript = defineScript(
  'releaseHeads',
  `-- KEYS lease, heads; ARGV token, day or empty, mac
if ARGV[2] ~= '' then redis.call('HSET', KEYS[2], 'day', ARGV[2], 'mac', ARGV[3]) end
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
`,
);
