import { command } from '../../../src/domain/asked/commands';
import { noticesFor } from '../../../src/domain/process/notices';
import { rolesOf } from '../../../src/domain/process/people/people-on-case';
import { visibleParts } from '../../../src/domain/process/people/who-sees';
import { sayProposed } from '../../../src/views/words/say-proposed';
import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { caseOf, eventsOf, given, type Press, play, refusalOf, type Story } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';

/** A body is asked whom it recommends, inside "preparing" (process page §4a, ask a body). */

const eso = 'external-second-opinion';
const { consultant, reviewer } = usualCast;
const clerk = who.cancerPanelClerk;
const office = who.coordinator;
const routine = { urgency: 'routine', neededBy: '2027-03-19' } as const;
const begun = aCaseAt('preparing', eso, usualCast, routine);
const asks: Press = { by: office, gives: aCommand('ask-body') };
const asked = play(begun, asks);
const answers = (by: string, wishes: Parameters<typeof aCommand<'record-body-answer'>>[1] = {}): Press => ({
  by,
  gives: aCommand('record-body-answer', wishes),
});

describe('whom it names', () => {
  test('stands on the list with the body’s name, who said it and when, and who wrote it down', () => {
    const named = caseOf(play(asked, answers(office))).candidates.at(-1);
    expect(named).toMatchObject({ name: 'Dr Katarína Horváthová-Pell', standing: 'listed' });
    expect(sayProposed(named as NonNullable<typeof named>)).toBe(
      "recommended by National Advisory Panel on Children's Cancer (invented) (The chair, Professor Dunstable, 11 January 2027), written down by Beth Ollerenshaw-Diaz",
    );
  });

  test('so it does where the body’s clerk records it, and it says so', () => {
    const named = caseOf(play(asked, answers(clerk))).candidates.at(-1);
    expect(sayProposed(named as NonNullable<typeof named>)).toMatch(/written down by the body’s clerk$/);
  });

  test.each([
    [
      'somebody of the treating organisation',
      who.respiratoryConsultant,
      /works for the treating organisation/,
    ],
    ['somebody who is on the list already', reviewer, /already a candidate/],
    ['the named consultant', consultant, /named consultant/],
  ])('%s is refused, and nobody comes on the list', (_, person, why) => {
    const refusal = refusalOf(asked, answers(office, { names: [who.thornwickNeurologist, person] }));
    expect(refusal.fields['names.1']).toMatch(why);
  });

  test('nobody is who works where a young person wants nothing to go, and a body there is not asked', () => {
    const leavesOut = (story: Story, code: string): Story => ({
      ...story,
      state: { ...caseOf(story), excludedByJoin: [code] },
    });
    const named = refusalOf(leavesOut(asked, 'INV-T3'), answers(office));
    expect(named.fields['names.0']).toMatch(/young person does not want/);
    expect(refusalOf(leavesOut(begun, 'INV-N1'), asks).fields['body']).toMatch(/young person does not want/);
    const since = leavesOut(asked, 'INV-N1');
    expect(rolesOf(caseOf(since), since.facts, clerk, since.now).size).toBe(0);
  });

  test('the clerk hears the same sentence whatever stands against somebody: nothing of who is on the team', () => {
    const said = [who.respiratoryConsultant, who.honoraryAtMarrowdale, reviewer].map(
      (person) => refusalOf(asked, answers(clerk, { names: [person] })).fields['names.0'],
    );
    expect(new Set(said).size).toBe(1);
  });

  test('that a body proposes somebody is nothing that anybody can tick', () => {
    const ticked = { ...aCommand('add-candidate')(caseOf(begun)), proposedBy: 'professional-body' };
    expect(command.safeParse(ticked).success).toBe(false);
    // What was ticked before stays as it was.
    expect(sayProposed({ proposedBy: 'professional-body' })).toBe('proposed by a professional body');
  });
});

describe('the clerk', () => {
  test('is notified at once', () => {
    const events = asked.events.slice(begun.events.length);
    const told = noticesFor(events, begun.state, caseOf(asked), asked.facts, asked.now);
    expect(told.filter(({ notify }) => notify).map(({ person }) => person)).toContain(clerk);
  });

  test('sees what a candidate sees before accepting, and nothing once it is answered', () => {
    expect([...visibleParts(caseOf(asked), asked.facts, clerk, asked.now)]).toEqual(['routing']);
    const done = play(asked, answers(office, { answer: 'none', names: [] }));
    expect(rolesOf(caseOf(done), done.facts, clerk, done.now).size).toBe(0);
  });

  test('does nothing else here', () => {
    given(asked)
      .when({ by: clerk, gives: aCommand('comment') })
      .isRefused('not-yours', /Only/);
    given(asked)
      .when({ by: clerk, gives: aCommand('set-body-aside') })
      .isRefused('not-yours', /Only/);
  });
});

describe('waiting for it', () => {
  const completes: Press = { by: office, gives: aCommand('complete-pack') };

  test('the pack waits, and for nobody where it is urgent', () => {
    given(asked)
      .when(completes)
      .isRefused('not-allowed', /record its answer, or set it aside/);
    given(play(aCaseAt('preparing'), asks))
      .when(completes)
      .follows(['pack-completed', 'candidate-invited'], 'inviting');
  });

  test('an urgent request that went on still hears whom it names', () => {
    const on = play(aCaseAt('preparing'), asks, completes);
    given(on).when(answers(clerk)).follows(['body-answered', 'candidate-added']);
  });

  test('with the third reminder there is no reply: the family is owed the news, and another can be asked', () => {
    const silent = play(asked, { until: '2027-03-01 12:00' });
    expect(caseOf(silent).bodies?.[0]?.answered?.what).toBe('no-reply');
    expect(eventsOf(silent, 'body-did-not-reply')).toHaveLength(1);
    expect(caseOf(silent).debts.map(({ about }) => about)).toEqual(['body-did-not-reply']);
    given(silent).when(asks).follows(['body-asked']);
    given(silent).when(completes).follows(['pack-completed', 'candidate-invited']);
  });

  test.each([
    ['set aside with a reason', { by: office, gives: aCommand('set-body-aside') }, 'body-did-not-reply'],
    ['that names nobody', answers(office, { answer: 'none', names: [] }), 'body-named-nobody'],
  ] as const)('one %s: the family is owed the news', (_, press, event) => {
    given(asked).when(press).follows([event, 'debt-incurred']);
  });

  test('one at a time is asked', () => {
    given(asked)
      .when(asks)
      .isRefused('not-now', /asked already/);
  });

  test('an answer is none from before it was asked', () => {
    const later = play(begun, {
      at: '2027-01-13 10:00',
      by: office,
      gives: aCommand('ask-body', { askedOn: '2027-01-13' }),
    });
    expect(refusalOf(later, answers(office, { saidOn: '2027-01-12' })).fields).toHaveProperty('saidOn');
  });
});
