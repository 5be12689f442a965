import { defineScript } from './script';

/**
 * Tries commands as scripts use them, without leaving anything behind: on a key that holds a text, where one that is
 * known and allowed but takes another kind of value says WRONGTYPE.
 *
 * KEYS  1 a key for this alone
 * ARGV  1 JSON list of commands, each a list of words
 * returns  flat list: the number of each command that was refused, from 1, and what Redis says of it
 */
export const tryCommandsScript = defineScript(
  'tryCommands',
  `-- KEYS probe; ARGV commands; returns numbers and refusals
redis.call('SET', KEYS[1], '1', 'PX', '1000')
local refused = {}
for i, words in ipairs(cjson.decode(ARGV[1])) do
  local reply = redis.pcall(unpack(words))
  if type(reply) == 'table' and reply.err and not string.find(reply.err, 'WRONGTYPE', 1, true) then
    refused[#refused + 1] = tostring(i)
    refused[#refused + 1] = reply.err
  end
end
return refused
`,
);
