import { fold } from '../../../src/domain/case/evolve';
import { outcomeRecord } from '../../../src/domain/case/stage';
import type { CaseEvent } from '../../../src/domain/case/stored/events';
import { isTested, needsTest } from '../../../src/domain/process/open/plan-tests';
import { rolesOf } from '../../../src/domain/process/people/people-on-case';
import { whoMayTest } from '../../../src/domain/process/people/who-may-test';
import { visibleParts } from '../../../src/domain/process/people/who-sees';
import { aCommand } from '../../builders/core/a-command';
import { factsWith, theFacts, who } from '../../builders/core/people';
import { caseOf, eventsOf, given, type Press, play, refusalOf, type Story } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';

/** A tester is a person: who may be one, in which order, and what comes of it (process page §4b, test of the plan). */

const eso = 'external-second-opinion';
const { consultant, requester, reviewer } = usualCast;
const tester = who.haematologist;
const asks: Press = { by: consultant, gives: aCommand('ask-tester') };
const asksFor = (person: string): Press => ({
  by: consultant,
  gives: aCommand('ask-tester', { tester: person }),
});
const routine = (status: Parameters<typeof aCaseAt>[0]) =>
  aCaseAt(status, eso, usualCast, { urgency: 'routine', neededBy: '2027-03-19' });
const may = (story: Story) => whoMayTest(caseOf(story), story.facts, story.now);

describe('who is asked, in the order of the law', () => {
  const begun = routine('preparing');

  test('where no senior clinician is in the team: one of the organisation, without those who have another part', () => {
    expect(may(begun)).toContain(tester);
    for (const other of [
      consultant,
      requester,
      reviewer,
      who.nurse,
      who.clinicalLead,
      who.leadsAlternate,
      who.safeguardingAlternate,
      who.saltmereIntensivist,
    ])
      expect(may(begun)).not.toContain(other);
  });

  test('a senior clinician of the team goes first, and the others are refused with a name', () => {
    const joined = play(begun, {
      by: consultant,
      gives: aCommand('add-member', { person: who.intensivist, as: 'mdt' }),
    });
    expect(may(joined)).toEqual([who.intensivist]);
    given(joined)
      .when(asksFor(tester))
      .isRefused('missing', /Breckenridge-Shah/, 'tester');
    given(joined).when(asksFor(who.intensivist)).follows(['tester-asked']);
  });

  test('where nobody of the organisation is free: the lead or the alternate, unless they decided lead review', () => {
    const away = { leave: [{ from: '2027-01-01', to: '2027-12-31' }] };
    const colleagues = theFacts.directory.directory.people.filter(
      ({ organisation, grade, otherEmployers }) =>
        grade === 'consultant' && [organisation, ...otherEmployers].some((code) => code.startsWith('INV-T1')),
    );
    const facts = factsWith(
      Object.fromEntries(
        colleagues
          .filter(({ id }) => ![consultant, who.clinicalLead, who.leadsAlternate].includes(id))
          .map(({ id }) => [id, away]),
      ),
    );
    const alone: Story = { ...begun, facts };
    expect(may(alone)).toEqual([who.clinicalLead, who.leadsAlternate]);
    const decided = play(
      { ...aCaseAt('lead-review'), facts },
      { by: who.clinicalLead, gives: aCommand('proceed') },
    );
    expect(may(decided)).toEqual([who.leadsAlternate]);
    // Whoever tests the plan is not the lead of the request any more.
    const asked = play(alone, asksFor(who.clinicalLead));
    expect(rolesOf(caseOf(asked), facts, who.clinicalLead, asked.now)).toEqual(new Set(['tester']));
    expect(rolesOf(caseOf(asked), facts, who.leadsAlternate, asked.now)).toContain('clinical-lead');
  });

  test.each([
    ['the requester', requester],
    ['the consultant', consultant],
    ['whoever is to give the opinion', reviewer],
    ['somebody elsewhere', who.saltmereIntensivist],
  ])('%s is refused', (_, person) => {
    expect(refusalOf(begun, asksFor(person)).fields).toHaveProperty('tester');
  });

  test('an unborn duty: once they act as the consultant they do not answer', () => {
    const deputy = usualCast.deputy;
    const asked = play(aCaseAt('preparing'), asksFor(deputy), {
      at: '2027-01-26 09:00',
      by: deputy,
      gives: aCommand('take-over'),
    });
    given(asked)
      .when({ by: deputy, gives: aCommand('confirm-plan') })
      .isRefused('not-allowed', /somebody else/);
  });
});

describe('what the tester sees and is', () => {
  const asked = play(aCaseAt('under-review'), { by: who.safeguardingLead, gives: aCommand('hold') }, asks);

  test('the pack, neither what was declared nor a hold', () => {
    const sees = visibleParts(caseOf(asked), asked.facts, tester, asked.now);
    expect([...sees].sort()).toEqual(['identity', 'pack', 'people', 'routing', 'withheld-names']);
    const given = play(asked, { by: reviewer, gives: aCommand('give-opinion') });
    expect(visibleParts(caseOf(given), given.facts, tester, given.now)).toContain('opinion');
  });

  test('counts as one of the team: never asked for the opinion afterwards (I2)', () => {
    expect(caseOf(asked).everOnTheTeam).toContain(tester);
  });

  test('whoever was asked before and did not answer sees nothing any more once another is', () => {
    const again = play(asked, asksFor(who.palliativeConsultant));
    expect(visibleParts(caseOf(again), again.facts, tester, again.now).size).toBe(0);
    given(again)
      .when({ by: tester, gives: aCommand('confirm-plan') })
      .isRefused('unknown-case', /./);
  });
});

describe('what comes of it', () => {
  const outcome = routine('outcome');
  const agrees: Press = { by: consultant, gives: aCommand('record-outcome') };
  const doubts: Press = { by: tester, gives: aCommand('doubt-plan') };

  test('“agrees” waits for a test, and for none where it is urgent', () => {
    given(outcome)
      .when(agrees)
      .isRefused('missing', /Ask a tester/, 'outcome');
    given(play(outcome, asks))
      .when(agrees)
      .isRefused('missing', /Ask a tester/, 'outcome');
    given(play(outcome, asks, { by: tester, gives: aCommand('confirm-plan') }))
      .when(agrees)
      .follows(['outcome-recorded'], 'closing');
    given(aCaseAt('outcome')).when(agrees).follows(['outcome-recorded'], 'closing');
  });

  test('with a doubt “agrees” goes on to a next step, the doubt beside its answer', () => {
    const doubted = play(outcome, asks, doubts, agrees);
    expect(caseOf(doubted).stage.status).toBe('resolution');
    expect(caseOf(doubted).outcome?.doubtsAnswered).toBe('A smaller dose answers it.');
    expect(outcomeRecord.parse(caseOf(doubted).outcome)).toEqual(caseOf(doubted).outcome);
  });

  test('whoever doubted and is asked again may confirm: then there is no doubt left', () => {
    const convinced = play(outcome, asks, doubts, asks, { by: tester, gives: aCommand('confirm-plan') });
    given(convinced).when(agrees).follows(['outcome-recorded'], 'closing');
  });

  test('another who confirms takes no doubt away', () => {
    const two = play(outcome, asks, doubts, asksFor(who.palliativeConsultant), {
      by: who.palliativeConsultant,
      gives: aCommand('confirm-plan'),
    });
    given(two).when(agrees).follows(['outcome-recorded'], 'resolution');
  });

  test('a doubt at closing leads back to the outcome, which answers it', () => {
    const closing = play(aCaseAt('closing'), asks);
    given(closing).when(doubts).follows(['plan-doubted'], 'outcome');
    given(closing)
      .when({ by: consultant, gives: aCommand('record-test', { finding: 'doubts', doubt: 'Too much.' }) })
      .follows(['test-recorded'], 'outcome');
  });

  test('what they told a colleague counts as theirs', () => {
    const told = play(outcome, asks, { by: who.coordinator, gives: aCommand('record-test') });
    given(told).when(agrees).follows(['outcome-recorded'], 'closing');
    given(told)
      .when({ by: tester, gives: aCommand('doubt-plan') })
      .isRefused('not-now', /already/);
  });
});

describe('where there is no test to be had', () => {
  const records: Press = { by: who.clinicalLead, gives: aCommand('record-no-test') };
  const agrees: Press = { by: consultant, gives: aCommand('record-outcome') };
  const asked = play(routine('outcome'), asks);

  test('the clinical lead is reminded third, and says why from then on', () => {
    given(asked)
      .when(records)
      .isRefused('not-now', /three reminders/);
    const silent = play(asked, { until: '2027-01-26 12:00' });
    const reminded = eventsOf(silent, 'reminded').filter(({ about }) => about.of === 'tester-asked');
    expect(reminded.map(({ people }) => people)).toEqual([
      [tester],
      [tester],
      [tester, who.clinicalLead],
      ...reminded.slice(3).map(() => expect.anything()),
    ]);
    const recorded = play(silent, records);
    expect(needsTest(caseOf(recorded))).toBe(false);
    given(recorded).when(agrees).follows(['outcome-recorded'], 'closing');
    given(recorded)
      .when(records)
      .isRefused('not-now', /already/);
  });
});

test('an outcome of an earlier release with a line on who tested it opens, and counts as tested', () => {
  const story = play(
    routine('outcome'),
    asks,
    { by: tester, gives: aCommand('confirm-plan') },
    {
      by: consultant,
      gives: aCommand('record-outcome'),
    },
  );
  const old = story.events
    .filter(({ type }) => type !== 'tester-asked' && type !== 'plan-confirmed')
    .map((event, index): CaseEvent => {
      const numbered = { ...event, seq: index + 1 };
      return numbered.type === 'outcome-recorded'
        ? { ...numbered, said: { ...numbered.said, testedBy: 'Dr Fairweather-Mbeki' } }
        : numbered;
    });
  const state = fold(old);
  expect(state.testedInWords).toBe('Dr Fairweather-Mbeki');
  expect(isTested(state)).toBe(true);
  expect(state.outcome).not.toHaveProperty('testedBy');
});
