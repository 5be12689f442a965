import './leave-early';

import { join } from 'node:path';
import { compose } from './compose';
import { ConfigError, loadConfig } from './config';
import { readEnvironment } from './config/environment';
import { readOperatorFile } from './config/files/read-operator-file';
import { directoryFromText } from './domain/directory/reading/directory-from-text';
import { supportFromText } from './domain/directory/reading/support-from-text';
import { remindersFromText } from './domain/process/due/reminders-from-text';
import { leaveBy } from './leave-early';
import { createLogger, takeOverConsole } from './logger';

/** Production: starts, listens, and on SIGTERM finishes the press in hand, then closes; before it listens it just ends. */
async function main(): Promise<void> {
  const config = loadConfig(readEnvironment(), 'production');
  const logger = createLogger(config.logLevel);
  takeOverConsole(logger);
  const read = (path: string) => readOperatorFile(path, (warning) => logger.warn(warning));
  const directoryText = await read(config.directoryFile);
  // Read whole before anything starts, so that a mistake in it is told even where it is not imported.
  const directory = { directory: directoryFromText(directoryText), text: directoryText };
  const { remindersFile, supportFile } = config;
  const reminders = remindersFile === undefined ? undefined : remindersFromText(await read(remindersFile));
  const support = supportFile === undefined ? undefined : supportFromText(await read(supportFile));
  const clock = { now: () => new Date().toISOString() };
  const running = await compose({
    config,
    logger,
    clock,
    redisUrl: config.redisUrl,
    directory,
    reminders,
    support,
    tabFolder: join(__dirname, 'tab'),
    durable: true,
  });
  logger.info({ port: running.port }, 'listening');
  const stop = () => {
    running.close().then(
      () => process.exit(0),
      (err: unknown) => {
        logger.error({ err }, 'closing failed');
        process.exit(1);
      },
    );
  };
  leaveBy(stop);
}

main().catch((error: unknown) => {
  const said = error instanceof ConfigError || error instanceof Error ? error.message : String(error);
  process.stderr.write(`${said}\n`);
  process.exit(1);
});
