import { compose, type Running } from '../compose';
import type { Config } from '../config';
import type { Logger } from '../logger';
import { clockRoute } from './clock-route';
import { createMovableClock, type MovableClock } from './movable-clock';
import { startRedis } from './own-redis/start-redis';
import { readDirectory } from './read-directory';

export interface LocalParts {
  readonly config: Extract<Config, { mode: 'local' }>;
  readonly logger: Logger;
  /** A directory file's content; the invented one when left out. */
  readonly directoryText: string | undefined;
  /** Where the own Redis keeps its data between runs; in memory when left out. */
  readonly dataFolder?: string | undefined;
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
  const own =
    config.redisUrl === undefined
      ? await startRedis(dataFolder === undefined ? {} : { folder: dataFolder })
      : undefined;
  const redisUrl = config.redisUrl ?? own?.url ?? '';
  const clock = parts.clock ?? createMovableClock();
  try {
    const running = await compose({
      config,
      logger,
      clock,
      redisUrl,
      directory,
      durable: false,
      routes: (bot) => [clockRoute(clock, bot)],
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
