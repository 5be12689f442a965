import { type Environment, loadConfig } from '../config';
import { readOperatorFile } from '../config/files/read-operator-file';
import { createLogger, type Logger } from '../logger';
import { type RealTime, realTimeFrom } from './real-time';
import type { LocalParts } from './start-local';

/** What a start on loopback is told from outside: settings, logger, and the content of the files of directory, reminders and support where they are named. */
export interface LocalSettings {
  readonly config: LocalParts['config'];
  readonly logger: Logger;
  readonly directoryText: string | undefined;
  readonly remindersText: string | undefined;
  readonly supportText: string | undefined;
}

/** Reads the environment as `npm run local` does. Throws ConfigError, or the file system's error for a file. */
export async function readLocalSettings(env: Environment): Promise<LocalSettings> {
  const config = loadConfig(env, 'local');
  const { directoryFile, remindersFile, supportFile } = config;
  const logger = createLogger(config.logLevel);
  const read = async (path: string | undefined) =>
    path === undefined ? undefined : readOperatorFile(path, (warning) => logger.warn(warning));
  return {
    config,
    logger,
    directoryText: await read(directoryFile),
    remindersText: await read(remindersFile),
    supportText: await read(supportFile),
  };
}

/** The real time as a start on loopback takes it: the machine's, or that of LOCAL_TIME. Throws ConfigError. */
export function readRealTime(env: Environment): RealTime {
  return realTimeFrom(loadConfig(env, 'local').localTime);
}
