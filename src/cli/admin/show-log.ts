import { type Command, type Given, WrongUsage, withShell } from './command';
import type { Desk } from './desk';

/** `log`: what operators did. */
export const showLog: Command = {
  name: 'log',
  takes: '[--last N]',
  does: 'show what operators did, newest first',
  explains: [
    'Shows the operator’s log: when, who, which command, and how many. It is kept in Redis and only ever added to.',
    '',
    '  --last N   how many entries; 20 unless given',
    '',
    'Changes nothing, and leaves no entry.',
  ],
  options: { last: { type: 'string' } },
  words: [0, 0],
  run,
};

async function run(given: Given, desk: Desk): Promise<number> {
  const last = given.text('last') ?? '20';
  if (!/^[1-9]\d{0,4}$/.test(last)) throw new WrongUsage('--last takes a number from 1 to 99999.');
  return await withShell(desk, async ({ log }) => {
    const entries = await log.newest(Number(last));
    if (entries.length === 0) desk.say('The log is empty.');
    for (const { at, who, what, counts } of entries) {
      const numbers = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
      desk.say(`${at}  ${who}  ${what}  ${numbers.join(', ')}`.trimEnd());
    }
    return 0;
  });
}
