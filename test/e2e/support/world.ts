import { loadConfig } from '../../../src/config';
import { type Teams } from '../../../src/demo/teams';
import { startTeams } from '../../../src/demo/start-teams';
import { inventedDirectory } from '../../../src/domain/directory/invented-directory';
import { createMovableClock, type MovableClock } from '../../../src/local/movable-clock';
import { type Local, startLocal } from '../../../src/local/start-local';
import { createLogger } from '../../../src/logger';
import { Player } from './player';

export const tenantId = '9f8e7d6c-5b4a-4392-8170-6f5e4d3c2b1a';

export interface World {
  readonly teams: Teams;
  readonly bots: readonly Local[];
  readonly clock: MovableClock;
  /** Round trips to Redis so far, by name. */
  readonly roundTrips: string[];
  player(personId: string): Player;
  /** Everything due is committed and delivery is at rest. */
  settle(): Promise<void>;
  /** Moves case time over HTTP, as a tester would. */
  moveClock(to: { now: string } | { advance: string }): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly redisUrl: string;
  /** How many bot processes' worth run on the one Redis. */
  readonly bots?: number;
  /** Who has the bot installed at the start; everybody when left out. */
  readonly installed?: readonly string[];
  readonly tenant?: string;
}

/** A whole world on loopback: the stand-in for Teams, the invented people, and the bot on a real Redis. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const tenant = options.tenant ?? tenantId;
  const appId = crypto.randomUUID();
  const people = inventedDirectory.people.map(({ id, name }) => ({ id, name }));
  const stranger = { id: '00000000-0000-4000-8000-00000000dead', name: 'A Stranger' };
  const teams = await startTeams({ tenantId: tenant, appId, people: [...people, stranger] });
  const clock = createMovableClock();
  const roundTrips: string[] = [];
  const env = {
    PORT: '0',
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenant,
    LOCAL_TEAMS_URL: teams.url,
    REDIS_URL: options.redisUrl,
    LOG_LEVEL: process.env['E2E_LOG_LEVEL'] ?? 'silent',
  };
  const config = loadConfig(env, 'local');
  const logger = createLogger(config.logLevel);
  const bots: Local[] = [];
  for (let each = 0; each < (options.bots ?? 1); each += 1) {
    bots.push(
      await startLocal({
        config,
        logger,
        directoryText: undefined,
        clock,
        onRedisCommand: (name) => roundTrips.push(name),
      }),
    );
  }
  const first = bots[0];
  if (first === undefined) throw new Error('A world needs a bot');
  teams.useBot(first.running.url);
  const installed = options.installed ?? people.map((each) => each.id);
  for (const id of installed) await teams.install(id);
  const settle = () => first.running.background.settle(20_000);
  await settle();
  return {
    teams,
    bots,
    clock,
    roundTrips,
    player: (personId) => new Player(teams, personId, settle),
    settle,
    moveClock: async (to) => {
      const response = await fetch(`${first.running.url}/local/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(to),
      });
      if (!response.ok) throw new Error(`The clock said ${response.status}: ${await response.text()}`);
    },
    close: async () => {
      for (const bot of bots) await bot.close();
      await teams.close();
    },
  };
}
