import type { Logger } from '../logger';
import { type ChangeFeedOptions, createChangeFeed, type RedisChangeFeed } from '../redis/change-feed';
import { openRedis, type RedisClient, type RedisOptions } from '../redis/connection/client';
import type { RedisConnection } from '../redis/connection/connection';
import { replicated } from '../redis/connection/replicated';
import { StoreUnavailable } from '../workflow/ports/case-ports';

export interface RedisConnections {
  /** For everything but what has one of its own. */
  readonly main: RedisClient;
  /** For commits alone, where they wait for replicas: while one does, nobody else's command stands behind it. */
  readonly commits: RedisConnection | undefined;
  /** What hears of changes. */
  readonly feed: RedisChangeFeed;
  /** Throws StoreUnavailable when Redis does not answer in time (milliseconds). */
  waitUntilUp(patienceMs: number): Promise<void>;
  /** Lets the answers still owed come in, then closes all. */
  close(): Promise<void>;
}

export interface RedisConnectionsOptions
  extends Pick<ChangeFeedOptions, 'keys'>,
    Pick<RedisOptions, 'onCommand' | 'onAnswer'> {
  readonly url: string;
  readonly replicas: number;
  readonly logger: Logger;
}

/**
 * The connections of one process. They lead to one address, so that what shows on one of them that the server behind it
 * is no longer the right one (a failover) renews them all.
 */
export function openRedisConnections(options: RedisConnectionsOptions): RedisConnections {
  const { url, keys, replicas, logger, onCommand, onAnswer } = options;
  const onFault = (err: unknown) => logger.warn({ err }, 'redis connection fault');
  const renewAll = () => {
    for (const each of [...clients, feed]) each.renew();
  };
  const open = () =>
    openRedis({
      url,
      onFault,
      onWrongServer: () => {
        logger.warn('redis is not to be written to where this connection leads: connecting anew');
        renewAll();
      },
      ...(onAnswer && { onAnswer }),
      ...(onCommand && { onCommand }),
    });
  const main = open();
  const commitsOnly = replicas > 0 ? open() : undefined;
  const clients = [main, ...(commitsOnly === undefined ? [] : [commitsOnly])];
  const feed = createChangeFeed({ url, keys, onFault });
  return {
    main,
    feed,
    commits: commitsOnly && replicated({ connection: commitsOnly, replicas, onTooFew: renewAll }),
    async waitUntilUp(patienceMs) {
      try {
        await Promise.all(clients.map((each) => each.waitUntilUp(patienceMs)));
      } catch (cause) {
        // The address without its user and password: whoever reads it has only this line.
        const words = `Redis at ${new URL(url).host} does not answer, or not to this user and password: look at REDIS_URL`;
        throw new StoreUnavailable(words, { cause });
      }
      await feed.answered();
    },
    async close() {
      await feed.close();
      await Promise.all(clients.map((each) => each.close()));
    },
  };
}
