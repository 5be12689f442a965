import { createHmac, randomBytes, randomInt } from 'node:crypto';
import type { Config } from './config';
import { caseEvent } from './domain/case/events';
import { type CaseRef, makeCaseRef } from './domain/case/ids';
import { type CaseState, caseState } from './domain/case/state';
import type { Directory } from './domain/directory/schema';
import type { Logger } from './logger';
import { openRedis, type RedisClient } from './redis/client';
import { createKeyRing } from './redis/key-ring';
import { createKeys } from './redis/keys';
import { checkReadiness } from './redis/readiness';
import { replicated } from './redis/replicated';
import { createStores } from './redis/stores';
import { TeamsAuthentication } from './teams/authentication';
import { createBotHandler } from './teams/bot';
import { createMessenger } from './teams/messenger';
import { healthRoutes } from './web/health';
import { printRoute } from './web/print';
import type { Route } from './web/route';
import { createWebServer } from './web/server';
import { type Background, type BackgroundShell, createBackground } from './workflow/background';
import { answer } from './workflow/conversation/answer';
import type { ConversationShell } from './workflow/conversation/shell';
import { createDirectoryCache } from './workflow/directory-cache';
import type { CaseClock, Mint } from './workflow/ports';
import { printPage } from './workflow/print-page';

/** The schema number of stored cases: raised when a release before could misread a case (one release reads the next). */
const caseSchema = 1;
const roundEveryMs = 500;
const mostPressesAMinute = 240;
const patienceForRedisMs = 15_000;

export interface Parts {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: CaseClock;
  readonly redisUrl: string;
  /** Imported at start when given. */
  readonly directory: Directory | undefined;
  /** Addresses beside the bot's own; they are given the running product. */
  readonly routes?: ((running: Running) => readonly Route[]) | undefined;
  /** Told of each round trip to Redis, so that a test can count them. */
  readonly onRedisCommand?: ((name: string) => void) | undefined;
  /** Whether Redis must promise to keep what it is given. */
  readonly durable: boolean;
}

export interface Running {
  readonly port: number;
  readonly url: string;
  readonly background: Background;
  readonly dueSet: BackgroundShell['due'];
  /** Finishes the press in hand and the delivery in hand, then closes. */
  readonly close: () => Promise<void>;
}

/** References and identifiers from the system's random numbers. */
const mint: Mint = {
  caseRef: (): CaseRef => makeCaseRef(Array.from({ length: 7 }, () => randomInt(0, 2 ** 32) / 2 ** 32)),
  id: () => randomBytes(9).toString('base64url'),
};

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/**
 * The only place where things are constructed: stores, edge, worker and server, wired by hand and started.
 * Throws StoreUnavailable when Redis does not answer in time.
 */
export async function compose(parts: Parts): Promise<Running> {
  const { config, logger, clock } = parts;
  const connection = connectToRedis(parts);
  const { redisReplicas } = config;
  // While a commit waits for a replica, nobody else's command stands behind it.
  const commitsOnly = redisReplicas > 0 ? connectToRedis(parts) : undefined;
  await Promise.all([connection, commitsOnly].map((each) => each?.waitUntilUp(patienceForRedisMs)));
  const stores = createStores({
    connection,
    ...(commitsOnly && { commits: replicated({ connection: commitsOnly, replicas: redisReplicas }) }),
    tenant: config.app.tenantId,
    keyRing: createKeyRing(config.sealingKeys),
    chainKey: config.chainKey,
    schemas: { number: caseSchema, state: caseState, event: caseEvent },
    draftDays: config.draftRetentionDays,
  });
  if (parts.directory !== undefined) await stores.directory.replace(parts.directory);
  const authentication = new TeamsAuthentication(config);
  const late = new Set<Promise<void>>();
  const listening: { running?: Running } = {};
  const shell: BackgroundShell & ConversationShell = {
    ...stores,
    directory: createDirectoryCache(stores.directory),
    clock,
    mint,
    pause,
    sameChild: (state) => sameChild(state, config.chainKey),
    committed: () => background.wake(),
    messenger: createMessenger(authentication),
    firstContact: { serviceUrl: firstContact(config), tenantId: config.app.tenantId },
    failed: (ref, err) => logger.error({ ref, err }, 'a delivery failed'),
    faulted: (ref, err, times) => logger.error({ ref, err, times }, 'a case could not be ticked'),
    later: (work) => {
      const done: Promise<void> = work()
        .catch((err: unknown) => logger.error({ err }, 'something after the reply failed'))
        .finally(() => late.delete(done));
      late.add(done);
    },
    mostPressesAMinute,
    remembered: new Set(),
    // On loopback the port is known once it listens: it may be any free one.
    publicUrl: () => config.publicUrl ?? (config.mode === 'local' ? listening.running?.url : undefined),
  };
  const background = createBackground(shell, { everyMs: roundEveryMs });
  const bot = createBotHandler({ authentication, onActivity: (turn) => answer(shell, turn) });
  const keys = createKeys(config.app.tenantId);
  const ready = () => checkReadiness({ connection, keys, durable: parts.durable });
  // A Redis that may forget what it is given is no place for a case: production does not start on one.
  const { ok, checks } = await ready();
  if (!ok) {
    await commitsOnly?.close();
    await connection.close();
    throw new Error(`${checks.redis}: set REDIS_URL to a Redis that keeps what it is given.`);
  }
  const close = async (): Promise<void> => {
    await server.close(10_000);
    await background.stop();
    await Promise.all(late);
    await commitsOnly?.close();
    await connection.close();
  };
  const ownRoutes: readonly Route[] = [
    { method: 'post', path: '/api/messages', takes: 'json', handle: bot },
    ...healthRoutes(ready),
    printRoute((ticket) => printPage(shell, ticket)),
  ];
  const extra = parts.routes?.({
    get port() {
      return listening.running?.port ?? config.port;
    },
    get url() {
      return listening.running?.url ?? '';
    },
    background,
    dueSet: stores.due,
    close,
  });
  const server = createWebServer({ routes: [...ownRoutes, ...(extra ?? [])], logger });
  const { port, url } = await server.listen(config.port, config.mode === 'local' ? '127.0.0.1' : undefined);
  background.start();
  const running: Running = { port, url, background, dueSet: stores.due, close };
  listening.running = running;
  return running;
}

function connectToRedis({ redisUrl, logger, onRedisCommand }: Parts): RedisClient {
  return openRedis({
    url: redisUrl,
    onFault: (err) => logger.warn({ err }, 'redis connection fault'),
    ...(onRedisCommand === undefined ? {} : { onCommand: onRedisCommand }),
  });
}

/** Teams' own address for people who never wrote to the bot; on loopback, the stand-in's. */
function firstContact(config: Config): string {
  return config.mode === 'local' ? config.localTeamsUrl : `https://${config.serviceUrlHosts[0]}/teams/`;
}

/** Equal for requests about the same child: by NHS number where there is one, else by organisation, initials and date of birth. */
function sameChild({ request }: CaseState, key: Buffer): string {
  const { nhsNumber, organisation, initials, dateOfBirth } = request.child;
  const identity =
    nhsNumber === undefined ? [organisation, initials.toLowerCase(), dateOfBirth] : [nhsNumber];
  return createHmac('sha256', key).update(JSON.stringify(identity)).digest('hex');
}
