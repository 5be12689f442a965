import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig } from '../../src/config';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import { openRedis, type RedisClient } from '../../src/redis/connection/client';
import { openSentinels } from '../../src/redis/connection/sentinels';
import { startTeams } from '../../src/stand-in/start-teams';
import { diceFrom } from '../builders/core/dice';
import { botProcess } from '../chaos/bot-process';
import { type After, checkAfter } from '../chaos/check-after';
import { type Load, startLoad } from '../chaos/load';
import { listenForNotifications } from '../chaos/notifications';
import { patientTeams } from '../chaos/patient-teams';
import { prepareBot } from '../chaos/prepared-bot';
import { comeToRest, storesFor } from '../chaos/run-chaos';
import { type FleetWishes, type RedisFleet, redisFleet } from '../support/redis/redis-fleet';
import { toldTime } from '../support/told-time';
import { befall, type FaultKind } from './faults';

export interface FailoverOptions {
  readonly seed: number;
  readonly bots: number;
  /** `REDIS_REPLICAS` of the bots: how many must have a change before it is acknowledged. */
  readonly replicas: number;
  /** What befalls the primary, one after the other. */
  readonly kinds: readonly FaultKind[];
  readonly fleet: FleetWishes;
  /** How long a fault lasts, in milliseconds; longer than any failover takes where left out. */
  readonly lastsMs?: number;
  readonly walkers: number;
  readonly talkers: number;
  /** Leases of the dead are not waited for: machine time is moved on in Redis. */
  readonly hurry: boolean;
  readonly say: (line: string) => void;
}

/** One fault, in milliseconds. */
export interface Outage {
  readonly kind: FaultKind;
  /** From its begin to the end of the longest time in which nothing was acknowledged; undefined where that has no end. */
  readonly fromBegin: number | undefined;
  /** From its end to the first acknowledgement after it. */
  readonly fromEnd: number | undefined;
}

export interface FailoverResult extends After {
  readonly outages: readonly Outage[];
  readonly acknowledged: number;
  readonly givenUp: readonly string[];
  readonly notificationsTwice: readonly string[];
}

/** After a fault nobody is waited for longer than this, in milliseconds. */
const longestOutageMs = 60_000;
const betweenMs = 3_000;
/** People look before they press again. */
const pauseMs = 400;

/** Lets a fleet of Redis fail over under load, and checks what is left. Closes all that it started. */
export async function runFailover(options: FailoverOptions): Promise<FailoverResult> {
  const dice = diceFrom(options.seed);
  const time = toldTime();
  const ids = { tenantId: randomUUID(), appId: randomUUID() };
  const people = inventedDirectory.people.map(({ id, name }) => ({ id, name, installed: true }));
  const teams = await startTeams({ ...ids, people });
  const fleet = await redisFleet(options.fleet);
  await fleet.settled();
  const env = {
    MicrosoftAppId: ids.appId,
    MicrosoftAppTenantId: ids.tenantId,
    LOCAL_TEAMS_URL: teams.url,
    REDIS_URL: fleet.url,
    REDIS_SENTINELS: fleet.sentinels.join(','),
    REDIS_REPLICAS: String(options.replicas),
  };
  const prepared = await prepareBot();
  const bots = Array.from({ length: options.bots }, () =>
    botProcess(prepared, () => ({ ...env, ...time.env() })),
  );
  const look = await connectionOf(fleet);
  try {
    for (const bot of bots) await bot.start();
    const stores = storesFor(loadConfig(env, 'local'), look.connection);
    const notifications = listenForNotifications(teams, stores.ledger);
    const living = () => bots.flatMap((bot) => bot.url() ?? []);
    const load = startLoad(
      patientTeams(teams, living, dice, () => undefined, pauseMs),
      dice,
      options,
      time,
    );
    const outages: Outage[] = [];
    for (const kind of options.kinds) {
      outages.push(await outage(kind, fleet, load, options));
      options.say(
        `${outages.length} of ${options.kinds.length} faults, ${load.acknowledged.length} acknowledged`,
      );
    }
    await load.stop();
    await fleet.settled(options.replicas);
    await comeToRest(options, look.connection, stores, ids.tenantId);
    const after = await checkAfter({ stores, teams, time }, load.refs, load.acknowledged);
    return {
      ...after,
      outages,
      acknowledged: load.acknowledged.length,
      givenUp: load.givenUp,
      notificationsTwice: await notifications.twice(),
    };
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
    await look.close();
    await fleet.stop();
    await teams.close();
    prepared.remove();
  }
}

/** One fault, from a fleet at rest to a fleet at rest. */
async function outage(
  kind: FaultKind,
  fleet: RedisFleet,
  load: Load,
  { replicas, lastsMs }: FailoverOptions,
): Promise<Outage> {
  const primary = await fleet.settled();
  const was = load.acknowledged.length;
  const busyBy = Date.now() + longestOutageMs;
  while (load.acknowledged.length === was && Date.now() < busyBy) await sleep(20);
  const { began, ended } = await befall(kind, primary, lastsMs);
  const first = (from: number) => load.acknowledged.find(({ at }) => at > from);
  while (first(ended) === undefined && Date.now() < ended + longestOutageMs) await sleep(20);
  const back = first(ended)?.at;
  const after = longestSilence(load.acknowledged.map(({ at }) => at).filter((at) => at > began - 1_000));
  await fleet.settled(replicas);
  await sleep(betweenMs);
  return {
    kind,
    fromBegin: after === undefined ? undefined : after - began,
    fromEnd: back === undefined ? undefined : back - ended,
  };
}

/** When the longest time between two of these ended; undefined where there are less than two. */
function longestSilence(times: readonly number[]): number | undefined {
  const pauses = times.slice(1).map((at, index) => ({ at, for: at - (times[index] ?? at) }));
  return pauses.reduce(
    (one, other) => (other.for > one.for ? other : one),
    pauses[0] ?? { at: undefined, for: 0 },
  ).at;
}

/** A look at the fleet that follows the primary. */
async function connectionOf(
  fleet: RedisFleet,
): Promise<{ readonly connection: RedisClient; readonly close: () => Promise<void> }> {
  const sentinels = openSentinels({ sentinels: fleet.sentinels, url: fleet.url });
  await sentinels.find(10_000);
  const connection = openRedis({ url: sentinels.url, timeoutMs: 10_000 });
  sentinels.watch(() => connection.renew('moved'));
  await connection.waitUntilUp(10_000);
  return {
    connection,
    close: async () => {
      await sentinels.close();
      await connection.close();
    },
  };
}
