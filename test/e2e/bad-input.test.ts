import type { InboxMessage } from '../../src/demo/inbox';
import type { JsonObject } from '../../src/demo/json';
import { type CaseRef, makeCaseRef } from '../../src/domain/case/ids';
import { inDays, intake, noConflicts, opinion, strangerId, who, yearsOld } from './support/answers';
import { inputsOn, valueOn } from './support/card-fields';
import { historyOf, stateOf } from './support/kept';
import { blocksOn, runsOn, tryMistakes } from './support/mistakes';
import type { Player } from './support/player';
import { askFor, beginAsking, refOn } from './support/steps';
import { worldForTests } from './support/world-for-tests';

const { world } = worldForTests();
/** Several people ask, so that nobody presses more often in a minute than they may. */
const requester = () => world().player(who.oncologyDoctor);
const otherRequester = () => world().player(who.rheumatologyDoctor);
const thirdRequester = () => world().player(who.respiratoryDoctor);
const consultant = () => world().player(who.oncologist);
const friend = () => world().player(who.haematologist);
const request = {
  'people.namedConsultant': who.oncologist,
  'people.disagreement': 'None.',
  'child.nhsNumber': '999 172 5008',
  'family.faith': 'None.',
  'family.language': 'Welsh',
  'before.treatmentLimits': 'None.',
  'route.candidates.0.candidate': who.haematologist,
  'route.candidates.0.proposedBy': 'team',
};

describe('what no field takes', () => {
  test('intake: every text field too long, with NUL, with half a character, and empty', async () => {
    const message = await beginAsking(requester(), 'critical-friend');
    const key = { person: who.oncologyDoctor, about: 'new', form: 'submit' } as const;
    expect(await tryMistakes(world(), requester(), message, key, intake(request))).toBeGreaterThan(80);
    await requester().fill(message, 'submit', intake(request));
    expect(refOn(requester(), message)).toBeTruthy();
  }, 120_000);

  test('a decision, an acceptance and an opinion: the same', async () => {
    const ref = await askFor(requester(), 'critical-friend', request);
    const steps: readonly [Player, string, Record<string, string>][] = [
      [consultant(), 'approve', { view: 'Fair.' }],
      [friend(), 'accept', { ...noConflicts, 'conflicts.details': '' }],
      [friend(), 'give-opinion', opinion({ 'opinion.advice': 'support-plan' })],
    ];
    for (const [player, form, answers] of steps) {
      if (form === 'give-opinion') await friend().give(ref, 'confirm-no-link', { noLink: 'yes' });
      const message = await player.open(ref, form);
      const key = { person: player.id, about: ref, form };
      expect(await tryMistakes(world(), player, message, key, answers)).toBeGreaterThan(3);
      await player.fill(message, form, answers);
    }
    expect((await stateOf(world(), ref)).stage.status).toBe('opinion-given');
  }, 120_000);
});

describe('what the intake says beside the field', () => {
  const asker = () => world().player(who.otherOncologist);
  let message: InboxMessage;
  const child = intake(request);

  beforeAll(async () => {
    message = await beginAsking(asker(), 'critical-friend');
    await asker().press(message, asker().verb(message, 'next:submit:safety'), {
      'safety.acutelyDeteriorating': 'no',
      'safety.proceedings': 'no',
    });
  });

  const typing = async (page: string, typed: Record<string, string>) => {
    const shown = inputsOn(asker().shown(message));
    const rest = Object.fromEntries(Object.entries(child).filter(([path]) => shown.includes(path)));
    await asker().press(message, `next:submit:${page}`, { ...rest, ...typed }, { force: true });
    return asker().textOf({ card: asker().shown(message), text: undefined });
  };

  test.each([
    ['a child who is 18 today', { 'child.dateOfBirth': yearsOld(18) }, /under 18/],
    ['a date of birth tomorrow', { 'child.dateOfBirth': inDays(1) }, /future/],
    ['no date', { 'child.dateOfBirth': '30 February' }, /date/i],
    ['a day that does not exist', { 'child.dateOfBirth': '2026-02-30' }, /date/i],
    ['an NHS number that fails its check', { 'child.nhsNumber': '999 172 5009' }, /NHS number/],
    ['an NHS number too short', { 'child.nhsNumber': '999' }, /NHS number/],
    ['a name instead of initials', { 'child.initials': 'Bartholomew' }, /do not write a name|limit is 8/],
    ['an organisation nobody knows', { 'child.organisation': 'INV-X9' }, /hospital|organisation/],
  ])('%s', async (_, typed, says) => {
    const text = await typing('child', typed);
    expect(text).toContain('One field needs your attention');
    expect(text).toMatch(says);
    expect(inputsOn(asker().shown(message))).toContain('child.initials');
  });

  test('a child who is 18 tomorrow may still be asked for', async () => {
    await typing('child', { 'child.dateOfBirth': yearsOld(18, 1) });
    expect(inputsOn(asker().shown(message))).toContain('people.namedConsultant');
  });

  test.each([
    ['somebody not in the directory', strangerId],
    ['something that is nobody', 'Dr Somebody'],
    ['somebody who is no consultant', who.advocate],
  ])('as named consultant: %s', async (_, person) => {
    const text = await typing('people', { 'people.namedConsultant': person });
    expect(text).toMatch(/choose (a|the named) consultant/);
    expect(inputsOn(asker().shown(message))).toContain('people.namedConsultant');
  });
});

describe('text that looks like something else', () => {
  const hostile = [
    '${child.initials} and $${1 + 1}',
    '**bold** _it_ [a link](https://example.org) # 1. - >',
    '<at>Dr Example</at> &amp; &lt;',
    '{"type":"AdaptiveCard","body":[{"type":"TextBlock"}]}',
    '<script>alert(1)</script><b>b</b>',
    '\u202Eright to left\u202C \u200F and back',
    '👩‍👩‍👧‍👦 and 🫶🏽',
    'Ŵyn ar lan y dŵr, ŷ ïau',
    'کیا یہ بچے کے لیے بہتر ہے؟',
  ];
  const places = [
    'question.decision',
    'options.0.title',
    'options.0.benefits',
    'options.0.harms',
    'options.0.evidence',
    'childAsPerson.qualityOfLife',
    'childAsPerson.normal',
    'childAsPerson.ownWords',
    'family.hopesAndWorries',
  ] as const;
  const typed = (shift: number) =>
    Object.fromEntries(places.map((path, index) => [path, hostile[(index + shift) % hostile.length] ?? '']));

  /** All pages of what is read: every run and every block. */
  async function readSide(player: Player, ref: CaseRef, side: string) {
    const message = player.card(ref);
    const cards: JsonObject[] = [];
    await player.press(message, `show:${side}`);
    cards.push(player.shown(message));
    for (let page = 2; JSON.stringify(cards.at(-1)).includes(`"show:${side}:${page}"`); page += 1) {
      await player.press(message, `show:${side}:${page}`);
      cards.push(player.shown(message));
    }
    return { runs: cards.flatMap(runsOn), blocks: cards.flatMap(blocksOn) };
  }

  test.each([0, 4])(
    'is kept and shown exactly as typed, to everybody on the path (%d)',
    async (shift) => {
      const message = await beginAsking(otherRequester(), 'critical-friend');
      const answers = intake({ ...request, ...typed(shift) });
      await otherRequester().fillUpTo(message, 'submit', answers);
      await otherRequester().press(message, 'goto:submit:preview');
      const preview = [otherRequester().shown(message)];
      await otherRequester().press(message, 'goto:submit:preview-2');
      preview.push(otherRequester().shown(message));
      expect(preview.flatMap(runsOn)).toEqual(expect.arrayContaining(hostile));
      await otherRequester().fill(message, 'submit', answers);
      const ref = refOn(otherRequester(), message);
      const { request: kept } = await stateOf(world(), ref);
      expect(kept.question.decision).toBe(typed(shift)['question.decision']);
      expect(kept.options[0]).toMatchObject({
        title: typed(shift)['options.0.title'],
        benefits: typed(shift)['options.0.benefits'],
      });
      for (const comment of hostile) await otherRequester().give(ref, 'comment', { comment });
      await consultant().give(ref, 'approve', { view: hostile[shift] ?? '' });
      await friend().give(ref, 'accept', noConflicts);
      await friend().give(ref, 'confirm-no-link', { noLink: 'yes' });
      const answered = opinion({
        'opinion.answers.0': hostile[shift] ?? '',
        'opinion.advice': 'support-plan',
      });
      await friend().give(ref, 'give-opinion', answered);
      const sides = [
        [consultant(), 'pack', hostile],
        [friend(), 'pack', hostile],
        [consultant(), 'record', hostile],
        [consultant(), 'opinion', [hostile[shift] ?? '']],
      ] as const;
      for (const [player, side, wanted] of sides) {
        const { runs, blocks } = await readSide(player, ref, side);
        expect({ side, missing: wanted.filter((each) => !runs.some((run) => run.includes(each))) }).toEqual({
          side,
          missing: [],
        });
        expect(blocks.filter((block) => hostile.some((each) => block.includes(each)))).toEqual([]);
      }
      const { runs } = await readSide(consultant(), ref, 'history');
      for (const each of hostile) expect(runs.some((run) => run.includes(each))).toBe(true);
    },
    90_000,
  );

  test('stands in the field again, character for character, when the form is opened again', async () => {
    const ref = await askFor(otherRequester(), 'critical-friend', request);
    for (const text of hostile) {
      const form = await otherRequester().open(ref, 'comment');
      await otherRequester().press(form, otherRequester().verb(form, 'save:comment'), { comment: text });
      const again = await otherRequester().open(ref, 'comment');
      expect(valueOn(otherRequester().shown(again), 'comment')).toBe(text);
      await otherRequester().press(again, 'discard:comment');
    }
  });
});

describe('people who have no part in a case', () => {
  let ref: CaseRef;
  let card: JsonObject;
  const invented = makeCaseRef([0.11, 0.22, 0.33, 0.44, 0.55, 0.66, 0.77]);

  beforeAll(async () => {
    ref = await askFor(thirdRequester(), 'critical-friend', request);
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
    const ref = await askFor(thirdRequester(), 'critical-friend', request);
    for (const key of ['person', 'actor', 'role', 'aadObjectId', 'viewer', 'from']) {
      const data = { case: ref, step: '1', form: 'one', [key]: who.oncologist, 'f.view': 'Fair.' };
      const reply = await world().teams.signed(press({ verb: 'send:approve:only', data }));
      expect(reply.body).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
    }
    expect(await historyOf(world(), ref)).toEqual(['submitted']);
  });
});
