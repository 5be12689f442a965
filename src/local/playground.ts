import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loadConfig } from '../config';
import type { LocalConfig } from '../config/types';
import { createLogger } from '../logger';
import { playgroundConfigFile } from './playground/config-file';
import { playgroundPeople } from './playground/people';
import { startPlayground } from './playground/start-playground';

/** Its licence is for evaluation, so it is fetched by hand and never a dependency. */
const program = 'npx -y @microsoft/m365agentsplayground@0.2.28 start';
const firstPort = 56_150;
const folder = join(__dirname, '../../.local/playground');

/** `npm run playground`: the bot on loopback, ready for Microsoft's Agents Playground. */
async function main(): Promise<void> {
  const config = loadConfig(process.env, 'local');
  if (!config.allowUnsignedRequests) {
    throw new Error(
      'The Agents Playground signs nothing it sends. If you want to let unsigned requests in on this machine, run\n' +
        '  ALLOW_UNSIGNED_REQUESTS=yes npm run playground',
    );
  }
  const playground = await startPlayground(config, createLogger(config.logLevel));
  process.stdout.write(whatNext(config, playground.endpoint));
  const stop = () => {
    process.off('SIGTERM', stop).off('SIGINT', stop);
    playground.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

/** Writes one configuration file a person and says how to play each. */
function whatNext(config: LocalConfig, endpoint: string): string {
  mkdirSync(folder, { recursive: true });
  const commands = playgroundPeople().map((who, index) => {
    const file = join(folder, `${who.role}.yml`);
    writeFileSync(file, playgroundConfigFile(config.app, who));
    const at = relative(process.cwd(), file);
    return [
      `  # ${who.person.name} (${who.role.replace('-', ' ')})`,
      `  M365_AGENTS_PLAYGROUND_CONFIG_PATH=${at} M365_AGENTS_PLAYGROUND_LOGFILE=${at.replace(/yml$/, 'log')} \\`,
      `    ${program} --disable-telemetry -c msteams -p ${firstPort + index} -e ${endpoint}`,
    ].join('\n');
  });
  return `The bot is ready, with invented people. Requests that nobody signed are let in at ${endpoint}.

A Playground plays one person. In other terminals, run it for each person you want to be, and say "help" there.
What it is licensed for, and what it sends to Microsoft, is in its own terms.

${commands.join('\n\n')}

`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
