import type { CaseRef } from '../../../src/domain/case/ids';
import { inventedId } from '../../../src/domain/directory/invented/invented-person';
import { inDays, pack, who } from '../support/answers';
import { historyOf, stateOf } from '../support/kept';
import { addressFor, openPage } from '../support/print-address';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();

/** A consultant in Trust 3 whom the bot cannot reach. */
const relayed = inventedId(303);
const people = {
  consultant: () => world().player(who.neurologist),
  deputy: () => world().player(who.otherNeurologist),
  coordinator: () => world().player(who.coordinator),
  advocate: () => world().player(who.advocate),
};

describe('pages to print, over HTTP', () => {
  let ref: CaseRef;
  let candidate: string;
  let accountOfAdvocate: string;

  beforeAll(async () => {
    ref = await askFor(people.consultant(), 'external-second-opinion', {
      'child.initials': 'P.R.',
      'child.dateOfBirth': '2019-02-03',
      'child.nhsNumber': '',
      'people.namedConsultant': who.neurologist,
      'people.familyAdvocate': who.advocate,
      'question.specialty': 'Neurology',
      'question.questions.0': 'Is <b>surgery</b> the best for this child now?',
      'route.candidates.0.candidate': relayed,
      'route.candidates.0.proposedBy': 'coordinator',
    });
    await people.deputy().give(ref, 'approve', { view: 'Worth asking.' });
    await people.consultant().give(ref, 'record-family-conversation', {
      'conversation.clinician': 'Dr Karimzadeh',
      'conversation.spokenOn': inDays(0),
      'conversation.parentalResponsibility': 'Both parents',
      'conversation.explained': 'What it is and how long it takes.',
      'conversation.guideGiven': 'yes',
      'conversation.advocateOffered': 'yes',
      'conversation.view': 'wants',
      'conversation.sharing': 'agreed',
      'conversation.familyQuestions.0': 'Will she still know us?',
    });
    await people.coordinator().give(ref, 'complete-pack', pack({}));
    candidate = (await stateOf(world(), ref)).candidates[0]?.id ?? '';
  }, 60_000);

  test('the coordinator opens the invitation for somebody whom the bot cannot reach: nothing of the child yet', async () => {
    const url = await addressFor(people.coordinator(), ref, 'case', `invitation@${candidate}`);
    const { status, text } = await openPage(url);
    expect(status).toBe(200);
    for (const seen of ['Neurology', 'Dr Yusuf Karimzadeh', '’s registration number', 'Read back'])
      expect(text).toContain(seen);
    for (const unseen of ['P.R.', '3 February 2019', 'surgery', 'Will she still know us?'])
      expect(text).not.toContain(unseen);
  });

  test('the advocate opens the family’s account, with their question and no markup of anybody’s', async () => {
    accountOfAdvocate = await addressFor(people.advocate(), ref, 'account', 'account');
    const { status, text, raw } = await openPage(accountOfAdvocate);
    expect(status).toBe(200);
    expect(text).toContain('Is <b>surgery</b> the best for this child now?');
    expect(raw).not.toContain('<b>surgery');
    expect(text).toContain('You asked: Will she still know us?');
    expect(text).not.toContain('Worth asking.');
  });

  test('the coordinator opens the record as a page and as data, with the same history', async () => {
    const page = await openPage(await addressFor(people.coordinator(), ref, 'record', 'record'));
    const data = await openPage(await addressFor(people.coordinator(), ref, 'record', 'record-json'));
    const { history } = JSON.parse(data.raw) as { history: { what: string; at: { utc: string } }[] };
    expect(history.map(({ what }) => what)).toEqual(await historyOf(world(), ref));
    for (const { at } of history) expect(page.text).toContain(at.utc);
    expect(page.text).toContain('Worth asking.');
  });

  test('printing changes nothing on the case, and an address of nobody’s opens nothing', async () => {
    const before = await historyOf(world(), ref);
    await addressFor(people.coordinator(), ref, 'record', 'record');
    expect(await historyOf(world(), ref)).toEqual(before);
    expect((await openPage(accountOfAdvocate.replace(/[\w-]{43}$/, 'x'.repeat(43)))).status).toBe(404);
  });

  test('an address that was opened opens nothing again, to whoever picks it up', async () => {
    const { status, text } = await openPage(accountOfAdvocate);
    expect([status, text.includes(ref)]).toEqual([404, false]);
  });

  test('a hold closes an address that was made before, and takes the button away', async () => {
    accountOfAdvocate = await addressFor(people.advocate(), ref, 'account', 'account');
    await people.consultant().give(ref, 'hold', {
      reason: 'A concern',
      authority: 'The safeguarding lead',
      reviewOn: inDays(5),
    });
    const { status, text } = await openPage(accountOfAdvocate);
    expect(status).toBe(404);
    expect(text).not.toContain(ref);
    const message = people.coordinator().card(ref);
    expect(people.coordinator().buttons(ref)).not.toContain('show:account');
    await people.coordinator().press(message, 'show:record');
    expect(JSON.stringify(people.coordinator().shown(message))).toContain('print:record');
  });
});
