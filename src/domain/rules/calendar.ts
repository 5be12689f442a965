import type { Nation } from '../directory/schema';
import { bankHolidays, type HolidayDivision, isWeekend } from './bank-holidays';
import { DAY, dateOfDay } from './london-time';

/**
 * The bank holidays of one nation as data that is handed to the core (process page §6), so that a day
 * proclaimed at short notice needs no new release. Years outside `firstYear` to `lastYear` follow the rules.
 */
export interface BankHolidayCalendar {
  readonly division: HolidayDivision;
  /** `YYYY-MM-DD`, all of `firstYear` to `lastYear`. */
  readonly dates: readonly string[];
  readonly firstYear: number;
  readonly lastYear: number;
}

/** Which of the three calendars a nation keeps. */
export function divisionOf(nation: Nation): HolidayDivision {
  return nation === 'england' || nation === 'wales' ? 'england-and-wales' : nation;
}

/** The calendar of a division for a span of years, both included, by the rules and the proclaimed one-off days. */
export function calendarByRule(
  division: HolidayDivision,
  firstYear: number,
  lastYear: number,
): BankHolidayCalendar {
  const dates: string[] = [];
  for (let year = firstYear; year <= lastYear; year += 1) dates.push(...bankHolidays(division, year));
  return { division, dates, firstYear, lastYear };
}

const published: Record<HolidayDivision, BankHolidayCalendar> = {
  'england-and-wales': calendarByRule('england-and-wales', 2024, 2028),
  scotland: calendarByRule('scotland', 2024, 2028),
  'northern-ireland': calendarByRule('northern-ireland', 2024, 2028),
};

/** The calendar that a nation keeps where the operator hands in no other. */
export function calendarOf(nation: Nation): BankHolidayCalendar {
  return published[divisionOf(nation)];
}

/** Whether a day number (days since 1970) is Monday to Friday and no bank holiday. */
export function isWorkingDay(day: number, calendar: BankHolidayCalendar): boolean {
  const year = workingYear(yearOf(day), calendar);
  return count(year, day + 1) - count(year, day) === 1;
}

/** How many working days lie from `from` (included) to `to` (not included); both are day numbers. */
export function workingDaysBetween(from: number, to: number, calendar: BankHolidayCalendar): number {
  let days = 0;
  let start = from;
  while (start < to) {
    const year = workingYear(yearOf(start), calendar);
    const end = Math.min(to, year.first + year.length);
    days += count(year, end) - count(year, start);
    start = end;
  }
  return days;
}

/** The working day that has `skip` working days between `from` (included) and itself: 0 is the first one on or after `from`. */
export function nthWorkingDay(from: number, skip: number, calendar: BankHolidayCalendar): number {
  let year = workingYear(yearOf(from), calendar);
  let index = count(year, from) + skip;
  while (index >= year.days.length) {
    index -= year.days.length;
    year = workingYear(yearOf(year.first) + 1, calendar);
  }
  const day = year.days[index];
  if (day === undefined) throw new RangeError('no such working day');
  return day;
}

interface WorkingYear {
  readonly first: number;
  readonly length: number;
  /** Day numbers of the working days, in order. */
  readonly days: readonly number[];
  /** For each day of the year, how many working days came before it in the year. */
  readonly before: readonly number[];
}

// A year of a calendar never changes, so it is worked out once; the calendar object is the key.
const years = new WeakMap<BankHolidayCalendar, Map<number, WorkingYear>>();

function workingYear(year: number, calendar: BankHolidayCalendar): WorkingYear {
  const known = years.get(calendar) ?? new Map<number, WorkingYear>();
  years.set(calendar, known);
  const found = known.get(year) ?? workOut(year, calendar);
  known.set(year, found);
  return found;
}

function workOut(year: number, calendar: BankHolidayCalendar): WorkingYear {
  const covered = year >= calendar.firstYear && year <= calendar.lastYear;
  const closed = new Set(covered ? calendar.dates : bankHolidays(calendar.division, year));
  const first = Date.UTC(year, 0, 1) / DAY;
  const length = Date.UTC(year + 1, 0, 1) / DAY - first;
  const days: number[] = [];
  const before: number[] = [];
  for (let day = first; day < first + length; day += 1) {
    before.push(days.length);
    if (!isWeekend(day) && !closed.has(dateOfDay(day))) days.push(day);
  }
  return { first, length, days, before };
}

/** Working days of the year before the given day; the day after the year's last counts them all. */
function count(year: WorkingYear, day: number): number {
  return year.before[day - year.first] ?? year.days.length;
}

function yearOf(day: number): number {
  return new Date(day * DAY).getUTCFullYear();
}
