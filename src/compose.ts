import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';
import { keepCounts } from './compose/counts';
import { dailyHeads } from './compose/daily-heads';
import { firstContact, homeTenant } from './compose/home';
import { openRedisConnections } from './compose/redis-connections';
import { type DirectoryFile, startWithDirectory } from './compose/start-with-directory';
import { tellDamage } from './compose/tell-damage';
import { composeTab } from './compose/the-tab';
import { createWatch } from './compose/watch';
import { watchedFigures } from './compose/watched-figures';
import type { Config } from './config';
import { type CaseRef, makeCaseRef } from './domain/case/ids';
import type { Child } from './domain/case/stored/request';
import { identitiesOf } from './domain/decide/other-requests/same-child';
import type { DirectoryIndex } from './domain/directory/lookup';
import type { Support } from './domain/directory/support';
import { type Reminders, usualReminders } from './domain/process/tables/obligations';
import { bankHolidaysEnding } from './domain/rules/calendar';
import { type Logger, said } from './logger';
import { checkReadiness } from './redis/connection/readiness';
import { createKeys } from './redis/keys';
import { createStores } from './redis/stores';
import type { CaseSchemas } from './store/case-record';
import { caseSchemas } from './store/case-schemas';
import { createKeyRing } from './store/key-ring';
import { TeamsAuthentication } from './teams/authentication';
import { createBotHandler, mostActivityBytes } from './teams/bot';
import { createMessenger } from './teams/messenger';
import { forFamiliesRoute } from './web/for-families';
import { healthRoutes } from './web/health';
import { createMetrics, metricsRoute } from './web/metrics';
import { printRoute } from './web/print';
import type { Route } from './web/route';
import { createWebServer } from './web/server';
import { hasTabPage, tabHeaders } from './web/tab-pages';
import { answer } from './workflow/conversation/answer';
import { answerPress } from './workflow/conversation/answer-press';
import type { Turn } from './workflow/conversation/turn';
import { createDirectoryCache } from './workflow/directory-cache';
import { tooOften } from './workflow/entry/let-in';
import { whoIs } from './workflow/entry/who-is';
import type { CaseClock, Mint } from './workflow/ports/case-ports';
import { noLimits, teamsLimits } from './workflow/ports/throttle-port';
import { printPage } from './workflow/print-page';
import type { TabShell } from './workflow/tab/shell';
import { type Background, type BackgroundShell, createBackground } from './workflow/ticking/background';

const roundEveryMs = 500;
const mostPressesAMinute = 240;

export interface Parts {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: CaseClock;
  readonly redisUrl: string;
  /**
   * The directory of the file that is named at start, with the file's content: imported when there is none yet, or when
   * the content is another than the one last imported so.
   */
  readonly directory: DirectoryFile | undefined;
  /** Durations and calendars, and where families find support; left out: the defaults. */
  readonly reminders?: Reminders | undefined;
  readonly support?: Support | undefined;
  /** Addresses beside the bot's own; they are given the running product. */
  readonly routes?: ((running: Running) => readonly Route[]) | undefined;
  /** Told of each round trip to Redis, so that a test can count them. */
  readonly onRedisCommand?: ((name: string) => void) | undefined;
  /** What stored cases are read and written with; this release's where left out. */
  readonly schemas?: CaseSchemas | undefined;
  /** Where the built page of the tab is; left out: only its API is served. */
  readonly tabFolder?: string | undefined;
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

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/**
 * The only place where things are constructed: stores, edge, worker and server, wired by hand and started.
 * Throws StoreUnavailable when Redis does not answer in time.
 */
export async function compose(parts: Parts): Promise<Running> {
  const { config, logger, clock, reminders = usualReminders } = parts;
  const keys = createKeys(config.app.tenantId);
  const metrics = createMetrics(() => watchedFigures(connection, keys, clock));
  const watch = createWatch(metrics, logger);
  const { redisReplicas, redisDurability: stated } = config;
  const redis = await openRedisConnections({
    url: parts.redisUrl,
    sentinels: config.redisSentinels,
    keys,
    replicas: redisReplicas,
    onDisk: stated === 'waitaof',
    logger,
    onAnswer: metrics.redisAnswered,
    ...(parts.onRedisCommand && { onCommand: parts.onRedisCommand }),
  });
  const { main: connection, commits, feed } = redis;
  const damaged = tellDamage(metrics, logger);
  const stores = createStores({
    connection,
    ...(commits && { commits }),
    tenant: config.app.tenantId,
    keyRing: createKeyRing(config.sealingKeys),
    chainKey: config.chainKey,
    schemas: parts.schemas ?? caseSchemas,
    draftDays: config.draftRetentionDays,
    damaged,
    limits: config.mode === 'local' && !config.keepTeamsLimits ? noLimits : teamsLimits,
  });
  const authentication = new TeamsAuthentication(config);
  const late = new Set<Promise<void>>();
  const listening: { running?: Running } = {};
  const shell: BackgroundShell & TabShell = {
    ...stores,
    cases: watch.cases(stores.cases),
    ledger: watch.ledger(stores.ledger),
    due: watch.due(stores.due),
    watched: watch.watched,
    damaged: (ref, err) => damaged('case', ref, err),
    pressed: watch.answering((press) => answerPress(shell, press)),
    directory: createDirectoryCache(stores.directory, reminders, parts.support),
    tables: sha256(JSON.stringify(reminders)),
    clock,
    mint,
    pause,
    sameChild: (child, directory) => sameChild(child, directory, config.chainKey),
    committed: () => background.wake(),
    messenger: watch.messenger(createMessenger(authentication)),
    firstContact: { serviceUrl: firstContact(config) },
    homeTenant: homeTenant(config),
    failed: (ref, err) => said(() => logger.error({ case: ref, err }, 'a delivery failed')),
    faulted: (ref, err, times) =>
      said(() => logger.error({ case: ref, err, times }, 'a case could not be ticked')),
    later: (work) => {
      const done: Promise<void> = work()
        .catch((err: unknown) => said(() => logger.error({ err }, 'something after the reply failed')))
        .finally(() => late.delete(done));
      late.add(done);
    },
    mostPressesAMinute,
    remembered: new Set(),
    // On loopback the port is known once it listens: it may be any free one.
    publicUrl: () => config.publicUrl ?? (config.mode === 'local' ? listening.running?.url : undefined),
    tabApp: hasTabPage(parts.tabFolder) ? config.teamsAppId : undefined,
  };
  const background = createBackground(shell, { everyMs: roundEveryMs });
  const heads = dailyHeads(config, logger, connection, metrics.headsWritten);
  const counts = keepCounts({ ...shell, tally: stores.tally }, logger);
  const bot = createBotHandler({
    authentication,
    onActivity: watch.answering((turn: Turn) => answer(shell, turn)),
    onUnanswerable: async (from) => tooOften(shell, await whoIs(shell, from)),
    onReply: (chat) => shell.later(() => stores.throttle.took({ kind: 'send', chat })),
  });
  const calendar = () => bankHolidaysEnding(reminders.bankHolidays, Number(clock.now().slice(0, 4)));
  const ready = async (replicas = redisReplicas) => {
    const asked = { durable: parts.durable, stated, replicas, subscribing: feed.refusal() };
    const { ok, checks } = await checkReadiness({ connection, keys, ...asked });
    // A calendar that ends, or a file of heads that cannot be written, is no reason to stop serving: it is said here.
    const written = heads.standing();
    const besides = { bankHolidays: calendar() ?? 'known', ...(written && { heads: written }) };
    return { ok, checks: { ...checks, ...besides } };
  };
  // A Redis that may forget what it is given is no place for a case: production does not start on one. Replicas may
  // follow later: until they do, nothing is saved.
  const { ok, checks } = await ready(0);
  if (!ok) {
    await redis.close();
    throw new Error(`${checks.redis}: set REDIS_URL to a Redis that does, and keeps what it is given.`);
  }
  await startWithDirectory(stores, config, parts.directory, logger);
  const ending = calendar();
  if (ending !== undefined) logger.warn(ending);
  const close = async (): Promise<void> => {
    // Nothing more is taken up from now on; what Teams was asked for is waited for and noted.
    const delivered = background.stop();
    await server.close(10_000);
    await Promise.all([heads.stop(), counts.stop()]);
    await delivered;
    await Promise.all(late);
    await redis.close();
  };
  const ownRoutes: readonly Route[] = [
    {
      method: 'post',
      path: '/api/messages',
      takes: 'json',
      maxBodyBytes: mostActivityBytes,
      handle: bot,
    },
    ...healthRoutes(() => ready()),
    metricsRoute(metrics, { token: config.metricsToken, loopback: config.mode === 'local' }),
    forFamiliesRoute(parts.support, async () => (await shell.directory.at(0)).directory),
    printRoute((ticket) => printPage(shell, ticket)),
    ...composeTab({ config, logger, feed, shell, folder: parts.tabFolder }),
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
  const server = createWebServer({
    routes: [...ownRoutes, ...(extra ?? [])],
    logger,
    keepAliveSeconds: config.keepAliveSeconds,
    under: config.publicPath,
    headersUnder: {
      '/tab': tabHeaders(config.mode === 'local'),
      '/api/tab': tabHeaders(config.mode === 'local'),
    },
  });
  const { port, url } = await server.listen(config.port, config.mode === 'local' ? '127.0.0.1' : undefined);
  background.start();
  heads.start();
  counts.start();
  const running: Running = { port, url, background, dueSet: stores.due, close };
  listening.running = running;
  return running;
}

/** One in common for requests about the same child; tells nothing about it without the key. */
function sameChild(child: Child, directory: DirectoryIndex, key: Buffer): readonly string[] {
  return identitiesOf(child, directory).map((identity) =>
    createHmac('sha256', key).update(JSON.stringify(identity)).digest('hex'),
  );
}
