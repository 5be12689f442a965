import { loadConfig } from '../../src/config';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import { createMovableClock, type MovableClock } from '../../src/local/movable-clock';
import { startLocal } from '../../src/local/start-local';
import { createLogger } from '../../src/logger';
import { openRedis, type RedisClient } from '../../src/redis/connection/client';
import { createKeys } from '../../src/redis/keys';
import type { Stores } from '../../src/redis/stores';
import { startTeams } from '../../src/stand-in/start-teams';
import type { Teams } from '../../src/stand-in/teams';
import { everybody } from '../builders/core/people';
import { storesFor } from '../e2e/support/world';
import { canaryIn } from './canaries';

/** Two tenants are served; of the second nobody is in the directory. */
export const secondTenant = '00000000-0000-4000-8000-0000000000ee';
export const stranger = '00000000-0000-4000-8000-00000000abcd';
const began = '2027-01-11T09:00:00.000Z';

export interface AttackWorld {
  readonly teams: Teams;
  readonly botUrl: string;
  readonly tenantId: string;
  readonly appId: string;
  readonly clock: MovableClock;
  readonly stores: Stores;
  readonly redis: RedisClient;
  /** Lines of the log that held a canary or a token; and how many lines there were. */
  readonly log: { readonly leaks: string[]; lines: number };
  settle(): Promise<void>;
  /** Whatever was counted of these people in the running minute is forgotten. */
  forgive(people: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** The bot on a Redis of its own and a stand-in for Teams, on loopback, with a log at its loudest that is read along. */
export async function startAttackWorld(redisUrl: string): Promise<AttackWorld> {
  const [tenantId, appId] = [crypto.randomUUID(), crypto.randomUUID()];
  const people = inventedDirectory.people.map(({ id, name }) => ({ id, name, installed: true }));
  const outside = { id: stranger, name: 'A Stranger', installed: true };
  const teams = await startTeams({ tenantId, appId, people: [...people, outside] });
  const config = loadConfig(
    {
      PORT: '0',
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: tenantId,
      TENANT_ALLOW_LIST: `${tenantId},${secondTenant}`,
      LOCAL_TEAMS_URL: teams.url,
      REDIS_URL: redisUrl,
      LOG_LEVEL: 'trace',
    },
    'local',
  );
  const log = { leaks: [] as string[], lines: 0 };
  const write = (line: string) => {
    log.lines += 1;
    if (canaryIn(line) !== undefined || /eyJ[\w-]{20}/.test(line)) log.leaks.push(line.slice(0, 300));
  };
  const clock = createMovableClock(began);
  const logger = createLogger('trace', { write });
  const bot = await startLocal({ config, logger, directoryText: undefined, clock });
  teams.useBot(bot.running.url);
  const redis = openRedis({ url: redisUrl });
  await redis.waitUntilUp(5_000);
  const keys = createKeys(tenantId);
  return {
    teams,
    botUrl: bot.running.url,
    tenantId,
    appId,
    clock,
    stores: storesFor(config, redis),
    redis,
    log,
    settle: () => bot.running.background.settle(60_000),
    forgive: async (who = everybody) => {
      // Somebody of the second tenant is counted under a name of their own.
      const counted = who.flatMap((person) => [person, `${person}@${secondTenant}`]);
      await redis.command(['DEL', ...counted.map(keys.presses)]);
    },
    close: async () => {
      await bot.close();
      await redis.close();
      await teams.close();
    },
  };
}
