import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { errorCode } from '../local/own-redis/error-code';
import { type Claim, claimFolder } from './running-record';
import { startDemo } from './start-demo';

type Environment = Readonly<Record<string, string | undefined>>;

/** Cases in somebody's own Redis have chats of their own: each Redis gets a folder. */
function folderFor(env: Environment, chosen: string | undefined): string {
  const base = chosen ?? join(__dirname, '../../.local/data');
  const given = env['REDIS_URL'];
  if (!given) return base;
  return `${base}-${createHash('sha256').update(given).digest('hex').slice(0, 8)}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** `npm run demo`: everything on this machine, in one process; `-- --data <folder>` keeps the data elsewhere. */
async function main(env: Environment, words: readonly string[]): Promise<void> {
  if (env['NODE_ENV'] === 'production') {
    throw new Error('The demo does not run in production: its clock moves and its people are invented.');
  }
  const folder = folderFor(env, words[0] === '--data' ? words[1] : undefined);
  const claimed = await claimFolder(folder);
  if (!claimed.ok) {
    say(
      claimed.url
        ? `The demo is already running: ${claimed.url}`
        : 'The demo is already starting in another window.',
    );
    return;
  }
  await run(env, folder, claimed.claim);
}

async function run(env: Environment, folder: string, claim: Claim): Promise<void> {
  try {
    const demo = await startDemo({ env, folder });
    claim.listensAt(demo.url);
    const stop = () => {
      for (const signal of signals) process.removeListener(signal, stop);
      void demo.close().then(end, fail);
    };
    const end = () => {
      claim.release();
      process.exit(0);
    };
    for (const signal of signals) process.on(signal, stop);
    say(`The demo is ready: ${demo.url}   (Ctrl+C ends it; what you did is kept)`);
    await demo.greeted;
  } catch (error) {
    claim.release();
    throw error;
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function fail(error: unknown): void {
  const taken = errorCode(error) === 'EADDRINUSE' ? ' Choose another with PORT.' : '';
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}${taken}\n`);
  process.exit(1);
}

main(process.env, process.argv.slice(2)).catch(fail);
