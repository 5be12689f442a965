import type { Instant } from '../../domain/case/ids';
import { type CaseState, isTerminal } from '../../domain/case/state';
import { clockOfCase } from '../../domain/process/due/clock-of-case';
import type { Facts } from '../../domain/process/open/facts';
import { toLocal, toMillis } from '../../domain/rules/london-time';
import { isOpen, openingHours } from '../../domain/rules/opening-hours';
import { endOfNeededBy, workingHoursBetween } from '../../domain/rules/working-time';

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
  readonly words: string;
}

/** How long until "needed by" on the case's own clock (process page §6); undefined once the case is over. */
export function timeLeft(state: CaseState, facts: Facts, now: Instant): TimeLeft | undefined {
  if (isTerminal(state)) return undefined;
  const clock = clockOfCase(state, facts);
  const until = endOfNeededBy(state.request.question.neededBy);
  const hours = workingHoursBetween(now, until, clock);
  const whole = workingHoursBetween(state.openedAt, until, clock);
  const minutes = Math.floor(hours * 60 + 1e-6);
  const dayMinutes = clock.kind === 'wall' ? 24 * 60 : openingHours(clock).capacity / 60_000;
  const passed = now >= until;
  return {
    clock: clock.kind,
    until,
    minutes,
    passed,
    running: !passed && (clock.kind === 'wall' || isOpen(toLocal(toMillis(now)), clock)),
    share: passed || whole === 0 ? 1 : Math.round(100 * Math.min(1, Math.max(0, 1 - hours / whole))) / 100,
    words: passed ? 'The date has passed' : sayTime(minutes, dayMinutes, clock.kind),
  };
}

/** The minute that an instant lies in: an answer that says it is the same for as long. */
export function minuteOf(now: Instant): Instant {
  return `${now.slice(0, 16)}:00.000Z`;
}

const count = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;

/** The two largest parts: "3 working days 2 hours", "1 hour 5 minutes". */
function sayTime(minutes: number, dayMinutes: number, clock: TimeLeft['clock']): string {
  const days = Math.floor(minutes / dayMinutes);
  const rest = minutes - days * dayMinutes;
  const hours = Math.floor(rest / 60);
  const last = Math.floor(rest % 60);
  const parts = [
    ...(days > 0 ? [count(days, clock === 'wall' ? 'day' : 'working day')] : []),
    ...(hours > 0 ? [count(hours, clock === 'wall' || days > 0 ? 'hour' : 'working hour')] : []),
    ...(days === 0 && last > 0 ? [count(last, 'minute')] : []),
  ];
  return parts.length === 0 ? 'less than a minute' : parts.slice(0, 2).join(' ');
}
