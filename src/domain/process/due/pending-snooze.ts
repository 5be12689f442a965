import type { Instant, PersonId } from '../../case/ids';
import { dayNumber, fromLocal, londonDate, startOfDay, timeOfDay, toInstant } from '../../rules/london-time';
import { addWorkingTime } from '../../rules/working-time';
import { type Matter, rungReached, type Setting } from '../open/matter';
import { peopleOn } from './whom-pending';

/** Work that waits for somebody, and not news that somebody is told. */
function isWork({ what }: Matter): boolean {
  if (what.kind === 'share') return what.of === 'reviewer';
  return ['ladder', 'hold', 'invitation', 'family-nudge'].includes(what.kind);
}

/**
 * A snooze puts a reminder off and never swallows it: when work begins on the day it ends, the person is reminded once
 * of what they were, or would have been, reminded of before and still waits for them (process page §4b, snooze).
 */
export function snoozesOver(setting: Setting, open: readonly Matter[]): readonly Matter[] {
  const { state, facts } = setting;
  return Object.entries(state.snoozed).flatMap(([person, until]): Matter[] => {
    const at = workBegins(until, setting);
    const before = (each: Matter) => londonDate(state.rungs[each.key]?.at ?? at) < until;
    const waits = open.some(
      (each) =>
        isWork(each) &&
        before(each) &&
        peopleOn(each, rungReached(state, each), state, facts, at).includes(person),
    );
    return waits
      ? [
          {
            key: keyOf(person, until),
            about: { of: 'snooze-over' },
            what: { kind: 'snooze-over', person },
            atRung: only(at),
          },
        ]
      : [];
  });
}

const keyOf = (person: PersonId, until: string) => `snooze-over:${person}:${until}`;
const only = (at: Instant) => (rung: number) => (rung > 1 ? undefined : at);

/** When work begins on that day; an urgent request's people are told on a Sunday too, and others on the next working day. */
function workBegins(date: string, { clock, organisation }: Setting): Instant {
  if (clock.kind !== 'wall') return addWorkingTime(startOfDay(date), 0, clock);
  if (organisation === undefined) return startOfDay(date);
  return toInstant(fromLocal({ day: dayNumber(date), time: timeOfDay(organisation.workingHours.from) }));
}
