import { bankHolidays, type HolidayDivision, isWeekend } from './bank-holidays';
import { DAY, dateOfDay } from './london-time';
import type { Nation } from './nation';

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
  /** The last year that was compared with what is published. */
  readonly publishedTo: number;
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
  return { division, dates, firstYear, lastYear, publishedTo: lastYear };
}

/** The calendar of each of the three divisions. */
export type BankHolidays = Readonly<Record<HolidayDivision, BankHolidayCalendar>>;

/**
 * The last year whose bank holidays were published and compared with the rules (gov.uk/bank-holidays, November 2026).
 * Later years follow the rules, which do not know what will be proclaimed: the bot says so when they come near.
 */
export const lastPublishedYear = 2028;

/** Years of which an operator may name days: what is published reaches two or three years ahead, and never ten. */
export const settableYears = { first: 2024, last: lastPublishedYear + 10 };

/** What the nations keep where the operator adds or removes no day. */
export const usualBankHolidays: BankHolidays = {
  'england-and-wales': calendarByRule('england-and-wales', settableYears.first, lastPublishedYear),
  scotland: calendarByRule('scotland', settableYears.first, lastPublishedYear),
  'northern-ireland': calendarByRule('northern-ireland', settableYears.first, lastPublishedYear),
};

/** The calendar that a nation keeps. */
export function calendarOf(
  nation: Nation,
  bankHolidays: BankHolidays = usualBankHolidays,
): BankHolidayCalendar {
  return bankHolidays[divisionOf(nation)];
}

interface Proclaimed {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** The last year that was compared with what is published; left out: as before. */
  readonly publishedTo?: number | undefined;
}

/**
 * A calendar with days (`YYYY-MM-DD`) that were proclaimed or moved after this release. A day of a later year that it
 * names holds, and does not make that year one that was compared with what is published.
 */
export function withProclaimed(
  { division, firstYear, publishedTo: before }: BankHolidayCalendar,
  { added, removed, publishedTo = before }: Proclaimed,
): BankHolidayCalendar {
  const named = [...added, ...removed].map((date) => Number(date.slice(0, 4)));
  const [from, to] = [Math.min(firstYear, ...named), Math.max(publishedTo, ...named)];
  const byRule = calendarByRule(division, from, to);
  const dates = new Set([...byRule.dates, ...added]);
  return { ...byRule, publishedTo, dates: [...dates].filter((each) => !removed.includes(each)).sort() };
}

/**
 * One sentence when the bank holidays that were compared with what is published end this year or have ended; undefined
 * while they reach further (process page §6).
 *
 * @param year the year that it is
 */
export function bankHolidaysEnding(bankHolidays: BankHolidays, year: number): string | undefined {
  const last = Math.min(...Object.values(bankHolidays).map((each) => each.publishedTo));
  if (year < last) return undefined;
  return `Bank holidays are known to the end of ${last}; later ones follow the rules and miss what is proclaimed. Please install a newer release, or name what is proclaimed, and the year up to which you looked (publishedTo), under bankHolidays in REMINDERS_FILE.`;
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
