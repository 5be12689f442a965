import type { Instant } from '../../case/ids';
import { daysBefore } from '../../rules/age';
import { londonDate, startOfDay } from '../../rules/london-time';
import { addWorkingTime, type Clock, outOfQuietHours } from '../../rules/working-time';
import { latest, type Matter, type Setting } from '../open/matter';
import { namesWithheldNow, type Withheld, withheldKey } from '../open/name-withheld';

/** Hours into the day at which the clinical lead is reminded, and then the alternate too: on the wall clock, and of working time. */
const hours = { wall: [9, 13], working: [1, 4] } as const;
/** No row of days without work is longer: a weekend between bank holidays is five. */
const longestRest = 10;

/**
 * A withheld name is looked at again on the date set, by the clinical lead, then by the alternate (process page §6). It lapses at the
 * end of that day, so where nobody works then the reminder comes on the last working day before.
 */
export function withheldToReview(setting: Setting): readonly Matter[] {
  const { state } = setting;
  return namesWithheldNow(state, state.lastEventAt).map((each) => review(each, setting));
}

function review(withheld: Withheld, { clock, organisation }: Setting): Matter {
  const { at, reviewOn } = withheld;
  const lapses = startOfDay(daysBefore(reviewOn, -1));
  /** Who withholds one in the evening until that very day is not reminded of it by night: by the morning it has lapsed. */
  const byDay = (due: Instant) => {
    const at = organisation && clock.kind !== 'wall' ? outOfQuietHours(due, organisation) : due;
    return at < lapses ? at : undefined;
  };
  const day = startOfDay(lastWorkingDay(reviewOn, clock));
  return {
    key: withheldKey(withheld),
    about: { of: 'name-withheld', on: reviewOn },
    what: { kind: 'name-withheld' },
    since: day,
    until: lapses,
    atRung: (rung) => {
      const after = hours[clock.kind === 'wall' ? 'wall' : 'working'][rung - 1];
      return after === undefined ? undefined : byDay(latest(at, addWorkingTime(day, after, clock)));
    },
  };
}

function lastWorkingDay(date: string, clock: Clock): string {
  const days = Array.from({ length: longestRest }, (_, before) => daysBefore(date, before));
  return days.find((each) => londonDate(addWorkingTime(startOfDay(each), 1, clock)) === each) ?? date;
}
