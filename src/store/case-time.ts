import type { Instant } from '../domain/case/ids';

/** Milliseconds since 1970 as text, the form in which Redis scores case time. Throws RangeError on no instant. */
export function toScore(instant: Instant): string {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError('not an instant');
  return String(ms);
}

/** The instant of a score. */
export function fromScore(score: string): Instant {
  return new Date(Number(score)).toISOString();
}
