import type { Config } from '../config';
import { londonDate } from '../domain/rules/london-time';
import type { Logger } from '../logger';
import { createChain } from '../redis/chain';
import type { RedisConnection } from '../redis/connection';
import { createDailyHeads } from '../redis/daily-heads';
import { createKeys } from '../redis/keys';
import { createDaily, type Daily } from '../workflow/daily';

/** How soon after midnight, or after a fault, the day's block is written. */
const lookEveryMs = 60_000;

/**
 * What a running bot does once a day beside its cases: the heads of all histories go into a file outside Redis. What
 * goes wrong is logged, and tried again a minute later.
 * @returns what never does anything where no file was set; production then says so once
 */
export function dailyHeads(config: Config, logger: Logger, connection: RedisConnection): Daily {
  const { headsFile, app, chainKey } = config;
  if (headsFile === undefined) {
    if (config.mode === 'production') {
      logger.warn('HEADS_FILE is not set: a case or a last event that is missing from Redis would not show.');
    }
    return { start: () => {}, stop: async () => {} };
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
  return createDaily(async () => {
    try {
      if (await write()) logger.info('the heads of all histories were written');
    } catch (err) {
      logger.error({ err }, 'the heads of the histories could not be written');
    }
  }, lookEveryMs);
}
