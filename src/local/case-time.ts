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
import { isOpen, nextOpening } from '../domain/rules/opening-hours';
import { outOfQuietHours } from '../domain/rules/working-time';

/** What a place's day looks like: nation, working hours and quiet hours. */
export type HoursOfPlace = Pick<Organisation, 'nation' | 'workingHours' | 'quietHours'>;

/** A moment as people at one place live it. */
export interface ToldTime {
  /** ISO instant in UTC. */
  readonly instant: string;
  /** `2026-12-24T16:40` on the clock in London. */
  readonly london: string;
  /** Working hours, quiet hours (what is not urgent waits), or neither; `day-off` is a weekend or bank holiday by day. */
  readonly state: 'working' | 'evening' | 'quiet' | 'day-off';
  /** When the quiet hours end in which this moment lies; undefined outside of them. */
  readonly quietUntil: string | undefined;
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
  const afterQuiet = outOfQuietHours(instant, place);
  const isQuiet = afterQuiet > instant;
  const london = toInstant(local.day * DAY + local.time).slice(0, 16);
  const byDay = isWorkingDay(local.day, calendarOf(place.nation)) ? 'evening' : 'day-off';
  const state = isQuiet ? 'quiet' : isOpen(local, clockOf(place)) ? 'working' : byDay;
  return { instant, london, state, quietUntil: isQuiet ? afterQuiet : undefined };
}

/** How long after work begins the demo opens: the story is not told on the stroke of nine. */
const intoTheMorning = 30 * MINUTE;

/** Where a demo opens that is started at this instant: half an hour into the next working morning, or now, where people are at work now. */
export function openingMoment(instant: string, place: HoursOfPlace): string {
  if (tellTime(instant, place).state === 'working') return instant;
  return toInstant(toMillis(nextWorkingMorning(instant, place)) + intoTheMorning);
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
