import { openRedis } from '../../../src/redis/connection/client';
import { redisForTests } from '../../support/redis/redis';
import { who } from '../support/answers';
import { historyOf } from '../support/kept';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const replica = redisForTests({ own: true });
const { world, redis } = worldForTests({ own: true, settings: { REDIS_REPLICAS: '1' } });

const readiness = async () => {
  const answer = await fetch(`${world().botUrls()[0]}/readyz`);
  return { status: answer.status, body: (await answer.json()) as object };
};

/** Asks until the bot says that it can serve, as a load balancer does. */
async function untilReady(): Promise<void> {
  while ((await readiness()).status !== 200) await new Promise((resolve) => setTimeout(resolve, 100));
}

async function follow(): Promise<void> {
  const follower = openRedis({ url: replica.url() });
  await follower.waitUntilUp(5_000);
  await follower.command(['REPLICAOF', '127.0.0.1', new URL(redis.url()).port]);
  await follower.close();
}

test('what a person is told was saved is on the replica; without one nothing is promised, and it mends by itself', async () => {
  await world().redis.command(['CONFIG', 'SET', 'repl-diskless-sync-delay', '0']);
  expect(await readiness()).toMatchObject({
    status: 503,
    body: { checks: { redis: 'ready', replicas: '0 of 1 replicas follow: nothing can be saved' } },
  });
  await follow();
  await untilReady();
  const [requester, consultant] = [world().player(who.oncologyDoctor), world().player(who.oncologist)];
  const ref = await askFor(requester, 'critical-friend', {
    'people.namedConsultant': who.oncologist,
    'route.candidates.0.candidate': who.haematologist,
    'route.candidates.0.proposedBy': 'team',
  });
  const message = await consultant.open(ref, 'approve');
  const send = consultant.verb(message, 'send:approve');
  await replica.kill();
  const press = await consultant.press(message, send, { view: 'Fair.' });
  expect(press.outcome).toMatchObject({
    text: expect.stringMatching(/could not tell whether that was saved.*same button/is) as string,
  });
  await replica.revive();
  await follow();
  await untilReady();
  expect((await world().teams.redeliver(press, 'newId')).outcome.kind).toBe('card');
  await world().settle();
  expect(await historyOf(world(), ref)).toEqual(['submitted', 'approved', 'candidate-invited']);
}, 120_000);
