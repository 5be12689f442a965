import { nthWorkingDay, workingDaysBetween } from './calendar';
import type { Clock, HoursOfDay } from './clock';
import { dayNumber, fromLocal, HOUR, timeOfDay, toInstant, toLocal, toMillis } from './london-time';
import { isOpen, nextOpening, openingHours, quietStretches, timeAfter, workedToday } from './opening-hours';

export { type Clock, clockFor, type HoursOfDay } from './clock';

/**
 * The instant that lies `hours` of the clock's time after `from` (to the millisecond).
 * On working time a stretch that uses a day up ends at closing time, not the next morning; 0 hours from a closed
 * time is the next opening. Throws a RangeError on hours that are negative or no number.
 */
export function addWorkingTime(from: string, hours: number, clock: Clock): string {
  if (!(hours >= 0) || !Number.isFinite(hours)) throw new RangeError('hours must be 0 or more');
  const needed = Math.round(hours * HOUR);
  const start = toMillis(from);
  if (clock.kind === 'wall') return toInstant(start + needed);
  const { calendar, windows, capacity } = openingHours(clock);
  const local = toLocal(start);
  if (needed === 0) return toInstant(isOpen(local, clock) ? start : fromLocal(nextOpening(local, clock)));
  const total = workedToday(local, clock) + needed;
  const fullDays = Math.ceil(total / capacity) - 1;
  const day = nthWorkingDay(local.day, fullDays, calendar);
  return toInstant(fromLocal({ day, time: timeAfter(total - fullDays * capacity, windows) }));
}

/** Hours of the clock's time from one instant to another; 0 where the second is not later. */
export function workingHoursBetween(from: string, to: string, clock: Clock): number {
  const [start, end] = [toMillis(from), toMillis(to)];
  if (end <= start) return 0;
  if (clock.kind === 'wall') return (end - start) / HOUR;
  const { calendar, capacity } = openingHours(clock);
  const [first, last] = [toLocal(start), toLocal(end)];
  const days = workingDaysBetween(first.day, last.day, calendar);
  return (days * capacity + workedToday(last, clock) - workedToday(first, clock)) / HOUR;
}

/**
 * The instant at which a share (0.5 is half) of the clock's time between two instants has passed (process page §6).
 * Where no working time lies between them, it is the next opening. Throws a RangeError on a negative share.
 */
export function shareOfTime(from: string, to: string, fraction: number, clock: Clock): string {
  return addWorkingTime(from, workingHoursBetween(from, to, clock) * fraction, clock);
}

/**
 * The same instant, or the end of the quiet hours it falls into (process page §6). Give the case's clock, or an
 * organisation where quiet hours hold on the wall clock too: an urgent case's notices to the team wait for the morning.
 */
export function outOfQuietHours(at: string, from: Clock | { readonly quietHours: HoursOfDay }): string {
  const start = toMillis(at);
  if (!('quietHours' in from)) return toInstant(start);
  const local = toLocal(start);
  const stretch = quietStretches(from.quietHours).find(
    ({ opens, closes }) => local.time >= opens && local.time < closes,
  );
  if (stretch === undefined) return toInstant(start);
  const end = timeOfDay(from.quietHours.to);
  const day = end < stretch.closes ? local.day + 1 : local.day;
  return toInstant(fromLocal({ day, time: end }));
}

/** "Needed by" a date means 17:00 in London on that day (process page §6). */
export function endOfNeededBy(date: string): string {
  return toInstant(fromLocal({ day: dayNumber(date), time: 17 * HOUR }));
}
