import { openRedis } from '../../../src/redis/connection/client';
import { type LeadingProxy, leadingProxy } from '../../support/redis/leading-proxy';
import { redisForTests } from '../../support/redis/redis';
import { who } from '../support/answers';
import { historyOf } from '../support/kept';
import { askFor } from '../support/steps';
import { startWorld, type World } from '../support/world';

const [one, other] = [redisForTests({ own: true }), redisForTests({ own: true })];
const open: { world?: World; proxy?: LeadingProxy } = {};

afterAll(async () => {
  await open.world?.close();
  await open.proxy?.close();
}, 60_000);

const pause = () => new Promise((resolve) => setTimeout(resolve, 50));

const readiness = async (world: World) => {
  const answer = await fetch(`${world.botUrls()[0]}/readyz`);
  return { status: answer.status, body: (await answer.json()) as unknown };
};

/** Asks until the server follows the other and the bot says that it can serve; fails with what it says instead. */
async function untilReady(world: World, follower: string): Promise<void> {
  for (const until = Date.now() + 40_000; ; await pause()) {
    const [inSync, said] = [await isInSync(follower), await readiness(world)];
    if (inSync && said.status === 200) return;
    if (Date.now() > until) throw new Error(`not ready: ${inSync} ${JSON.stringify(said)}`);
  }
}

/** Tells a server, past the address that the bot has. */
async function tell(url: string, ...words: readonly string[]): Promise<string> {
  const client = openRedis({ url });
  await client.waitUntilUp(5_000);
  const reply = await client.command(words);
  await client.close();
  return String(reply);
}

const portOf = (url: string) => new URL(url).port;
const isInSync = async (url: string) =>
  /master_link_status:up[\s\S]*master_sync_in_progress:0/.test(await tell(url, 'INFO', 'replication'));

test('after a failover that breaks no connection the bot goes on by itself, on every connection', async () => {
  open.proxy = await leadingProxy(one.url());
  open.world = await startWorld({ redisUrl: open.proxy.url, settings: { REDIS_REPLICAS: '1' } });
  const { world, proxy } = { world: open.world, proxy: open.proxy };
  for (const url of [one.url(), other.url()])
    await tell(url, 'CONFIG', 'SET', 'repl-diskless-sync-delay', '0');
  await tell(other.url(), 'REPLICAOF', '127.0.0.1', portOf(one.url()));
  await untilReady(world, other.url());
  const ref = await askFor(world.player(who.oncologyDoctor), 'critical-friend', {
    'people.namedConsultant': who.oncologist,
    'route.candidates.0.candidate': who.haematologist,
    'route.candidates.0.proposedBy': 'team',
  });

  await tell(other.url(), 'REPLICAOF', 'NO', 'ONE');
  proxy.leadTo(other.url());
  await tell(one.url(), 'REPLICAOF', '127.0.0.1', portOf(other.url()));
  await untilReady(world, one.url());

  // The one for commits, the one for all else, and the one that hears of changes.
  expect(proxy.made()).toBeGreaterThanOrEqual(3);
  const heard = await tell(other.url(), 'PUBSUB', 'CHANNELS');
  expect(heard).toContain(':changes');
  await world.player(who.oncologist).give(ref, 'approve', { view: 'Fair.' });
  expect(await historyOf(world, ref)).toEqual(['submitted', 'approved', 'candidate-invited']);
}, 120_000);
