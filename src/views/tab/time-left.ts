import type { Instant } from '../../domain/case/ids';
import { type CaseState, isTerminal } from '../../domain/case/state';
import { clockOfCase } from '../../domain/process/due/clock-of-case';
import type { Facts } from '../../domain/process/open/facts';
import { HOUR, toLocal, toMillis } from '../../domain/rules/london-time';
import { isOpen } from '../../domain/rules/opening-hours';
import { endOfNeededBy, workingHoursBetween } from '../../domain/rules/working-time';
import { sayWhen } from '../words/when';

export interface TimeLeft {
  readonly clock: 'wall' | 'working';
  readonly until: Instant;
  /** Whole minutes of the case's clock. */
  readonly minutes: number;
  readonly passed: boolean;
  /** Whether that clock runs now. */
  readonly running: boolean;
  /** Of the time since the request was sent, 0 to 1. */
  readonly share: number;
  /** "until Thu 3 Dec, 17:00", the same for every urgency; once it has passed, that it has. */
  readonly words: string;
  /** "about 3½ days"; empty once it has passed. */
  readonly about: string;
}

/** How long until "needed by" on the case's own clock (process page §6); undefined once the case is over. */
export function timeLeft(state: CaseState, facts: Facts, now: Instant): TimeLeft | undefined {
  if (isTerminal(state)) return undefined;
  const clock = clockOfCase(state, facts);
  const until = endOfNeededBy(state.request.question.neededBy);
  const hours = workingHoursBetween(now, until, clock);
  const whole = workingHoursBetween(state.openedAt, until, clock);
  const minutes = Math.floor(hours * 60 + 1e-6);
  const passed = now >= until;
  return {
    clock: clock.kind,
    until,
    minutes,
    passed,
    running: !passed && (clock.kind === 'wall' || isOpen(toLocal(toMillis(now)), clock)),
    share: passed || whole === 0 ? 1 : Math.round(100 * Math.min(1, Math.max(0, 1 - hours / whole))) / 100,
    words: `${passed ? 'The date has passed: ' : 'until '}${sayWhen(until, now)}`,
    about: passed ? '' : sayAbout((toMillis(until) - toMillis(now)) / HOUR),
  };
}

/** The minute that an instant lies in: an answer that says it is the same for as long. */
export function minuteOf(now: Instant): Instant {
  return `${now.slice(0, 16)}:00.000Z`;
}

/** Hours by the clock on the wall, roughly: "about 3½ days", "about 5 hours". */
function sayAbout(hours: number): string {
  if (hours < 1) return 'less than an hour';
  if (hours < 24) return `about ${count(Math.round(hours), 'hour')}`;
  const halves = Math.round(hours / 12);
  const days = `${Math.floor(halves / 2)}${halves % 2 === 1 ? '½' : ''}`;
  return `about ${days} ${days === '1' ? 'day' : 'days'}`;
}

const count = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
