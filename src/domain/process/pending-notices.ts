import { daysBefore, eighteenthBirthday } from '../rules/age';
import { WORKING_DAY_HOURS } from '../rules/clock';
import { londonDate, startOfDay } from '../rules/london-time';
import { addWorkingTime, type Clock, clockFor, outOfQuietHours } from '../rules/working-time';
import { birthdayWarnings, dailyReminders, familyNudgeDays, provisionalHold } from './obligations';
import { latest, type Pending, pending, type Setting } from './pending-rung';
import { gateKey } from './people-on-case';

/** A hold is looked at again: a provisional one by the hour, then on its review date (process page §6, I8). */
export function holds(setting: Setting): (Pending | undefined)[] {
  const { state, clock } = setting;
  const { hold } = state;
  if (hold === undefined) return [];
  const last = 3 + dailyReminders;
  if (hold.provisional) {
    return [
      pending(setting, `hold:${hold.since}`, { kind: 'hold' }, (rung) =>
        rung > last ? undefined : addWorkingTime(hold.since, provisionalHold * rung, clock),
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
  const { state, organisation } = setting;
  if (state.turnedAdultAt !== undefined) return [];
  const birthday = eighteenthBirthday(state.request.child.dateOfBirth);
  const warnings = birthdayWarnings.map((days) => startOfDay(daysBefore(birthday, days)));
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

const consultantActs = [
  'consultant-review',
  'opinion-given',
  'family-step',
  'sharing',
  'outcome',
  'resolution',
];

/** A consultant on leave is skipped: the deputy is asked at once, the requester told; leave that begins mid-step counts (process page §6). */
export function leaves(setting: Setting): (Pending | undefined)[] {
  const { state, facts, organisation, clock } = setting;
  if (!consultantActs.includes(state.stage.status)) return [];
  const leave = facts.directory.byId.get(state.actingConsultant)?.leave ?? [];
  return leave
    .filter((each) => each.to >= londonDate(state.gateSince))
    .map((each) =>
      pending(setting, `leave:${gateKey(state)}:${each.from}`, { kind: 'leave' }, (rung) => {
        if (rung > 1) return undefined;
        const at = latest(startOfDay(each.from), state.gateSince);
        return organisation && clock.kind !== 'wall' ? outOfQuietHours(at, organisation) : at;
      }),
    );
}

/** A family that has heard nothing for days is to be talked to (process page §6). */
export function familyNudges(setting: Setting): (Pending | undefined)[] {
  const { state, clock } = setting;
  const early = ['consultant-review', 'returned', 'lead-review', 'family-step'].includes(state.stage.status);
  if (
    state.kind !== 'external-second-opinion' ||
    early ||
    state.hold !== undefined ||
    state.awaitingYoungAdult
  )
    return [];
  const working: Clock = setting.organisation ? clockFor('routine', setting.organisation) : clock;
  const since = state.familyUpdatedAt;
  return [
    pending(setting, `family-nudge:${since}`, { kind: 'family-nudge' }, (rung) =>
      rung > dailyReminders
        ? undefined
        : addWorkingTime(since, familyNudgeDays * WORKING_DAY_HOURS * rung, working),
    ),
  ];
}
