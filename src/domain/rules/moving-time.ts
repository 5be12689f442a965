import { DateTime, Duration } from 'luxon';

/** The instant that a text with a date, a time and a zone means, in UTC; undefined when it is none. */
export function readInstant(text: string): string | undefined {
  const parsed = DateTime.fromISO(text, { zone: 'utc' });
  return parsed.isValid ? parsed.toJSDate().toISOString() : undefined;
}

/** The instant after an ISO 8601 duration such as `PT2H` or `P3D`; undefined when it is none. */
export function afterDuration(instant: string, duration: string): string | undefined {
  const by = Duration.fromISO(duration);
  return by.isValid
    ? DateTime.fromISO(instant, { zone: 'utc' }).plus(by).toJSDate().toISOString()
    : undefined;
}
