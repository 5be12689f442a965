import { pendingOn } from '../../../../src/domain/process/due/pending';
import { remindersFromText } from '../../../../src/domain/process/due/reminders-from-text';
import { usualReminders } from '../../../../src/domain/process/tables/obligations';
import { bankHolidaysEnding, usualBankHolidays } from '../../../../src/domain/rules/calendar';
import { factsWith } from '../../../builders/core/people';
import { caseOf, eventsOf, london, play } from '../../../builders/core/play';
import { aCaseAt, usualCast } from '../../../builders/core/ways';

const from = (file: unknown) => remindersFromText(JSON.stringify(file));

function problemsOf(text: string): readonly string[] {
  try {
    remindersFromText(text);
  } catch (error) {
    return String((error as Error).message)
      .split('\n')
      .map((line) => line.trim());
  }
  return [];
}

describe('a file of reminders', () => {
  test('that says nothing leaves every default', () => {
    expect(from({})).toEqual(usualReminders);
  });

  test('changes what it names and leaves the rest', () => {
    const set = from({
      ladders: { returned: { soon: 6 }, invitation: { routine: 24 } },
      dailyReminders: 2,
      shares: [40, 75, 90],
      provisionalHoldHours: 4,
      holdReviewDays: 14,
      birthdayWarningDays: [14, 60],
      familyNudgeWorkingDays: 3,
    });
    expect(set.n.returned).toEqual({ urgent: 2, soon: 6, routine: 24 });
    expect(set.n.invitation).toEqual({ urgent: 1, soon: 4, routine: 24 });
    expect(set.n.sharing).toEqual(usualReminders.n.sharing);
    expect(set).toMatchObject({
      daily: 2,
      shares: [0.4, 0.75, 0.9],
      provisionalHold: 4,
      holdReview: 14,
      birthdayWarnings: [60, 14],
      familyNudge: 3,
      bankHolidays: usualReminders.bankHolidays,
    });
  });

  test.each([
    [
      { ladders: { returned: { soon: 0 } } },
      'ladders.returned.soon is 0: must be a number of hours from 0.25 to 2000.',
    ],
    [
      { ladders: { returned: { soon: '4 h' } } },
      'ladders.returned.soon is "4 h": must be a number of hours from 0.25 to 2000.',
    ],
    [{ ladders: { return: { soon: 4 } } }, 'ladders.return is no setting here: please check the spelling.'],
    [
      { ladders: { returned: 4 } },
      'ladders.returned is 4: must be hours by urgency, for example { "urgent": 1, "soon": 8, "routine": 16 }.',
    ],
    [{ dailyReminders: 2.5 }, 'dailyReminders is 2.5: must be a whole number of reminders from 0 to 30.'],
    [
      { shares: [50, 80] },
      'shares is [50,80]: must be three rising percentages from 1 to 100, for example [50, 80, 100].',
    ],
    [
      { shares: [80, 50, 100] },
      'shares is [80,50,100]: must be three rising percentages from 1 to 100, for example [50, 80, 100].',
    ],
    [
      { birthdayWarningDays: [30, 30] },
      'birthdayWarningDays is [30,30]: must be one to ten whole numbers of days from 1 to 365, each once, for example [90, 30, 7].',
    ],
    [
      { familyNudgeWorkingDays: 0 },
      'familyNudgeWorkingDays is 0: must be a whole number of working days from 1 to 60.',
    ],
    [
      { bankHolidays: { scotland: { added: ['15 June'] } } },
      'bankHolidays.scotland.added.0 is "15 June": must be a date from 2024 to 2038, for example 2027-06-15.',
    ],
    [
      { bankHolidays: { scotland: { added: ['2208-06-15'] } } },
      'bankHolidays.scotland.added.0 is "2208-06-15": must be a date from 2024 to 2038, for example 2027-06-15.',
    ],
    [
      { bankHolidays: { 'northern-ireland': { removed: ['0207-06-15'] } } },
      'bankHolidays.northern-ireland.removed.0 is "0207-06-15": must be a date from 2024 to 2038, for example 2027-06-15.',
    ],
    [
      { bankHolidays: { publishedTo: 2128 } },
      'bankHolidays.publishedTo is 2128: must be a year from 2028 to 2038.',
    ],
    [{ quietHours: { from: '20:00' } }, 'quietHours is no setting here: please check the spelling.'],
    [[], 'The file is []: must hold one JSON object.'],
  ])(
    'with a mistake is refused in one line that names field, value and what is allowed: %j',
    (file, line) => {
      expect(problemsOf(JSON.stringify(file))).toEqual(['The file of reminders cannot be used:', line]);
    },
  );

  test('names every mistake at once, and says so when it is no JSON', () => {
    expect(problemsOf('{ "dailyReminders": -1, "provisionalHoldHours": "x" }')).toHaveLength(3);
    expect(problemsOf('dailyReminders: 5')).toEqual([
      'The file of reminders is not JSON: it must hold one JSON object.',
    ]);
  });
});

describe('what an organisation sets holds', () => {
  const at = (file: unknown) => {
    const facts = { ...factsWith({ [usualCast.consultant]: { leave: [] } }), reminders: from(file) };
    return aCaseAt('consultant-review', 'external-second-opinion', usualCast, { urgency: 'soon' }, facts);
  };
  const onGate = (story: ReturnType<typeof at>) =>
    eventsOf(story, 'reminded')
      .filter((each) => each.obligation.startsWith('gate:'))
      .map((each) => each.at);

  test('for a ladder and its daily reminders', () => {
    const story = at({ ladders: { 'consultant-review': { soon: 2 } }, dailyReminders: 1 });
    expect(onGate(play(story, { until: '2027-01-29 17:00' }))).toEqual([
      london('2027-01-11 11:00'),
      london('2027-01-11 13:00'),
      london('2027-01-11 15:00'),
      london('2027-01-12 15:00'),
    ]);
  });

  test('for a bank holiday that was proclaimed after the release', () => {
    const story = at({ bankHolidays: { 'england-and-wales': { added: ['2027-01-11'] } } });
    expect(onGate(play(story, { until: '2027-01-12 13:00' }))).toEqual([london('2027-01-12 13:00')]);
    const share = pendingOn(caseOf(at({ shares: [10, 80, 100] })), {
      ...story.facts,
      reminders: from({ shares: [10, 80, 100] }),
    }).find((each) => each.what.kind === 'share');
    // Ten of a hundred: much earlier than half.
    expect(share && share.at < london('2027-01-20 09:00')).toBe(true);
  });

  test('for a holiday that was moved: the old day is worked', () => {
    const { bankHolidays } = from({
      bankHolidays: { scotland: { removed: ['2027-05-03'], added: ['2027-05-07'] } },
    });
    expect(bankHolidays.scotland.dates).toEqual(expect.arrayContaining(['2027-05-07']));
    expect(bankHolidays.scotland.dates).not.toContain('2027-05-03');
    expect(bankHolidays['northern-ireland']).toEqual(usualBankHolidays['northern-ireland']);
  });
});

describe('bank holidays past the last year that is published', () => {
  test('are warned of from the last year on, and still follow the rules', () => {
    expect(bankHolidaysEnding(usualBankHolidays, 2027)).toBeUndefined();
    for (const year of [2028, 2029, 2040]) {
      expect(bankHolidaysEnding(usualBankHolidays, year)).toContain('known to the end of 2028');
    }
  });

  test('are not known further because a day of a later year is named: that day holds, and the warning stays', () => {
    const { bankHolidays } = from({ bankHolidays: { scotland: { added: ['2031-06-16'] } } });
    expect(bankHolidays.scotland.dates).toContain('2031-06-16');
    expect(bankHolidaysEnding(bankHolidays, 2028)).toContain('known to the end of 2028');
  });

  test('are known further once the operator says so', () => {
    const { bankHolidays } = from({ bankHolidays: { publishedTo: 2031 } });
    expect(bankHolidaysEnding(bankHolidays, 2030)).toBeUndefined();
    expect(bankHolidaysEnding(bankHolidays, 2031)).toContain('known to the end of 2031');
    expect(bankHolidays.scotland.dates).toContain('2031-12-25');
  });
});
