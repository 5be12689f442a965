import type { BankHolidayCalendar } from './calendar';
import type { Nation } from './nation';
import type { Urgency } from './urgency';

/** A stretch of the day in London, `HH:MM` to `HH:MM`. Quiet hours may run over midnight, working hours may not. */
export interface HoursOfDay {
  readonly from: string;
  readonly to: string;
}

/** The clock a case runs on: every hour of the day and year, or the working time of an organisation's nation. */
export type Clock = { readonly kind: 'wall' } | WorkingClock;

export interface WorkingClock {
  readonly kind: 'working';
  readonly nation: Nation;
  readonly workingHours: HoursOfDay;
  readonly quietHours: HoursOfDay;
  /** Bank holidays handed in as data; without it the nation's published calendar and its rules. */
  readonly calendar?: BankHolidayCalendar;
}

/** One working day in hours, as the reminders count them (process page §6). */
export const WORKING_DAY_HOURS = 8;

/** The clock for a request: the wall clock where it is urgent, else the working time of its organisation (process page §6). */
export function clockFor(
  urgency: Urgency,
  organisation: Pick<WorkingClock, 'nation' | 'workingHours' | 'quietHours'>,
  calendar?: BankHolidayCalendar,
): Clock {
  if (urgency === 'urgent') return { kind: 'wall' };
  const { nation, workingHours, quietHours } = organisation;
  return {
    kind: 'working',
    nation,
    workingHours,
    quietHours,
    ...(calendar === undefined ? {} : { calendar }),
  };
}
