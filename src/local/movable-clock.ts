import { afterDuration, readInstant } from '../domain/rules/moving-time';
import type { CaseClock } from '../workflow/ports/case-ports';
import { machineTime, type RealTime } from './real-time';

/** Case time for the demo: the real time, plus what it was moved by. It never goes back. */
export interface MovableClock extends CaseClock {
  /** Moves to this instant; from there it runs on. Refused when it lies before now. */
  moveTo(instant: string): { readonly ok: true } | { readonly ok: false; readonly problem: string };
}

/** Makes a clock that starts at the real time, or at the instant given. */
export function createMovableClock(from?: string, realTime: RealTime = machineTime): MovableClock {
  let ahead = from === undefined ? 0 : Date.parse(from) - realTime();
  const now = () => new Date(realTime() + ahead).toISOString();
  return {
    now,
    moveTo: (instant) => {
      const by = Date.parse(instant) - Date.parse(now());
      if (by < 0) return { ok: false, problem: 'The clock cannot go back.' };
      ahead += by;
      return { ok: true };
    },
  };
}

/**
 * The instant that a request to move the clock means: `{"now": "2026-12-24T16:40:00Z"}` or `{"advance": "PT2H"}`.
 * Undefined when it is neither.
 */
export function wantedInstant(body: Readonly<Record<string, unknown>>, now: string): string | undefined {
  const { now: to, advance } = body;
  if (typeof to === 'string') return readInstant(to);
  return typeof advance === 'string' ? afterDuration(now, advance) : undefined;
}
