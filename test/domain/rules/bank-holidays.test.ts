import { bankHolidays, type HolidayDivision, isWeekend } from '../../../src/domain/rules/bank-holidays';
import {
  calendarByRule,
  calendarOf,
  divisionOf,
  isWorkingDay,
  nthWorkingDay,
  workingDaysBetween,
} from '../../../src/domain/rules/calendar';
import { dayNumber } from '../../../src/domain/rules/london-time';

// The published dates, written out by hand and not worked out by the rules.
const published: Record<HolidayDivision, Record<number, string>> = {
  'england-and-wales': {
    2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
    2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
    2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
    2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
    2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
    2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
    2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  },
  scotland: {
    2022: '01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27',
    2023: '01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26',
    2024: '01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26',
    2025: '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26',
    2026: '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28',
    2027: '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28',
  },
  'northern-ireland': {
    2024: '01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26',
    2025: '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26',
    2026: '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28',
    2027: '01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28',
  },
};

const years = Object.entries(published).flatMap(([division, byYear]) =>
  Object.entries(byYear).map(([year, dates]) => ({
    division: division as HolidayDivision,
    year: Number(year),
    dates,
  })),
);

describe('bank holidays', () => {
  test.each(years)('$division $year are the published ones', ({ division, year, dates }) => {
    expect(bankHolidays(division, year)).toEqual(dates.split(' ').map((day) => `${year}-${day}`));
  });

  test('never fall on a weekend and never coincide, in any year to 2100', () => {
    const expected = { 'england-and-wales': 8, scotland: 9, 'northern-ireland': 10 };
    for (const [division, count] of Object.entries(expected)) {
      for (let year = 2027; year <= 2100; year += 1) {
        const dates = bankHolidays(division as HolidayDivision, year);
        expect(dates.filter((date) => isWeekend(dayNumber(date)))).toEqual([]);
        expect(dates).toHaveLength(count);
        expect(dates.every((date) => date.startsWith(`${year}-`))).toBe(true);
      }
    }
  });

  test('England and Wales share a calendar', () => {
    expect(divisionOf('wales')).toBe(divisionOf('england'));
    expect(calendarOf('wales')).toBe(calendarOf('england'));
    expect(calendarOf('scotland')).not.toBe(calendarOf('northern-ireland'));
  });
});

describe('working days', () => {
  const calendar = calendarByRule('scotland', 2026, 2026);

  test('leave out weekends and holidays, also past the years that were handed in', () => {
    expect(isWorkingDay(dayNumber('2026-06-15'), calendar)).toBe(false);
    expect(isWorkingDay(dayNumber('2026-06-16'), calendar)).toBe(true);
    expect(isWorkingDay(dayNumber('2027-01-04'), calendar)).toBe(false);
    expect(isWorkingDay(dayNumber('2027-01-03'), calendar)).toBe(false);
  });

  test('are counted over the turn of the year', () => {
    expect(workingDaysBetween(dayNumber('2026-12-24'), dayNumber('2027-01-06'), calendar)).toBe(5);
    expect(nthWorkingDay(dayNumber('2026-12-25'), 0, calendar)).toBe(dayNumber('2026-12-29'));
    expect(nthWorkingDay(dayNumber('2026-12-24'), 4, calendar)).toBe(dayNumber('2027-01-05'));
  });
});
