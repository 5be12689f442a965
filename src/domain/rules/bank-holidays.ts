import { DAY, dateOfDay, dayNumber } from './london-time';

/** The three calendars of bank holidays: England and Wales share one (process page §6). */
export const holidayDivisions = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export type HolidayDivision = (typeof holidayDivisions)[number];

/**
 * Days that no rule gives: moved or added by Royal Proclamation, one line each, with what was proclaimed.
 * 2020: early May moved to VE Day's anniversary. 2022: spring holiday moved, Platinum Jubilee, State Funeral.
 * 2023: Coronation. 2026: Scotland's men at the World Cup (proclaimed on 3 February 2026, Scotland only).
 */
const oneOffs: readonly {
  readonly add?: string;
  readonly remove?: string;
  readonly only?: HolidayDivision;
}[] = [
  { remove: '2020-05-04', add: '2020-05-08' },
  { remove: '2022-05-30', add: '2022-06-02' },
  { add: '2022-06-03' },
  { add: '2022-09-19' },
  { add: '2023-05-08' },
  { add: '2026-06-15', only: 'scotland' },
];

/**
 * The bank holidays of one year, as weekdays on which offices are closed, sorted, `YYYY-MM-DD`.
 * By rule, so for any year: the Banking and Financial Dealings Act 1971 (schedule 1) and the yearly proclamations
 * that have been the same since 1978 (New Year's Day, early May); a holiday on a Saturday or Sunday is kept on the
 * next weekday that is not one already. Scotland: 2 January, St Andrew's Day, the first Monday in August, and no
 * Easter Monday. Northern Ireland: St Patrick's Day and 12 July.
 */
export function bankHolidays(division: HolidayDivision, year: number): readonly string[] {
  const days = new Set<number>();
  for (const day of fixedDays(division, year)) days.add(nextFreeWeekday(day, days));
  for (const day of movableDays(division, year)) days.add(day);
  const dates = new Set([...days].map(dateOfDay));
  for (const { add, remove, only } of oneOffs) {
    if (only !== undefined && only !== division) continue;
    if (remove !== undefined) dates.delete(remove);
    if (add?.startsWith(`${year}-`)) dates.add(add);
  }
  return [...dates].sort();
}

/** Holidays with a fixed date, weekends not yet moved. Boxing Day before Christmas Day where that falls on a Sunday, as published. */
function fixedDays(division: HolidayDivision, year: number): number[] {
  const at = (monthAndDay: string) => dayNumber(`${year}-${monthAndDay}`);
  const common = [at('01-01'), at('12-25'), at('12-26')];
  const own: Record<HolidayDivision, () => number[]> = {
    'england-and-wales': () => [],
    scotland: () => [at('01-02'), at('11-30')],
    'northern-ireland': () => [at('03-17'), at('07-12')],
  };
  // A day that falls on a weekday keeps it; only then do the others look for a free one.
  return [...common, ...own[division]()].sort((a, b) => Number(isWeekend(a)) - Number(isWeekend(b)) || a - b);
}

function movableDays(division: HolidayDivision, year: number): number[] {
  const easter = easterSunday(year);
  const scottish = division === 'scotland';
  return [
    easter - 2,
    ...(scottish ? [] : [easter + 1]),
    firstMonday(year, 5),
    firstMonday(year, 6) - 7,
    scottish ? firstMonday(year, 8) : firstMonday(year, 9) - 7,
  ];
}

/** 1 January 1970 was a Thursday. 0 is Sunday, 6 Saturday. */
function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

export function isWeekend(day: number): boolean {
  return weekday(day) === 0 || weekday(day) === 6;
}

function nextFreeWeekday(day: number, taken: ReadonlySet<number>): number {
  let free = day;
  while (isWeekend(free) || taken.has(free)) free += 1;
  return free;
}

/** The first Monday of a month (1 to 12). */
function firstMonday(year: number, month: number): number {
  const first = Date.UTC(year, month - 1, 1) / DAY;
  return first + ((8 - weekday(first)) % 7);
}

/** Easter Sunday in the Gregorian calendar (the anonymous computus of 1876). */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const inMarch = epact + toSunday - 7 * late + 114;
  return Date.UTC(year, Math.floor(inMarch / 31) - 1, (inMarch % 31) + 1) / DAY;
}
