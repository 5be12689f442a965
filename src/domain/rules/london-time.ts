import { DateTime, IANAZone } from 'luxon';

/**
 * Time in this product is one of two things: an instant (ISO 8601 in UTC) or a calendar date (`YYYY-MM-DD`)
 * in Europe/London. This file is the only place that turns one into the other.
 */

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const london = IANAZone.create('Europe/London');

/** Minutes by which London is ahead, by the hour in UTC: asking the zone itself takes most of the time of a deadline. */
const offsets = new Map<number, number>();
/** More than the hours of a year; a process that has seen as many begins anew. */
const offsetsKept = 20_000;

/** Minutes by which London's clocks are ahead of UTC. They change on the hour. */
function offsetAt(millis: number): number {
  const hour = Math.floor(millis / HOUR);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  if (offsets.size >= offsetsKept) offsets.clear();
  const found = london.offset(hour * HOUR);
  offsets.set(hour, found);
  return found;
}

/** A moment as the wall clock in London shows it: days since 1 January 1970, and milliseconds into that day. */
export interface LocalTime {
  readonly day: number;
  readonly time: number;
}

/** Milliseconds since 1970 of an ISO instant. Throws a RangeError on text that is no instant. */
export function toMillis(instant: string): number {
  // The one form that our own instants have needs no general reader; what does not come out the same has another one.
  const own = Date.parse(instant);
  if (!Number.isNaN(own) && new Date(own).toISOString() === instant) return own;
  const parsed = DateTime.fromISO(instant, { zone: 'utc' });
  if (!parsed.isValid) throw new RangeError('not an ISO instant');
  return parsed.toMillis();
}

/** The ISO instant (UTC, to the millisecond) of milliseconds since 1970. All instants here have this one form, so they sort as text. */
export function toInstant(millis: number): string {
  return new Date(millis).toISOString();
}

/** What the wall clock in London shows at a moment given in milliseconds since 1970. */
export function toLocal(millis: number): LocalTime {
  const local = millis + offsetAt(millis) * MINUTE;
  const day = Math.floor(local / DAY);
  return { day, time: local - day * DAY };
}

/**
 * The moment (milliseconds since 1970) at which London's wall clock shows the given time.
 * A time that the clock skips in March becomes the one an hour later; of a time shown twice in October the second is meant.
 */
export function fromLocal({ day, time }: LocalTime): number {
  const local = day * DAY + time;
  const guess = local - offsetAt(local) * MINUTE;
  return local - offsetAt(guess) * MINUTE;
}

/** Days since 1 January 1970 of a calendar date. Throws a RangeError on text that is no date. */
export function dayNumber(date: string): number {
  const own = date.length === 10 ? Date.parse(date) : Number.NaN;
  if (!Number.isNaN(own) && dateOfDay(own / DAY) === date) return own / DAY;
  const parsed = DateTime.fromFormat(date, 'yyyy-MM-dd', { zone: 'utc' });
  if (!parsed.isValid) throw new RangeError('not a calendar date');
  return parsed.toMillis() / DAY;
}

/** The calendar date of a day number. */
export function dateOfDay(day: number): string {
  return toInstant(day * DAY).slice(0, 10);
}

/** Remembered, because one change of a case asks for the date of one and the same moment hundreds of times. */
let lastAsked = { instant: '', date: '' };

/** The calendar date in London at an instant. */
export function londonDate(instant: string): string {
  if (instant !== lastAsked.instant) {
    lastAsked = { instant, date: dateOfDay(toLocal(toMillis(instant)).day) };
  }
  return lastAsked.date;
}

/** The instant at which the given calendar date begins in London. */
export function startOfDay(date: string): string {
  return toInstant(fromLocal({ day: dayNumber(date), time: 0 }));
}

/** Milliseconds into the day of a time of day written `HH:MM`. */
export function timeOfDay(text: string): number {
  const [hours, minutes] = text.split(':');
  const millis = Number(hours) * HOUR + Number(minutes) * MINUTE;
  if (!(millis >= 0 && millis < DAY)) throw new RangeError('not a time of day');
  return millis;
}
