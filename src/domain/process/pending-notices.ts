import { daysBefore, eighteenthBirthday } from '../rules/age';
import { calendarOf } from '../rules/calendar';
import { WORKING_DAY_HOURS } from '../rules/clock';
import { startOfDay } from '../rules/london-time';
import { addWorkingTime, type Clock, clockFor, outOfQuietHours } from '../rules/working-time';
import { type Pending, pending, type Setting } from './pending-rung';

/** A hold is looked at again: a provisional one by the hour, then on its review date (process page §6, I8). */
export function holds(setting: Setting): (Pending | undefined)[] {
  const { state, clock, reminders } = setting;
  const { hold } = state;
  if (hold === undefined) return [];
  const last = 3 + reminders.daily;
  if (hold.provisional) {
    return [
      pending(setting, `hold:${hold.since}`, { kind: 'hold' }, (rung) =>
        rung > last ? undefined : addWorkingTime(hold.since, reminders.provisionalHold * rung, clock),
      ),
    ];
  }
  const opens = startOfDay(hold.reviewOn);
  const hours = (rung: number) =>
    clock.kind === 'wall' ? 9 + 24 * (rung - 1) : 1 + WORKING_DAY_HOURS * (rung - 1);
  return [
    pending(setting, `hold-review:${hold.since}:${hold.reviewOn}`, { kind: 'hold' }, (rung) =>
      rung > last ? undefined : addWorkingTime(opens, hours(rung), clock),
    ),
  ];
}

/** Warnings before the 18th birthday, and the day itself (process page I12). */
export function birthdays(setting: Setting): (Pending | undefined)[] {
  const { state, organisation, reminders } = setting;
  if (state.turnedAdultAt !== undefined) return [];
  const birthday = eighteenthBirthday(state.request.child.dateOfBirth);
  const warnings = reminders.birthdayWarnings.map((days) => startOfDay(daysBefore(birthday, days)));
  // Warnings that lay before the request began are not sent late, but for the nearest.
  const passed = warnings.filter((each) => each < state.openedAt).length;
  const warning = pending(setting, `birthday-warning:${birthday}`, { kind: 'birthday-warning' }, (rung) => {
    const at = warnings[Math.max(rung, passed) - 1];
    if (at === undefined) return undefined;
    const due = rung < passed ? state.openedAt : at;
    return organisation ? outOfQuietHours(due, organisation) : due;
  });
  const turns = pending(setting, `birthday:${birthday}`, { kind: 'birthday' }, (rung) =>
    rung > 1 ? undefined : startOfDay(birthday),
  );
  return [warning, turns];
}

/**
 * The birthday itself is a fact of midnight, on which the parents' route stops; acting consultant and coordinator are
 * told of it in the morning (process page I12, §6).
 */
export function birthdayTold(setting: Setting): Pending | undefined {
  const { turnedAdultAt, awaitingYoungAdult } = setting.state;
  if (turnedAdultAt === undefined || !awaitingYoungAdult) return undefined;
  const { organisation } = setting;
  return pending(setting, `birthday-told:${turnedAdultAt}`, { kind: 'birthday-told' }, (rung) =>
    rung > 1 ? undefined : organisation ? outOfQuietHours(turnedAdultAt, organisation) : turnedAdultAt,
  );
}

/** A family that has heard nothing for days is to be talked to (process page §6). */
export function familyNudges(setting: Setting): (Pending | undefined)[] {
  const { state, clock, organisation, reminders } = setting;
  const early = ['consultant-review', 'returned', 'lead-review', 'family-step'].includes(state.stage.status);
  if (
    state.kind !== 'external-second-opinion' ||
    early ||
    state.hold !== undefined ||
    state.awaitingYoungAdult
  )
    return [];
  const working: Clock = organisation
    ? clockFor('routine', organisation, calendarOf(organisation.nation, reminders.bankHolidays))
    : clock;
  const since = state.familyUpdatedAt;
  return [
    pending(setting, `family-nudge:${since}`, { kind: 'family-nudge' }, (rung) =>
      rung > reminders.daily
        ? undefined
        : addWorkingTime(since, reminders.familyNudge * WORKING_DAY_HOURS * rung, working),
    ),
  ];
}
