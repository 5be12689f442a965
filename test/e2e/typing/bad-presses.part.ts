import { type CaseRef, makeCaseRef } from '../../../src/domain/case/ids';
import type { JsonObject } from '../../../src/stand-in/json';
import { strangerId, who } from '../support/answers';
import { historyOf } from '../support/kept';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();
const requester = () => world().player(who.respiratoryDoctor);
const consultant = () => world().player(who.oncologist);
const request = {
  'people.namedConsultant': who.oncologist,
  'route.candidates.0.candidate': who.haematologist,
  'route.candidates.0.proposedBy': 'team',
};

describe('people who have no part in a case', () => {
  let ref: CaseRef;
  let card: JsonObject;
  const invented = makeCaseRef([0.11, 0.22, 0.33, 0.44, 0.55, 0.66, 0.77]);

  beforeAll(async () => {
    ref = await askFor(requester(), 'critical-friend', request);
    card = consultant().card(ref).card ?? {};
  });

  const cardAbout = (other: CaseRef) => JSON.parse(JSON.stringify(card).replaceAll(ref, other)) as JsonObject;
  const secrets = ['A.B.', 'Oncology', 'Amara', 'approve', 'LOC 4711'];
  const verbs = [
    'show:case',
    'show:record',
    'open:approve',
    'open:comment',
    'open:submit',
    'next:correct:part',
    'goto:give-opinion:answer-1',
    'save:comment:only',
    'send:comment:only',
    'discard:comment',
  ];

  test('a stranger is told kindly that they are not in the directory, and sees nothing', async () => {
    const stranger = world().player(strangerId);
    for (const said of ['new request', 'my requests', ref, `status ${ref}`]) {
      const text = stranger.textOf(await stranger.say(said));
      expect(text).toContain('Please ask the office in your organisation to add you');
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
    const help = await stranger.say('help');
    for (const verb of [...verbs, 'new:critical-friend']) {
      await stranger.press(help, verb, {}, { card: withAlso(card, verb) });
      const text = stranger.textOf({ card: stranger.shown(help), text: undefined });
      expect(text).toMatch(/add you|There is no request with this reference/);
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
    expect(await historyOf(world(), ref)).toEqual(['submitted']);
    expect(await world().stores.drafts.draftsOf(strangerId)).toEqual([]);
  });

  test('somebody without a role gets the same answer for a case and for an invented reference', async () => {
    const nurse = world().player(who.nurse);
    const toWords = async (about: CaseRef) =>
      nurse.textOf(await nurse.say(`status ${about}`)).replaceAll(about, '');
    expect(await toWords(ref)).toBe(await toWords(invented));
    const own = await nurse.say('help');
    for (const verb of verbs) {
      const answers = [];
      for (const about of [ref, invented]) {
        await nurse.press(own, verb, {}, { card: withAlso(cardAbout(about), verb) });
        answers.push(nurse.textOf({ card: nurse.shown(own), text: undefined }).replaceAll(about, ''));
      }
      expect(answers[0]).toBe(answers[1]);
      expect(answers[0]).toContain('There is no request with this reference');
    }
    expect(await historyOf(world(), ref)).toEqual(['submitted']);
  });

  /** The card with one more button about the same case, as a forger would make it. */
  function withAlso(real: JsonObject, verb: string): JsonObject {
    const [about = ref] = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(JSON.stringify(real)) ?? [];
    const action = {
      type: 'Action.Execute',
      title: 'Forged',
      verb,
      data: { case: about, step: '1', form: 'forged' },
    };
    return { type: 'AdaptiveCard', version: '1.5', body: [], actions: [action] };
  }
});

describe('what is no press of ours', () => {
  const press = (action: object) =>
    world().teams.activity(who.oncologist, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', ...action }, trigger: 'manual' },
    });
  const plainWords = (body: unknown) => {
    expect(JSON.stringify(body)).not.toMatch(/\bat .*\.(ts|js)|node_modules|Error:/);
    return body;
  };

  test.each(['', '{', '[]', '"text"', 'null', '{}', '{"type":5}', '\u0000'])(
    'malformed body %j: 400',
    async (body) => {
      const authorization = `Bearer ${world().teams.token()}`;
      const reply = await world().teams.raw(body, { authorization });
      expect(reply.status).toBe(400);
      expect(plainWords(reply.body)).toMatchObject({ error: { code: expect.any(String) as string } });
    },
  );

  test('unsigned, or signed by somebody else: 401', async () => {
    const activity = press({ verb: 'list', data: {} });
    expect((await world().teams.raw(JSON.stringify(activity))).status).toBe(401);
    for (const forge of ['unsigned', 'wrongKey', 'expired', 'otherTenant'] as const) {
      const reply = await world().teams.signed(activity, { forge });
      expect(reply.status).toBe(401);
      plainWords(reply.body);
    }
  });

  test('a body over 1 MB: 413, and the person’s next press works', async () => {
    const reply = await world().teams.signed(
      press({ verb: 'list', data: { 'f.text': 'x'.repeat(1_100_000) } }),
    );
    expect(reply.status).toBe(413);
    plainWords(reply.body);
    expect(consultant().textOf(await consultant().say('help'))).toContain('my requests');
  });

  test.each(['no-such-verb', 'open:no-such-command', 'send:fall-due', 'show:no-such-side', '__proto__', ''])(
    'unknown verb %j: a typed answer, and nothing changes',
    async (verb) => {
      const reply = await world().teams.signed(press({ verb, data: {} }));
      expect(reply.status).toBe(200);
      expect(plainWords(reply.body)).toMatchObject({
        statusCode: expect.any(Number) as number,
        type: expect.stringMatching(/^application\/vnd\.microsoft\.(error|card\.adaptive)$/) as string,
      });
    },
  );

  test('who presses is never taken from the data: such keys are refused', async () => {
    const ref = await askFor(requester(), 'critical-friend', request);
    for (const key of ['person', 'actor', 'role', 'aadObjectId', 'viewer', 'from']) {
      const data = { case: ref, step: '1', form: 'one', [key]: who.oncologist, 'f.view': 'Fair.' };
      const reply = await world().teams.signed(press({ verb: 'send:approve:only', data }));
      expect(reply.body).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
    }
    expect(await historyOf(world(), ref)).toEqual(['submitted']);
  });
});
