import { daysBefore, eighteenthBirthday, sixteenthBirthday } from '../../rules/age';
import { calendarOf } from '../../rules/calendar';
import { WORKING_DAY_HOURS } from '../../rules/clock';
import { londonDate, startOfDay } from '../../rules/london-time';
import { addWorkingTime, type Clock, clockFor, outOfQuietHours } from '../../rules/working-time';
import { familyWaits } from '../open/family-side';
import { latest, type Matter, type Setting } from '../open/matter';
import { holdKeys } from '../open/open-ladders';
import { rightsEndAtSixteen } from '../open/own-word';

/**
 * A hold is looked at again: a provisional one by the hour; a firm one on its review date, and before that some days
 * after it was set or last reviewed. A review date that is further off does not make it go unseen (process page §6, I8).
 */
export function holds({ state, clock, reminders }: Setting): readonly Matter[] {
  const { hold } = state;
  const keys = holdKeys(state);
  if (hold === undefined || keys === undefined) return [];
  const last = 3 + reminders.daily;
  const what = { kind: 'hold' } as const;
  const about = { of: 'hold', hold: true } as const;
  if (hold.provisional) {
    const at = (rung: number) => addWorkingTime(hold.since, reminders.provisionalHold * rung, clock);
    return [
      {
        key: keys.look,
        about,
        what,
        since: hold.since,
        atRung: (rung) => (rung > last ? undefined : at(rung)),
      },
    ];
  }
  const hours = (rung: number) =>
    clock.kind === 'wall' ? 9 + 24 * (rung - 1) : 1 + WORKING_DAY_HOURS * (rung - 1);
  const onDay = (key: string, day: string): Matter => ({
    key,
    about,
    what,
    since: startOfDay(day),
    atRung: (rung) => (rung > last ? undefined : addWorkingTime(startOfDay(day), hours(rung), clock)),
  });
  const lookOn = daysBefore(londonDate(hold.reviewedAt ?? hold.since), -reminders.holdReview);
  const onDate = onDay(keys.date, hold.reviewOn);
  return lookOn < hold.reviewOn ? [onDay(keys.look, lookOn), onDate] : [onDate];
}

/** Warnings before the 18th birthday, and the day itself (process page I12). */
export function birthdays(setting: Setting): readonly Matter[] {
  if (setting.state.turnedAdultAt !== undefined) return [];
  const birthday = eighteenthBirthday(setting.state.request.child.dateOfBirth);
  return [
    warningBefore(setting, birthday, { key: `birthday-warning:${birthday}`, of: 'birthday-warning' }),
    {
      key: `birthday:${birthday}`,
      about: { of: 'birthday' },
      what: { kind: 'birthday' },
      atRung: (rung) => (rung > 1 ? undefined : startOfDay(birthday)),
    },
  ];
}

/** The same of the 16th birthday in Scotland, from which the young person's own agreement is asked (process page I12). */
export function sixteenthBirthdays(setting: Setting): readonly Matter[] {
  const { state, facts } = setting;
  if (state.turnedSixteenAt !== undefined || !rightsEndAtSixteen(state, facts)) return [];
  const birthday = sixteenthBirthday(state.request.child.dateOfBirth);
  const day: Matter = {
    key: `sixteenth:${birthday}`,
    about: { of: 'sixteenth' },
    what: { kind: 'sixteenth' },
    atRung: (rung) => (rung > 1 ? undefined : latest(startOfDay(birthday), state.openedAt)),
  };
  // Whoever was 16 when the request was made needs no warning of it.
  if (startOfDay(birthday) <= state.openedAt) return [day];
  return [
    warningBefore(setting, birthday, { key: `sixteen-warning:${birthday}`, of: 'sixteen-warning' }),
    day,
  ];
}

function warningBefore(
  { state, organisation, reminders }: Setting,
  birthday: string,
  { key, of }: { readonly key: string; readonly of: string },
): Matter {
  const warnings = reminders.birthdayWarnings.map((days) => startOfDay(daysBefore(birthday, days)));
  // Warnings that lay before the request began are not sent late, but for the nearest.
  const passed = warnings.filter((each) => each < state.openedAt).length;
  return {
    key,
    about: { of, on: birthday },
    what: { kind: 'birthday-warning' },
    atRung: (rung) => {
      const at = warnings[Math.max(rung, passed) - 1];
      if (at === undefined) return undefined;
      const due = rung < passed ? state.openedAt : at;
      return organisation ? outOfQuietHours(due, organisation) : due;
    },
  };
}

/**
 * The birthday itself is a fact of midnight, on which the parents' route stops; acting consultant and coordinator are
 * told of it in the morning (process page I12, §6).
 */
export function birthdayTold({ state, organisation }: Setting): Matter | undefined {
  const { turnedAdultAt, awaitingYoungAdult } = state;
  if (turnedAdultAt === undefined || !awaitingYoungAdult) return undefined;
  const at = organisation ? outOfQuietHours(turnedAdultAt, organisation) : turnedAdultAt;
  return {
    key: `birthday-told:${turnedAdultAt}`,
    about: { of: 'birthday-told' },
    what: { kind: 'birthday-told' },
    atRung: (rung) => (rung > 1 ? undefined : at),
  };
}

/**
 * A family that has heard nothing for days is to be talked to, whatever is asked and at whichever step: but not under a
 * hold, and not by the parents' route once the child is 18 (process page §6, I8, I12).
 */
export function familyNudges({ state, clock, organisation, reminders }: Setting): readonly Matter[] {
  if (familyWaits(state) || state.awaitingYoungAdult) return [];
  const working: Clock = organisation
    ? clockFor('routine', organisation, calendarOf(organisation.nation, reminders.bankHolidays))
    : clock;
  const since = state.familyUpdatedAt;
  const at = (rung: number) =>
    addWorkingTime(since, reminders.familyNudge * WORKING_DAY_HOURS * rung, working);
  return [
    {
      key: `family-nudge:${since}`,
      about: { of: 'family-not-updated' },
      what: { kind: 'family-nudge' },
      atRung: (rung) => (rung > reminders.daily ? undefined : at(rung)),
    },
  ];
}
