import { dateOfDay, HOUR, londonDate, MINUTE, toLocal, toMillis } from '../../domain/rules/london-time';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A calendar date in words: "31 December 2026". Text that is no date is given back as it is. */
export function sayDate(date: string): string {
  const [year, month, day] = date.split('-');
  const name = months[Number(month) - 1];
  return name === undefined || year === undefined ? date : `${Number(day)} ${name} ${year}`;
}

const two = (number: number) => String(number).padStart(2, '0');

/** Whether a text is an instant: it is kept text, and a record is shown and printed whatever it holds. */
export function isInstant(text: string): boolean {
  return millisOf(text) !== undefined;
}

function millisOf(text: string): number | undefined {
  try {
    return toMillis(text);
  } catch {
    return undefined;
  }
}

/** The day in London of an instant, in words: "24 November 2026". Text that is no instant is given back as it is. */
export function sayDayOf(instant: string): string {
  return isInstant(instant) ? sayDate(londonDate(instant)) : instant;
}

/**
 * An instant as London's clocks show it: "24 November 2026, 14:03", and in the hour that comes twice in autumn with the name
 * of the time. Text that is no instant is given back as it is.
 */
export function sayInstant(instant: string): string {
  const millis = millisOf(instant);
  if (millis === undefined) return instant;
  const { day } = toLocal(millis);
  return `${sayDate(dateOfDay(day))}, ${clockOf(millis)}`;
}

function clockOf(millis: number): string {
  const { time } = toLocal(millis);
  const said = `${two(Math.floor(time / HOUR))}:${two(Math.floor((time % HOUR) / MINUTE))}`;
  return isTwice(millis) ? `${said} ${nameOfTime(millis)}` : said;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
/** Beyond so many days a date without its year could be taken for another one. */
const clearDays = 183;
/** Keeps a date or number on one line. */
const joined = '\u00a0';

/**
 * A date to be read at a glance: "Thu 3 Dec", on one line; with its year where it is more than six months away from now.
 * Text that is no date is given back as it is.
 */
export function sayOn(date: string, now: string): string {
  const { year, month, day } = partsOf(date);
  const name = months[month - 1];
  if (name === undefined || !isInstant(now)) return date;
  const at = Date.UTC(year, month - 1, day);
  const away = Math.abs(at - Date.parse(`${londonDate(now)}T00:00:00Z`)) / (24 * HOUR);
  const words = [
    weekdays[new Date(at).getUTCDay()],
    day,
    name.slice(0, 3),
    ...(away > clearDays ? [year] : []),
  ];
  return words.join(joined);
}

function partsOf(date: string) {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = date.split('-').map(Number);
  return { year, month, day };
}

/**
 * An instant to be read at a glance, as London's clocks show it: "Mon 11 Jan, 09:30"; with its year where it is more than six
 * months away, and with the name of the time in the hour that comes twice. Text that is no instant is given back as it is.
 */
export function sayWhen(instant: string, now: string): string {
  const millis = millisOf(instant);
  if (millis === undefined) return instant;
  const { day } = toLocal(millis);
  return `${sayOn(dateOfDay(day), now)},${joined}${clockOf(millis)}`;
}

/** Whether the clocks show the same an hour before or after. */
function isTwice(millis: number): boolean {
  const shown = (at: number) => {
    const { day, time } = toLocal(at);
    return day * 24 * HOUR + time;
  };
  return [millis - HOUR, millis + HOUR].some((other) => shown(other) === shown(millis));
}

function nameOfTime(millis: number): 'BST' | 'GMT' {
  const { day, time } = toLocal(millis);
  return day * 24 * HOUR + time === millis ? 'GMT' : 'BST';
}

/**
 * An instant for a document: "2026-07-01 14:03:22 BST", London's time with its name. Text that is no instant is given
 * back as it is.
 */
export function londonStamp(instant: string): string {
  const millis = millisOf(instant);
  if (millis === undefined) return instant;
  const { day, time } = toLocal(millis);
  const clock = [time / HOUR, (time % HOUR) / MINUTE, (time % MINUTE) / 1000].map((n) => two(Math.floor(n)));
  return `${dateOfDay(day)} ${clock.join(':')} ${nameOfTime(millis)}`;
}
