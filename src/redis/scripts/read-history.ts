import { defineScript } from './script';

/**
 * A case's whole history with the head it must lead to, as of one moment.
 *
 * KEYS  1 case hash · 2 events list
 * returns  { case fields as in readPress, entries of the events }
 */
export const readHistoryScript = defineScript(
  'readHistory',
  `-- KEYS case, events; returns case fields, entries
return {
  redis.call('HMGET', KEYS[1], 'version', 'schema', 'key', 'state', 'head', 'mac', 'people', 'child', 'waits'),
  redis.call('LRANGE', KEYS[2], 0, -1)
}
`,
);
