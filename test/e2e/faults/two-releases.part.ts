import { caseSchemas } from '../../../src/store/case-schemas';
import { who } from '../support/answers';
import { expectCardsToAgree, historyOf, stateOf } from '../support/kept';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

/** The first bot is this release, the second the next one: its cases hold what this one could misread. */
const { world } = worldForTests({
  bots: 2,
  schemas: (bot) => ({ ...caseSchemas, number: caseSchemas.number + bot }),
});

const pressGoesTo = (bot: 0 | 1) => world().teams.useBot(world().botUrls()[bot] ?? '');
const schemaOf = (ref: string) =>
  world().redis.command(['HGET', `{${world().tenantId}}:case:${ref}`, 'schema']);

test('two releases side by side: this one reads what the next one wrote, never writes over it, and loses nothing', async () => {
  const [requester, consultant] = [world().player(who.oncologyDoctor), world().player(who.oncologist)];
  const ref = await askFor(requester, 'critical-friend', {
    'people.namedConsultant': who.oncologist,
    'route.candidates.0.candidate': who.haematologist,
    'route.candidates.0.proposedBy': 'team',
  });
  expect(await schemaOf(ref)).toBe(String(caseSchemas.number));
  pressGoesTo(1);
  await consultant.give(ref, 'approve', { view: 'Fair.' });
  const next = String(caseSchemas.number + 1);
  expect(await schemaOf(ref)).toBe(next);
  pressGoesTo(0);
  await requester.say(`status ${ref}`);
  expect(requester.text(ref)).toContain('Somebody is being asked');
  const message = await requester.open(ref, 'comment');
  const send = requester.verb(message, 'send:comment');
  const before = await historyOf(world(), ref);
  const press = await requester.press(message, send, { comment: 'Typed while a release was under way.' });
  expect(press.outcome).toMatchObject({ text: expect.stringMatching(/not saved/i) as string });
  expect([await historyOf(world(), ref), await schemaOf(ref)]).toEqual([before, next]);
  pressGoesTo(1);
  expect((await world().teams.redeliver(press, 'newId')).outcome.kind).toBe('card');
  expect(await historyOf(world(), ref)).toEqual([...before, 'commented']);
  expect((await stateOf(world(), ref)).stage.status).toBe('inviting');
});

test('two releases side by side: what the next one wrote is reminded of and delivered on time, whichever looks first', async () => {
  pressGoesTo(1);
  const requester = world().player(who.oncologyDoctor);
  const ref = await askFor(requester, 'critical-friend', {
    'people.namedConsultant': who.oncologist,
    'route.candidates.0.candidate': who.haematologist,
    'route.candidates.0.proposedBy': 'team',
  });
  expect(await schemaOf(ref)).toBe(String(caseSchemas.number + 1));
  await world().moveClock({ advance: 'P14D' });
  expect(await historyOf(world(), ref)).toContain('reminded');
  expect(await world().redis.command(['HGET', `{${world().tenantId}}:due-faults`, ref])).toBeNull();
  expect(await expectCardsToAgree(world(), ref)).toBeGreaterThan(1);
});
