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
  const { day, time } = toLocal(millis);
  const said = `${sayDate(dateOfDay(day))}, ${two(Math.floor(time / HOUR))}:${two(Math.floor((time % HOUR) / MINUTE))}`;
  return isTwice(millis) ? `${said} ${nameOfTime(millis)}` : said;
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
