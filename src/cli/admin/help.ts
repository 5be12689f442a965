import type { Command } from './command';

const line = 'npm run admin --';

/** The list of commands. */
export function generalHelp(commands: readonly Command[]): string {
  const list = commands.map(({ name, does }) => `  ${name.padEnd(20)}${does}`);
  return [
    `${line} COMMAND`,
    '',
    'The operator’s commands. They work on the store of a bot, whether it is running or not, and never show what a case says.',
    '',
    ...list,
    '',
    '  COMMAND --help      what it does, step by step, and what it takes',
    '  --as NAME           whose name is in the operator’s log; your user name unless given',
    '  --yes               do not ask (for scripts)',
    '',
    'Read from the environment, else from .env, as the bot has them: MicrosoftAppTenantId, REDIS_URL, REDIS_SENTINELS, SEALING_KEYS,',
    'CHAIN_KEY, and HEADS_FILE where there is one. Ends with 0; with 1 when something is wrong; with 2 on wrong usage.',
  ].join('\n');
}

/** What one command does. */
export function helpFor({ name, takes, explains }: Command): string {
  return [`${line} ${name} ${takes}`.trimEnd(), '', ...explains].join('\n');
}
