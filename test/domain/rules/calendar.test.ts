import {
  bankHolidaysEnding,
  calendarByRule,
  calendarOf,
  lastPublishedYear,
  usualBankHolidays,
  withProclaimed,
} from '../../../src/domain/rules/calendar';
import { clockFor } from '../../../src/domain/rules/clock';
import { addWorkingTime, workingHoursBetween } from '../../../src/domain/rules/working-time';

const hours = { workingHours: { from: '09:00', to: '17:00' }, quietHours: { from: '20:00', to: '07:00' } };
const england = usualBankHolidays['england-and-wales'];
const daysOf = (calendar: { readonly dates: readonly string[] }, year: number) =>
  calendar.dates.filter((date) => date.startsWith(`${year}-`));

describe('the calendar that a nation keeps', () => {
  test('England and Wales keep the same, Scotland and Northern Ireland their own', () => {
    expect(calendarOf('wales')).toBe(calendarOf('england'));
    expect(calendarOf('scotland').division).toBe('scotland');
    expect(calendarOf('northern-ireland').division).toBe('northern-ireland');
  });

  test('holds every year that is asked for, the last included, and nothing beside them', () => {
    const calendar = calendarByRule('england-and-wales', 2026, 2027);
    expect(calendar.dates).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-04',
      '2026-05-25',
      '2026-08-31',
      '2026-12-25',
      '2026-12-28',
      '2027-01-01',
      '2027-03-26',
      '2027-03-29',
      '2027-05-03',
      '2027-05-31',
      '2027-08-30',
      '2027-12-27',
      '2027-12-28',
    ]);
    expect(calendarByRule('england-and-wales', 2027, 2026).dates).toEqual([]);
  });
});

describe('days that were proclaimed or moved after a release', () => {
  const moved = withProclaimed(england, {
    added: ['2027-06-11', '2026-02-02'],
    removed: ['2027-05-31'],
    publishedTo: 2029,
  });

  test('are added and taken out, in order, each once', () => {
    expect(daysOf(moved, 2027)).toEqual([
      '2027-01-01',
      '2027-03-26',
      '2027-03-29',
      '2027-05-03',
      '2027-06-11',
      '2027-08-30',
      '2027-12-27',
      '2027-12-28',
    ]);
    expect(daysOf(moved, 2026)[1]).toBe('2026-02-02');
    const twice = withProclaimed(england, { added: ['2026-12-25'], removed: [] });
    expect(twice.dates).toEqual(england.dates);
  });

  test('of a year beyond those that were compared hold, and the year does not count as compared', () => {
    const later = withProclaimed(england, { added: ['2033-06-03'], removed: ['2034-01-02'] });
    expect([later.firstYear, later.lastYear, later.publishedTo]).toEqual([
      england.firstYear,
      2034,
      lastPublishedYear,
    ]);
    expect(daysOf(later, 2033)).toContain('2033-06-03');
    expect(daysOf(later, 2034)).not.toContain('2034-01-02');
    expect(daysOf(later, 2034)).toContain('2034-12-25');
  });

  test('of a year before them hold too', () => {
    const earlier = withProclaimed(calendarByRule('scotland', 2026, 2026), {
      added: ['2024-06-14'],
      removed: [],
    });
    expect([earlier.firstYear, earlier.division]).toEqual([2024, 'scotland']);
    expect(earlier.dates[0]).toBe('2024-01-01');
  });

  test('count in working time', () => {
    const clock = clockFor('routine', { nation: 'england', ...hours }, moved);
    expect(addWorkingTime('2027-06-10T08:00:00Z', 10, clock)).toBe('2027-06-14T10:00:00.000Z');
    expect(addWorkingTime('2027-05-28T08:00:00Z', 10, clock)).toBe('2027-05-31T10:00:00.000Z');
  });
});

describe('a calendar that ends', () => {
  const known = { ...usualBankHolidays, scotland: { ...usualBankHolidays.scotland, publishedTo: 2030 } };

  test('is said in its last year and from then on, and not before', () => {
    expect(bankHolidaysEnding(known, lastPublishedYear - 1)).toBeUndefined();
    for (const year of [lastPublishedYear, lastPublishedYear + 1])
      expect(bankHolidaysEnding(known, year)).toContain(`known to the end of ${lastPublishedYear};`);
  });

  test('ends with the first of the three divisions', () => {
    const all = Object.fromEntries(
      Object.entries(known).map(([name, each]) => [name, { ...each, publishedTo: 2031 }]),
    );
    expect(bankHolidaysEnding({ ...known, ...all }, 2030)).toBeUndefined();
    expect(bankHolidaysEnding({ ...known, ...all, scotland: known.scotland }, 2030)).toContain('2030');
  });
});

describe('years outside the calendar follow the rules', () => {
  const only2026 = clockFor(
    'soon',
    { nation: 'england', ...hours },
    calendarByRule('england-and-wales', 2026, 2026),
  );

  test.each([
    ['before it', '2025-12-24T17:00:00Z', '2025-12-29T10:00:00.000Z'],
    ['after it', '2027-12-24T17:00:00Z', '2027-12-29T10:00:00.000Z'],
    ['from one year into the next', '2026-12-31T17:00:00Z', '2027-01-04T10:00:00.000Z'],
  ])('%s', (_where, from, expected) => {
    expect(addWorkingTime(from, 1, only2026)).toBe(expected);
  });

  test('working days are counted over a leap year and into the next', () => {
    // 2028 has 260 weekdays, of which eight are holidays; of 2029 one day has passed, after New Year's.
    expect(workingHoursBetween('2027-12-31T17:00:00Z', '2029-01-02T17:00:00Z', only2026)).toBe(8 * 253);
  });
});
