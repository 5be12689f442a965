import type { Logger } from '../logger';
import { type ChangeFeedOptions, createChangeFeed, type RedisChangeFeed } from '../redis/change-feed';
import { openRedis, placeOf, type RedisClient, type RedisOptions } from '../redis/connection/client';
import { type ReplicatedConnection, replicated } from '../redis/connection/replicated';
import { openSentinels, type Sentinels } from '../redis/connection/sentinels';
import { StoreUnavailable } from '../workflow/ports/case-ports';

/** How long a start waits for Redis, and for sentinels to name it, in milliseconds. */
const patienceMs = 15_000;
/** Redis may write to disk once a second; a slow disk takes longer. In milliseconds. */
const diskPatienceMs = 2_500;

export interface RedisConnections {
  /** For everything but what has one of its own. */
  readonly main: RedisClient;
  /** For commits alone, where they wait for replicas: while one does, nobody else's command stands behind it. */
  readonly commits: ReplicatedConnection | undefined;
  /** What hears of changes. */
  readonly feed: RedisChangeFeed;
  /** Lets the answers still owed come in, then closes all. */
  close(): Promise<void>;
}

export interface RedisConnectionsOptions
  extends Pick<ChangeFeedOptions, 'keys'>,
    Pick<RedisOptions, 'onCommand' | 'onAnswer'> {
  /** The address of Redis; with sentinels the name by which they know the primary is in place of its host. */
  readonly url: string;
  /** Who says where the primary is; empty where the address leads to it by itself. */
  readonly sentinels: readonly string[];
  readonly replicas: number;
  /** Whether a commit must be on disk before it counts, where Redis does not write each at once. */
  readonly onDisk: boolean;
  readonly logger: Logger;
}

/**
 * The connections of one process. They lead to one server, so that what shows on one of them that it is no longer the
 * right one (a failover) renews them all, as do sentinels that name another.
 * Throws StoreUnavailable when no sentinel names the primary in time, or Redis does not answer.
 */
export async function openRedisConnections(options: RedisConnectionsOptions): Promise<RedisConnections> {
  const { keys, replicas, onDisk, logger, onCommand, onAnswer } = options;
  const onFault = (err: unknown) => logger.warn({ err }, 'redis connection fault');
  const sentinels = await findBySentinels(options);
  const url = sentinels?.url ?? options.url;
  const renewAll = (why?: 'moved') => {
    for (const each of [...clients, feed]) each.renew(why);
  };
  const open = (timeoutMs?: number) =>
    openRedis({
      url,
      ...(timeoutMs !== undefined && { timeoutMs }),
      onFault,
      onWrongServer: () => {
        logger.warn('redis is not to be written to where this connection leads: connecting anew');
        renewAll();
      },
      ...(onAnswer && { onAnswer }),
      ...(onCommand && { onCommand }),
    });
  const main = open();
  const commitsOnly = onDisk ? open(diskPatienceMs + 1_000) : replicas > 0 ? open() : undefined;
  const clients = [main, ...(commitsOnly === undefined ? [] : [commitsOnly])];
  const feed = createChangeFeed({ url, keys, onFault });
  sentinels?.watch(() => {
    logger.warn('the sentinels name another primary: connecting to it');
    renewAll('moved');
  });
  const close = async (): Promise<void> => {
    await sentinels?.close();
    await feed.close();
    await Promise.all(clients.map((each) => each.close()));
  };
  try {
    await Promise.all(clients.map((each) => each.waitUntilUp(patienceMs)));
  } catch (cause) {
    await close();
    // The address without its user and password: whoever reads it has only this line.
    const words = `Redis at ${new URL(placeOf(url)).host} does not answer, or not to this user and password: look at REDIS_URL`;
    throw new StoreUnavailable(words, { cause });
  }
  await feed.answered();
  const commits =
    commitsOnly &&
    replicated({
      connection: commitsOnly,
      keys,
      replicas,
      onTooFew: () => renewAll(),
      ...(onDisk && { onDisk, patienceMs: diskPatienceMs }),
    });
  return { main, feed, commits, close };
}

async function findBySentinels({
  sentinels: addresses,
  url,
  logger,
}: RedisConnectionsOptions): Promise<Sentinels | undefined> {
  if (addresses.length === 0) return undefined;
  // One that is away says so twenty times a second while it is: what matters is whether any of them answers.
  const onFault = (err: unknown) => logger.debug({ err }, 'a sentinel does not answer');
  const sentinels = openSentinels({ sentinels: addresses, url, onFault });
  try {
    await sentinels.find(patienceMs);
    return sentinels;
  } catch (error) {
    await sentinels.close();
    throw error;
  }
}
