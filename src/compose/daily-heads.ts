import type { Config } from '../config';
import { londonDate } from '../domain/rules/london-time';
import type { Logger } from '../logger';
import type { RedisConnection } from '../redis/connection/connection';
import { createKeys } from '../redis/keys';
import { createDailyHeads } from '../redis/operator/daily-heads';
import { createChain } from '../store/chain';
import { createDaily, type Daily } from '../workflow/ticking/daily';

/** How soon after midnight, or after a fault, the day's block is written. */
const lookEveryMs = 60_000;

/** The daily work, and how it stands. */
export interface DailyHeads extends Daily {
  /** In a few words and without the file's name; undefined where no file was set, or nothing was tried yet. */
  readonly standing: () => string | undefined;
}

/**
 * What a running bot does once a day beside its cases: the heads of all histories go into a file outside Redis. What
 * goes wrong is logged, shown by `/readyz` and `/metrics`, and tried again a minute later.
 * @param told whether the last try did its work
 * @returns what never does anything where no file was set; production then says so once
 */
export function dailyHeads(
  config: Config,
  logger: Logger,
  connection: RedisConnection,
  told: (written: boolean) => void,
): DailyHeads {
  const { headsFile, app, chainKey } = config;
  if (headsFile === undefined) {
    if (config.mode === 'production') {
      logger.warn('HEADS_FILE is not set: a case or a last event that is missing from Redis would not show.');
    }
    return { start: () => {}, stop: async () => {}, standing: () => undefined };
  }
  const write = createDailyHeads({
    connection,
    keys: createKeys(app.tenantId),
    chain: createChain(chainKey),
    chainKey,
    path: headsFile,
    // Machine time: a day of the file is a day of the world, also where case time is moved.
    today: () => londonDate(new Date().toISOString()),
    failed: (ref, err) => logger.error({ ref, err }, 'the head of a history was not vouched for'),
  });
  let standing: string | undefined;
  let failingSince: string | undefined;
  const daily = createDaily(async () => {
    try {
      if (await write()) logger.info('the heads of all histories were written');
      failingSince = undefined;
      standing = 'written';
    } catch (err) {
      failingSince ??= new Date().toISOString();
      standing = `could not be written since ${failingSince}: is HEADS_FILE on storage that the bot may write?`;
      logger.error({ err }, 'the heads of the histories could not be written');
    }
    told(failingSince === undefined);
  }, lookEveryMs);
  return { ...daily, standing: () => standing };
}
