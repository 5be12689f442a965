import type { CaseRef } from '../../../src/domain/case/ids';
import { who } from '../support/answers';
import { inputsOn } from '../support/card-fields';
import { historyOf } from '../support/kept';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world, redis } = worldForTests({ durable: true });
const consultant = () => world().player(who.oncologist);
const typed = 'A fair question, typed with care.';

async function readiness(): Promise<number> {
  return (await fetch(`${world().botUrls()[0]}/readyz`)).status;
}

/** Asks until the bot says that it can serve, as a load balancer does. */
async function untilReady(): Promise<void> {
  const soon = () => new Promise((resolve) => setTimeout(resolve, 50));
  while ((await readiness()) !== 200) await soon();
  // The test reads by a connection of its own, which comes back when it does.
  const isBack = () =>
    world()
      .stores.cases.casesOf(who.oncologist)
      .then(
        () => true,
        () => false,
      );
  while (!(await isBack())) await soon();
}

const ask = (): Promise<CaseRef> =>
  askFor(world().player(who.oncologyDoctor), 'critical-friend', {
    'people.namedConsultant': who.oncologist,
    'route.candidates.0.candidate': who.haematologist,
    'route.candidates.0.proposedBy': 'team',
  });

const say = (...command: string[]) => world().redis.command(command);

describe.each([
  ['killed', false, () => redis.kill(), () => redis.revive()],
  ['silent', false, () => redis.pause(), () => redis.resume()],
  ['full', true, () => say('CONFIG', 'SET', 'maxmemory', '1'), () => say('CONFIG', 'SET', 'maxmemory', '0')],
  [
    'a replica of another one',
    true,
    () => say('REPLICAOF', '127.0.0.1', '1'),
    () => say('REPLICAOF', 'NO', 'ONE'),
  ],
  [
    'without the replicas it wants',
    true,
    () => say('CONFIG', 'SET', 'min-replicas-to-write', '1'),
    () => say('CONFIG', 'SET', 'min-replicas-to-write', '0'),
  ],
] as const)('Redis is %s while somebody presses', (_, readable, goAway, comeBack) => {
  test('they are told in time that it was not saved; nothing is half done; the same press works afterwards', async () => {
    const ref = await ask();
    const message = await consultant().open(ref, 'approve');
    const send = consultant().verb(message, 'send:approve');
    await goAway();
    const press = await consultant().press(message, send, { view: typed });
    expect(press.outcome).toMatchObject({
      kind: 'message',
      text: expect.stringMatching(/not saved.*try again/is) as string,
    });
    expect(await readiness()).toBe(503);
    // The form stands where it stood, so that what was typed is still there to be sent again.
    expect(inputsOn(consultant().shown(message))).toEqual(['view']);
    if (!readable) {
      expect(await consultant().say('my requests')).toMatchObject({
        text: expect.stringContaining('not saved') as string,
      });
    }
    const figures = await (await fetch(`${world().botUrls()[0]}/metrics`)).text();
    expect(figures).toContain('second_opinion_presses_total{verb="send:approve",outcome="store-away"}');
    expect(figures).toContain(`second_opinion_redis_up ${readable ? 1 : 0}`);
    await comeBack();
    await untilReady();
    expect((await fetch(`${world().botUrls()[0]}/healthz`)).status).toBe(200);
    const again = await world().teams.redeliver(press, 'newId');
    expect(again.outcome.kind).toBe('card');
    await world().settle();
    expect(await historyOf(world(), ref)).toEqual(['submitted', 'approved', 'candidate-invited']);
    expect(world().player(who.haematologist).buttons(ref)).toContain('open:accept');
    expect(await world().stores.drafts.draftsOf(who.oncologist)).toEqual([]);
  });
});
