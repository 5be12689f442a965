import { type Config, loadConfig } from '../../../src/config';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { createMovableClock, type MovableClock } from '../../../src/local/movable-clock';
import { type Local, startLocal } from '../../../src/local/start-local';
import { createLogger } from '../../../src/logger';
import { openRedis, type RedisClient } from '../../../src/redis/connection/client';
import { createStores, type Stores } from '../../../src/redis/stores';
import { startTeams } from '../../../src/stand-in/start-teams';
import type { Teams } from '../../../src/stand-in/teams';
import type { CaseSchemas } from '../../../src/store/case-record';
import { caseSchemas } from '../../../src/store/case-schemas';
import { createKeyRing } from '../../../src/store/key-ring';
import { strangerId, worldStart } from './answers';
import { Player } from './player';
import { type Replays, replayingTeams } from './replaying-teams';

export interface World {
  readonly tenantId: string;
  readonly appId: string;
  readonly teams: Teams;
  readonly clock: MovableClock;
  /** The product's stores on a connection of the test's own, for looking at what is kept. */
  readonly stores: Stores;
  /** That connection. */
  readonly redis: RedisClient;
  /** Every round trip of every bot to Redis so far, by name. */
  readonly roundTrips: string[];
  /** Address of the bot that Teams talks to, and of the others on the same Redis. */
  botUrls(): readonly string[];
  player(personId: string): Player;
  /** Everything due is committed and delivery is at rest. Refuses when that takes too long. */
  settle(): Promise<void>;
  /** Moves case time over HTTP, as a tester would; gives the answer as it came. */
  askClock(body: unknown): Promise<{ readonly status: number; readonly body: unknown }>;
  /** As `askClock`; throws unless it moved. */
  moveClock(to: { now: string } | { advance: string }): Promise<void>;
  /** Stops the bot in good order and starts it again, as a release does. */
  restartBot(): Promise<void>;
  /** Delivery and the clock of the first bot come to an end, as when it is about to stop; presses are still answered. */
  stopBackground(): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly redisUrl: string;
  /** Where the built page of the tab is. */
  readonly tabFolder?: string | undefined;
  /** How many bot processes' worth run on the one Redis. */
  readonly bots?: number | undefined;
  /** What the bot's environment holds besides. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
  /** What the bot of this number (from 0) reads and writes cases with; as in this release where left out. */
  readonly schemas?: ((bot: number) => CaseSchemas) | undefined;
  /** How each press is delivered again; not at all where left out. */
  readonly replays?: Replays | undefined;
  /** Who does not have the app at the start; everybody else has it. */
  readonly without?: readonly string[] | undefined;
}

/** A whole world on loopback: the stand-in for Teams, the invented people, and the bot on a real Redis. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const tenantId = crypto.randomUUID();
  const appId = crypto.randomUUID();
  const people = inventedDirectory.people.map(({ id, name }) => ({ id, name }));
  const stranger = { id: strangerId, name: 'A Stranger' };
  const teams = await startTeams({ tenantId, appId, people: [...people, stranger] });
  const clock = createMovableClock(worldStart);
  const roundTrips: string[] = [];
  const config = configFor(
    { appId, tenantId, teamsUrl: teams.url, redisUrl: options.redisUrl },
    options.settings,
  );
  const logger = createLogger(config.logLevel);
  const start = (bot = 0) =>
    startLocal({
      schemas: options.schemas?.(bot),
      tabFolder: options.tabFolder,
      config,
      logger,
      directoryText: undefined,
      clock,
      onRedisCommand: (name) => void roundTrips.push(name),
    });
  const bots: Local[] = [];
  for (let each = 0; each < (options.bots ?? 1); each += 1) bots.push(await start(each));
  const first = () => {
    const [bot] = bots;
    if (bot === undefined) throw new Error('A world needs a bot');
    return bot.running;
  };
  teams.useBot(first().url);
  for (const { id } of people) if (!options.without?.includes(id)) await teams.install(id);
  await teams.install(stranger.id);
  const redis = openRedis({ url: options.redisUrl });
  await redis.waitUntilUp(5_000);
  const settle = () => first().background.settle(20_000);
  await settle();
  const stores = storesFor(config, redis);
  const { replays } = options;
  const acting = replays === undefined ? teams : replayingTeams(teams, replays, stores, settle);
  const askClock = (body: unknown) => postJson(`${first().url}/local/clock`, body);
  return {
    tenantId,
    appId,
    teams,
    clock,
    redis,
    stores,
    roundTrips,
    botUrls: () => bots.map((each) => each.running.url),
    player: (personId) => new Player(acting, personId, settle),
    settle,
    askClock,
    moveClock: async (to) => {
      const { status, body } = await askClock(to);
      if (status !== 200) throw new Error(`The clock said ${status}: ${JSON.stringify(body)}`);
    },
    restartBot: async () => {
      await bots.shift()?.close();
      bots.unshift(await start());
      teams.useBot(first().url);
    },
    stopBackground: () => first().background.stop(),
    close: async () => {
      for (const bot of bots) await bot.close();
      await redis.close();
      await teams.close();
    },
  };
}

interface Addresses {
  readonly appId: string;
  readonly tenantId: string;
  readonly teamsUrl: string;
  readonly redisUrl: string;
}

function configFor(
  { appId, tenantId, teamsUrl, redisUrl }: Addresses,
  settings: WorldOptions['settings'] = {},
) {
  const env = {
    ...settings,
    PORT: '0',
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    LOCAL_TEAMS_URL: teamsUrl,
    REDIS_URL: redisUrl,
    LOG_LEVEL: process.env['E2E_LOG_LEVEL'] ?? 'silent',
  };
  return loadConfig(env, 'local');
}

/** The product's stores with these settings, on a connection of one's own. */
export function storesFor(config: Config, connection: RedisClient): Stores {
  return createStores({
    connection,
    tenant: config.app.tenantId,
    keyRing: createKeyRing(config.sealingKeys),
    chainKey: config.chainKey,
    schemas: caseSchemas,
  });
}

async function postJson(url: string, body: unknown) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as unknown };
}
