import { type BankHolidayCalendar, calendarOf, isWorkingDay, nthWorkingDay } from './calendar';
import type { HoursOfDay, WorkingClock } from './clock';
import { DAY, type LocalTime, timeOfDay } from './london-time';

/** Milliseconds into the day, from `opens` up to `closes`. */
export interface Stretch {
  readonly opens: number;
  readonly closes: number;
}

export interface OpeningHours {
  readonly calendar: BankHolidayCalendar;
  readonly windows: readonly Stretch[];
  /** Working milliseconds in one working day. */
  readonly capacity: number;
}

const known = new WeakMap<WorkingClock, OpeningHours>();

/**
 * The day's working stretches: working hours less quiet hours. The clocks in London change on Sundays, so a working
 * day always has its full length. Throws a RangeError where no working time is left.
 */
export function openingHours(clock: WorkingClock): OpeningHours {
  const seen = known.get(clock);
  if (seen !== undefined) return seen;
  let windows: Stretch[] = [
    { opens: timeOfDay(clock.workingHours.from), closes: timeOfDay(clock.workingHours.to) },
  ];
  for (const quiet of quietStretches(clock.quietHours)) {
    windows = windows.flatMap(({ opens, closes }) => [
      // Closing time counts as open and the first moment of quiet as quiet, so where they meet the day ends just before.
      { opens, closes: Math.min(closes, quiet.opens - 1) },
      { opens: Math.max(opens, quiet.closes), closes },
    ]);
  }
  windows = windows.filter(({ opens, closes }) => opens < closes);
  const capacity = windows.reduce((sum, { opens, closes }) => sum + closes - opens, 0);
  if (capacity === 0) throw new RangeError('working hours leave no time outside quiet hours');
  const found = { calendar: clock.calendar ?? calendarOf(clock.nation), windows, capacity };
  known.set(clock, found);
  return found;
}

/** Quiet hours as stretches of one day: two of them where they run over midnight. Quiet from a time to the same time is never. */
export function quietStretches({ from, to }: HoursOfDay): Stretch[] {
  const [opens, closes] = [timeOfDay(from), timeOfDay(to)];
  if (opens <= closes) return [{ opens, closes }];
  return [
    { opens: 0, closes },
    { opens, closes: DAY },
  ];
}

/** Whether work is going on at this time; closing time counts. */
export function isOpen({ day, time }: LocalTime, clock: WorkingClock): boolean {
  const { calendar, windows } = openingHours(clock);
  return isWorkingDay(day, calendar) && windows.some(({ opens, closes }) => time >= opens && time <= closes);
}

/** The next time, after this one, at which work begins. */
export function nextOpening({ day, time }: LocalTime, clock: WorkingClock): LocalTime {
  const { calendar, windows } = openingHours(clock);
  const later = isWorkingDay(day, calendar) ? windows.find(({ opens }) => opens > time) : undefined;
  if (later !== undefined) return { day, time: later.opens };
  return { day: nthWorkingDay(day + 1, 0, calendar), time: windows[0]?.opens ?? 0 };
}

/** Working milliseconds of the day that have passed at this time. */
export function workedToday({ day, time }: LocalTime, clock: WorkingClock): number {
  const { calendar, windows } = openingHours(clock);
  if (!isWorkingDay(day, calendar)) return 0;
  return windows.reduce(
    (sum, { opens, closes }) => sum + Math.min(Math.max(time - opens, 0), closes - opens),
    0,
  );
}

/** The time of day at which `worked` milliseconds of working time have passed; `worked` is above 0. */
export function timeAfter(worked: number, windows: readonly Stretch[]): number {
  let left = worked;
  for (const { opens, closes } of windows) {
    if (left <= closes - opens) return opens + left;
    left -= closes - opens;
  }
  throw new RangeError('more than a working day');
}
