import { compose, type Running } from '../compose';
import type { Config } from '../config';
import { supportFromText } from '../domain/directory/reading/support-from-text';
import { remindersFromText } from '../domain/process/due/reminders-from-text';
import type { Logger } from '../logger';
import { clockRoute } from './clock-route';
import { createMovableClock, type MovableClock } from './movable-clock';
import { startRedis } from './own-redis/start-redis';
import { readDirectory } from './read-directory';
import { realTimeFrom } from './real-time';

export interface LocalParts {
  readonly config: Extract<Config, { mode: 'local' }>;
  readonly logger: Logger;
  /** A directory file's content; the invented one when left out. */
  readonly directoryText: string | undefined;
  /** The content of a file of reminders; the defaults when left out. */
  readonly remindersText?: string | undefined;
  /** The content of a file of support for families; the defaults when left out. */
  readonly supportText?: string | undefined;
  /** Where the own Redis keeps its data between runs; in memory when left out. */
  readonly dataFolder?: string | undefined;
  /** What cases are read and written with; this release's when left out. */
  readonly schemas?: Parameters<typeof compose>[0]['schemas'];
  /** Where the built page of the tab is; only its API is served when left out. */
  readonly tabFolder?: string | undefined;
  readonly onRedisCommand?: ((name: string) => void) | undefined;
  /** Shared by several processes' worth of bots in a test; an own one when left out. */
  readonly clock?: MovableClock | undefined;
}

export interface Local {
  readonly running: Running;
  readonly clock: MovableClock;
  readonly redisUrl: string;
  readonly close: () => Promise<void>;
}

/** Starts the bot on loopback: its own real Redis unless one is given, and a clock that moves. */
export async function startLocal(parts: LocalParts): Promise<Local> {
  const { config, logger, dataFolder } = parts;
  const directory = readDirectory(parts.directoryText);
  const directoryText = parts.directoryText ?? JSON.stringify(directory);
  const { remindersText, supportText } = parts;
  const own =
    config.redisUrl === undefined
      ? await startRedis(dataFolder === undefined ? {} : { folder: dataFolder })
      : undefined;
  const redisUrl = config.redisUrl ?? own?.url ?? '';
  const clock = parts.clock ?? createMovableClock(undefined, realTimeFrom(config.localTime));
  try {
    const running = await compose({
      config,
      logger,
      clock,
      redisUrl,
      directory: { directory, text: directoryText },
      reminders: remindersText === undefined ? undefined : remindersFromText(remindersText),
      support: supportText === undefined ? undefined : supportFromText(supportText),
      durable: false,
      routes: (bot) => [clockRoute(clock, bot)],
      schemas: parts.schemas,
      tabFolder: parts.tabFolder,
      onRedisCommand: parts.onRedisCommand,
    });
    const close = async () => {
      await running.close();
      await own?.stop();
    };
    return { running, clock, redisUrl, close };
  } catch (error) {
    await own?.stop();
    throw error;
  }
}
