import { z } from 'zod';
import type { Organisation } from '../domain/directory/schema';
import { calendarOf, isWorkingDay } from '../domain/rules/calendar';
import {
  DAY,
  dayNumber,
  fromLocal,
  HOUR,
  MINUTE,
  toInstant,
  toLocal,
  toMillis,
} from '../domain/rules/london-time';
import { isOpen, nextOpening, quietStretches } from '../domain/rules/opening-hours';

/** What a place's day looks like: nation, working hours and quiet hours. */
export type HoursOfPlace = Pick<Organisation, 'nation' | 'workingHours' | 'quietHours'>;

/** A moment as people at one place live it. */
export interface ToldTime {
  /** ISO instant in UTC. */
  readonly instant: string;
  /** `2026-12-24T16:40` on the clock in London. */
  readonly london: string;
  /** Working hours, quiet hours (no reminder is sent), or neither; `day-off` is a weekend or bank holiday by day. */
  readonly state: 'working' | 'evening' | 'quiet' | 'day-off';
}

const clockOf = ({ nation, workingHours, quietHours }: HoursOfPlace) => ({
  kind: 'working' as const,
  nation,
  workingHours,
  quietHours,
});

/** In: an ISO instant. Out: what it is for people at that place (process page §6). */
export function tellTime(instant: string, place: HoursOfPlace): ToldTime {
  const local = toLocal(toMillis(instant));
  const isQuiet = quietStretches(place.quietHours).some(
    ({ opens, closes }) => local.time >= opens && local.time < closes,
  );
  const london = toInstant(local.day * DAY + local.time).slice(0, 16);
  const byDay = isWorkingDay(local.day, calendarOf(place.nation)) ? 'evening' : 'day-off';
  const state = isQuiet ? 'quiet' : isOpen(local, clockOf(place)) ? 'working' : byDay;
  return { instant, london, state };
}

/** The next moment after this one at which a working day begins there. */
export function nextWorkingMorning(instant: string, place: HoursOfPlace): string {
  return toInstant(fromLocal(nextOpening(toLocal(toMillis(instant)), clockOf(place))));
}

/** The instant of `2026-12-24T16:40` on the clock in London; undefined when it is no such text. */
export function fromLondon(text: string): string | undefined {
  const [, date = '', hours, minutes] = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (!z.iso.date().safeParse(date).success) return undefined;
  return toInstant(
    fromLocal({ day: dayNumber(date), time: Number(hours) * HOUR + Number(minutes) * MINUTE }),
  );
}
