import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig } from '../../src/config';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import { openRedis } from '../../src/redis/connection/client';
import { createKeys } from '../../src/redis/keys';
import { createStores } from '../../src/redis/stores';
import { startTeams } from '../../src/stand-in/start-teams';
import type { Teams } from '../../src/stand-in/teams';
import { caseSchemas } from '../../src/store/case-schemas';
import { createKeyRing } from '../../src/store/key-ring';
import { botProcess } from '../chaos/bot-process';
import { durableRedis } from '../chaos/durable-redis';
import { prepareBot } from '../chaos/prepared-bot';
import { passMachineTime } from '../support/machine-time';
import { cardsThatDiffer } from '../support/stories/cards-that-differ';
import type { Part } from './faketime-parts';
import { noConflicts, who } from './support/answers';
import { Player } from './support/player';
import { askFor } from './support/steps';

/** Longer than any lease or pause, an hour that was lived twice included. */
const longMs = 3 * 3_600_000;

/**
 * Runs under libfaketime, as do the bots and the Redis that it starts: the time of all of them is the machine's, plus
 * what is in FAKETIME_TIMESTAMP_FILE. Moves that and tells, as one line of JSON, who was written to and when.
 */
async function play(): Promise<void> {
  const file = process.env['FAKETIME_TIMESTAMP_FILE'] ?? '';
  let offset = Number(process.env['FAKE_OFFSET']);
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
  const bots = [botProcess(prepared, () => env), botProcess(prepared, () => env)];
  const connection = openRedis({ url: redis.url });
  await connection.waitUntilUp(10_000);
  const config = loadConfig(env, 'local');
  const keys = createKeys(ids.tenantId);
  const stores = createStores({
    connection,
    tenant: ids.tenantId,
    keyRing: createKeyRing(config.sealingKeys),
    chainKey: config.chainKey,
    schemas: caseSchemas,
  });
  const start = async () => {
    await Promise.all(bots.map((bot) => bot.start()));
    teams.useBot(bots[0]?.url() ?? '');
  };
  /** Every process sees the new time within a second. */
  const jump = async (seconds: number) => {
    offset += seconds;
    writeFileSync(file, `${offset >= 0 ? '+' : ''}${offset}\n`);
    await sleep(1_500);
  };
  const settle = async () => {
    // Longer than what the bots wait between two looks: what falls due now has been found by then.
    await sleep(1_500);
    for (let tries = 0; tries < 900; tries += 1) {
      const due = await stores.due.earliest();
      const busy =
        (due !== undefined && due <= new Date().toISOString()) || (await stores.ledger.inHand(longMs)) > 0;
      if (!busy) return;
      await sleep(100);
    }
    throw new Error(`It does not come to rest at ${new Date().toISOString()}`);
  };
  const parts: Part[] = [];
  let ref = '';
  let heard = notifications(teams, ref);
  const part = async (name: string, act: () => Promise<void>) => {
    const before = ref === '' ? 0 : (await stores.cases.history(ref)).length;
    await act();
    await settle();
    const now = notifications(teams, ref);
    const events = (await stores.cases.history(ref)).slice(before);
    const { differences } = await cardsThatDiffer({ teams, stores }, ref, new Date().toISOString());
    parts.push({
      name,
      at: new Date().toISOString(),
      notifications: Object.fromEntries(
        [...now]
          .map(([id, count]) => [id, count - (heard.get(id) ?? 0)] as const)
          .filter(([, more]) => more > 0),
      ),
      events: events.map(({ type, at }) => ({ type, at })),
      reminded: events.flatMap((each) => (each.type === 'reminded' ? each.people : [])),
      differences: differences.map((each) => each.person),
    });
    heard = now;
  };
  const player = (id: string) => new Player(teams, id, settle);

  await start();
  await part('asked', async () => {
    ref = await askFor(player(who.oncologyDoctor), 'critical-friend', {
      'people.namedConsultant': who.oncologist,
      'route.candidates.0.candidate': who.haematologist,
      'route.candidates.0.proposedBy': 'team',
    });
  });
  await part('stopped for three days', async () => {
    await Promise.all(bots.map((bot) => bot.stop()));
    await jump(3 * 86_400 + 300);
    await start();
  });
  await part('nothing more', settle);
  await part('an hour back', () => jump(-3_600));
  await part('approved in the hour that comes twice', async () => {
    await player(who.oncologist).give(ref, 'approve', { view: 'Fair.' });
  });
  await part('accepted in the hour that comes twice', async () => {
    await player(who.haematologist).give(ref, 'accept', noConflicts);
  });
  await part('a bot dies with a card in hand, and the clock goes back again', async () => {
    // It holds the lease of the row until it dies; the other finds the row after a minute, whatever the clock says.
    const lift = teams.inject({
      fault: { kind: 'hang' },
      on: ['create', 'update'],
      personId: who.coordinator,
    });
    const reviewer = player(who.haematologist);
    await reviewer.send(await reviewer.open(ref, 'confirm-no-link'), 'confirm-no-link', { noLink: 'yes' });
    while ((await connection.command(['ZCARD', keys.leased])) === 0) await sleep(20);
    await Promise.all(bots.map((bot) => bot.kill()));
    await jump(-3_600);
    lift();
    await start();
    // The minute that a lease lasts, counted from now, is not waited for.
    await sleep(2_000);
    await passMachineTime(connection, keys, 65_000);
  });
  await part('a day on', () => jump(86_400));
  await part('nothing more after that', settle);
  process.stdout.write(`${JSON.stringify(parts)}\n`);
  await Promise.all(bots.map((bot) => bot.stop()));
  await connection.close();
  await redis.stop();
  await teams.close();
  prepared.remove();
}

/** How many cards about the case were posted anew to each person. */
function notifications(teams: Teams, ref: string): ReadonlyMap<string, number> {
  return new Map(
    inventedDirectory.people.map(({ id }) => {
      const posted = teams.thread(id).filter((each) => each.from === 'bot' && each.replyToId === undefined);
      return [id, posted.filter((each) => ref !== '' && each.notification.includes(ref)).length];
    }),
  );
}

play().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
