const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});
const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
});
const whole = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** `16:40` in London. */
export function timeOfDay(instant: string): string {
  return time.format(new Date(instant));
}

/** `16:40` when it is the same day in London as `now`, else `Thu, 24 Dec 16:40`. */
export function shortTime(instant: string, now: string): string {
  const [date, at] = [new Date(instant), time.format(new Date(instant))];
  return day.format(date) === day.format(new Date(now)) ? at : `${day.format(date)}, ${at}`;
}

/** `Thu, 24 Dec 2026`. */
export function wholeDay(instant: string): string {
  return whole.format(new Date(instant));
}

/** The first letters of a person's first and last name, without a title. */
export function initials(name: string): string {
  const parts = name.replace(/^(Dr|Professor)\s+/, '').split(/\s+/);
  const [first, last] = [parts[0] ?? '', parts.length > 1 ? (parts.at(-1) ?? '') : ''];
  return `${[...first][0] ?? ''}${[...last][0] ?? ''}`.toUpperCase();
}

/** One of eight colours, always the same one for a person. */
export function hueOf(id: string): string {
  const sum = [...id].reduce((total, sign) => (total * 31 + sign.charCodeAt(0)) % 9973, 7);
  return String(sum % 8);
}
