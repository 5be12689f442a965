import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig } from '../../src/config';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import { openRedis, type RedisClient } from '../../src/redis/connection/client';
import { createKeys } from '../../src/redis/keys';
import { createStores, type Stores } from '../../src/redis/stores';
import { startTeams } from '../../src/stand-in/start-teams';
import { caseSchemas } from '../../src/store/case-schemas';
import { createKeyRing } from '../../src/store/key-ring';
import { diceFrom } from '../builders/core/dice';
import { passMachineTime } from '../support/machine-time';
import { toldTime } from '../support/told-time';
import { type BotProcess, botProcess } from './bot-process';
import { type After, checkAfter } from './check-after';
import { durableRedis } from './durable-redis';
import { type Load, startLoad } from './load';
import { listenForNotifications } from './notifications';
import { patientTeams } from './patient-teams';
import { prepareBot } from './prepared-bot';

export interface ChaosOptions {
  readonly seed: number;
  /** Processes of the bot on the one Redis. */
  readonly bots: number;
  /** How many times a process of the bot is killed, and Redis. */
  readonly botKills: number;
  readonly redisKills: number;
  readonly walkers: number;
  readonly talkers: number;
  /** Answered presses between two kills, at most. */
  readonly answersBetween: number;
  /** Leases of the dead are not waited for: machine time is moved on in Redis. */
  readonly hurry: boolean;
  readonly say: (line: string) => void;
}

export interface ChaosResult extends After {
  readonly botKills: number;
  readonly redisKills: number;
  readonly acknowledged: number;
  readonly givenUp: readonly string[];
  readonly notifications: number;
  readonly notificationsTwice: readonly string[];
}

const restPatienceMs = 180_000;
/** Where nobody is answered for so long, the next is killed all the same. */
const longestPauseMs = 5_000;

/** Kills bots and Redis under load, lets everything come to rest, and checks what is left. Closes all that it started. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const dice = diceFrom(options.seed);
  const time = toldTime();
  const ids = { tenantId: randomUUID(), appId: randomUUID() };
  const people = inventedDirectory.people.map(({ id, name }) => ({ id, name, installed: true }));
  const teams = await startTeams({ ...ids, people });
  const redis = await durableRedis();
  const env = {
    MicrosoftAppId: ids.appId,
    MicrosoftAppTenantId: ids.tenantId,
    LOCAL_TEAMS_URL: teams.url,
    REDIS_URL: redis.url,
  };
  const prepared = await prepareBot();
  const bots = Array.from({ length: options.bots }, () =>
    botProcess(prepared, () => ({ ...env, ...time.env() })),
  );
  const connection = openRedis({ url: redis.url, timeoutMs: 60_000 });
  try {
    await Promise.all(bots.map((bot) => bot.start()));
    const stores = storesFor(loadConfig(env, 'local'), connection);
    const notifications = listenForNotifications(teams, stores.ledger);
    const pace: Pace = { answers: 0 };
    const living = () => bots.flatMap((bot) => bot.url() ?? []);
    const patient = patientTeams(teams, living, dice, () => {
      pace.answers += 1;
    });
    const load = startLoad(patient, dice, options, time);
    await killAll(options, bots, redis, load, pace);
    options.say('Nobody is killed any more. People finish what they are doing.');
    await load.stop();
    await comeToRest(options, connection, stores, ids.tenantId);
    const after = await checkAfter({ stores, teams, time }, load.refs, load.acknowledged);
    return {
      ...after,
      botKills: options.botKills,
      redisKills: options.redisKills,
      acknowledged: load.acknowledged.length,
      givenUp: load.givenUp,
      notifications: notifications.notified(),
      notificationsTwice: await notifications.twice(),
    };
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
    await connection.close();
    await redis.stop();
    await teams.close();
    prepared.remove();
  }
}

/** How many presses were answered so far. */
interface Pace {
  answers: number;
}

type Redis = Awaited<ReturnType<typeof durableRedis>>;

/** One after the other in random order, so that at any time one of them may be dying and others coming up. */
async function killAll(
  options: ChaosOptions,
  bots: readonly BotProcess[],
  redis: Redis,
  load: Load,
  pace: Pace,
): Promise<void> {
  const dice = diceFrom(options.seed + 1);
  const left = { bot: options.botKills, redis: options.redisKills };
  const comingUp = new Map<BotProcess | Redis, Promise<void>>();
  while (left.bot + left.redis > 0) {
    const kind = dice.roll(left.bot + left.redis) < left.bot ? 'bot' : 'redis';
    const victim = kind === 'bot' ? (dice.pickAny(bots) ?? redis) : redis;
    await comingUp.get(victim);
    const from = pace.answers + dice.roll(options.answersBetween);
    const longest = Date.now() + longestPauseMs;
    while (pace.answers < from && Date.now() < longest) await sleep(5);
    // Somewhere in the midst of the next press.
    await sleep(dice.roll(20));
    left[kind] -= 1;
    comingUp.set(victim, victim.killAndStart());
    options.say(
      `${left.bot} bots and ${left.redis} Redis still to kill, ${load.acknowledged.length} decisions acknowledged, ${load.refs.length} requests`,
    );
  }
  await Promise.all(comingUp.values());
}

/** Waits until nothing is in hand, three minutes at most. */
export async function comeToRest(
  { hurry, say }: Pick<ChaosOptions, 'hurry' | 'say'>,
  connection: RedisClient,
  stores: Stores,
  tenantId: string,
): Promise<void> {
  const giveUpAt = Date.now() + restPatienceMs;
  await connection.waitUntilUp(30_000);
  // Longer than any lease: whatever waits for a dead worker counts too.
  const longMs = 120_000;
  for (;;) {
    const inHand = await stores.ledger.inHand(longMs);
    if (inHand === 0) return;
    if (Date.now() > giveUpAt) return say(`It does not come to rest: ${inHand} in hand.`);
    if (hurry) await passMachineTime(connection, createKeys(tenantId), 20_000);
    await sleep(250);
  }
}

/** The stores of the bot with these settings, on a connection of the test's own. */
export function storesFor(config: ReturnType<typeof loadConfig>, connection: RedisClient): Stores {
  return createStores({
    connection,
    tenant: config.app.tenantId,
    keyRing: createKeyRing(config.sealingKeys),
    chainKey: config.chainKey,
    schemas: caseSchemas,
  });
}
