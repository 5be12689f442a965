import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { PreparedBot } from './prepared-bot';

const patienceMs = 120_000;
/** Whoever runs a bot starts it again when it says at its start that Redis is away. */
const startsAnew = 5;

/** One process of the bot, which may die at any moment and is started again. */
export interface BotProcess {
  /** Its address while it listens. */
  readonly url: () => string | undefined;
  /** Ends it without a word, whatever it is doing, and starts another in its place; settles when that one listens. */
  readonly killAndStart: () => Promise<void>;
  /** As `killAndStart`, in two steps. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Ends it in good order. */
  readonly stop: () => Promise<void>;
}

/**
 * The bot of `npm run local` as a process of its own, on a free port.
 * @param env its settings, asked for at every start
 */
export function botProcess(
  { folder, program }: PreparedBot,
  env: () => Readonly<Record<string, string>>,
): BotProcess {
  let child: ChildProcess | undefined;
  let url: string | undefined;

  async function start(again = startsAnew): Promise<void> {
    try {
      await startOnce();
    } catch (error) {
      if (again === 0 || !String(error).includes('Redis does not answer')) throw error;
      await start(again - 1);
    }
  }

  async function startOnce(): Promise<void> {
    const started = spawn(process.execPath, [program], {
      cwd: folder,
      env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', ...env() },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    let said = '';
    await new Promise<void>((listening, failed) => {
      const tooLate = setTimeout(() => failed(new Error(`A bot does not start: ${said}`)), patienceMs);
      const hear = (part: Buffer) => {
        said += part.toString();
        const [, at] = /listens at (\S+)\/api\/messages/.exec(said) ?? [];
        if (at === undefined || url !== undefined) return;
        url = at;
        clearTimeout(tooLate);
        listening();
      };
      started.stdout?.on('data', hear);
      started.stderr?.on('data', hear);
      started.once('exit', () => {
        clearTimeout(tooLate);
        failed(new Error(`A bot ended by itself: ${said}`));
      });
    });
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child;
    url = undefined;
    child = undefined;
    if (ending === undefined || ending.exitCode !== null) return;
    const gone = once(ending, 'exit');
    ending.kill(signal);
    await gone;
  }

  const kill = () => end('SIGKILL');
  return {
    url: () => url,
    start: () => start(),
    kill,
    killAndStart: async () => {
      await kill();
      await start();
    },
    stop: () => end('SIGTERM'),
  };
}
