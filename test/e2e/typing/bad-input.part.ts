import type { CaseRef } from '../../../src/domain/case/ids';
import { createKeys } from '../../../src/redis/keys';
import type { InboxMessage } from '../../../src/stand-in/connector/inbox';
import type { JsonObject } from '../../../src/stand-in/json';
import {
  anotherChild,
  inDays,
  intake,
  noConflicts,
  opinion,
  strangerId,
  who,
  yearsOld,
} from '../support/answers';
import { inputsOn, valueOn } from '../support/card-fields';
import { stateOf } from '../support/kept';
import { blocksOn, runsOn, tryMistakes } from '../support/mistakes';
import type { Player } from '../support/player';
import { askFor, beginAsking, refOn } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();
/** Several people ask, so that nobody presses more often in a minute than they may. */
const requester = () => world().player(who.oncologyDoctor);
const otherRequester = () => world().player(who.rheumatologyDoctor);
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
/** About a child of its own: who asks twice about one child is told so. */
const anotherRequest = () => ({ ...request, 'child.nhsNumber': anotherChild() });

describe('what no field takes', () => {
  test('intake: every text field too long, with NUL, with half a character, and empty', async () => {
    const message = await beginAsking(requester(), 'critical-friend');
    const key = { person: who.oncologyDoctor, about: 'new', form: 'submit' } as const;
    const whole = intake({ ...request, more: 'yes' });
    expect(await tryMistakes(world(), requester(), message, key, whole)).toBeGreaterThan(80);
    await requester().fill(message, 'submit', whole);
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
    expect(text).toMatch(/Select (a|the named) consultant/);
    expect(inputsOn(asker().shown(message))).toContain('people.namedConsultant');
  });
});

describe('words and references as people type and paste them', () => {
  test.each([
    '“my requests”',
    'My requests.',
    'my\u00a0requests',
    '\u202amy requests\u202c',
    '#help!',
    'Ｈｅｌｐ',
  ])('%j is understood', async (typed) => {
    const message = await requester().say(typed);
    expect(requester().textOf(message)).not.toContain('did not understand');
  });

  test('a reference is found without its dash, with another, and in quotes, alone, after “status” and after “find”', async () => {
    const ref = await askFor(requester(), 'critical-friend', anotherRequest());
    // All that was typed before in this minute counts, and the minute goes by the machine's clock.
    await world().redis.command(['DEL', createKeys(world().tenantId).presses(who.oncologyDoctor)]);
    const bareRef = ref.replace('-', '');
    for (const typed of [bareRef.toLowerCase(), ref.replace('-', '–'), `“${ref}”`, `(${ref}).`, `#${ref}`])
      for (const before of ['', 'status ', 'find ']) {
        const message = await requester().say(`${before}${typed}`);
        expect([typed, before, requester().textOf(message)]).toEqual([
          typed,
          before,
          expect.stringContaining(ref),
        ]);
      }
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
      const answers = intake({ ...request, more: 'yes', ...typed(shift) });
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

  test('is in the field again, character for character, when the form is opened again', async () => {
    const ref = await askFor(otherRequester(), 'critical-friend', anotherRequest());
    for (const text of hostile) {
      const form = await otherRequester().open(ref, 'comment');
      await otherRequester().press(form, otherRequester().verb(form, 'save:comment'), { comment: text });
      const again = await otherRequester().open(ref, 'comment');
      expect(valueOn(otherRequester().shown(again), 'comment')).toBe(text);
      await otherRequester().press(again, 'discard:comment');
    }
  });
});
