import { readFile } from 'node:fs/promises';
import { compose } from './compose';
import { ConfigError, loadConfig } from './config';
import { parseDirectory } from './domain/directory/parse-directory';
import type { Directory } from './domain/directory/schema';
import { createLogger } from './logger';

/** Production: starts, listens, and on SIGTERM finishes the press in hand, then closes. */
async function main(): Promise<void> {
  const config = loadConfig(process.env, 'production');
  const logger = createLogger(config.logLevel);
  const directory = await readDirectory(config.directoryFile);
  const clock = { now: () => new Date().toISOString() };
  const running = await compose({ config, logger, clock, redisUrl: config.redisUrl, directory, durable: true });
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
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** Reads the directory; throws an Error with every mistake and its line. */
async function readDirectory(file: string): Promise<Directory> {
  const parsed = parseDirectory(await readFile(file, 'utf8'));
  if (parsed.ok) return parsed.directory;
  const lines = parsed.problems.map(({ line, problem }) => `  line ${line}: ${problem}`);
  throw new Error(`The directory file cannot be used:\n${lines.join('\n')}`);
}

main().catch((error: unknown) => {
  const said = error instanceof ConfigError || error instanceof Error ? error.message : String(error);
  process.stderr.write(`${said}\n`);
  process.exit(1);
});
