import type { Instant } from '../../case/ids';
import { type CaseState, isTerminal } from '../../case/state';
import { daysBefore, eighteenthBirthday, isUnder18 } from '../../rules/age';
import { londonDate } from '../../rules/london-time';
import { type Facts, remindersOf } from './facts';

/** How many days before the 18th birthday the young adult's own wishes can be recorded: from the first warning on. */
export function daysOfNotice(facts: Facts): number {
  return Math.max(0, ...remindersOf(facts).birthdayWarnings);
}

/** Whether the patient is 18, or will be within those days: then their own wishes count (process page I12). */
export function isNearlyAdult({ request }: Pick<CaseState, 'request'>, facts: Facts, now: Instant): boolean {
  const { dateOfBirth } = request.child;
  return londonDate(now) >= daysBefore(eighteenthBirthday(dateOfBirth), daysOfNotice(facts));
}

/**
 * Whether the parents' route is shut until the young adult's wishes are recorded: from the 18th birthday on, by the date
 * itself, whether or not the clock has noted it yet (process page I12).
 */
export function awaitsYoungAdult(state: CaseState, now: Instant): boolean {
  if (state.awaitingYoungAdult) return true;
  const { dateOfBirth } = state.request.child;
  return !isTerminal(state) && state.youngAdultWishes === undefined && !isUnder18(dateOfBirth, now);
}
