import { daysBefore } from '../../rules/age';
import { londonDate, startOfDay } from '../../rules/london-time';
import { addWorkingTime, type Clock } from '../../rules/working-time';
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
export function withheldToReview({ state, clock }: Setting): readonly Matter[] {
  return namesWithheldNow(state, state.lastEventAt).map((each) => review(each, clock));
}

function review(withheld: Withheld, clock: Clock): Matter {
  const { at, reviewOn } = withheld;
  const day = startOfDay(lastWorkingDay(reviewOn, clock));
  return {
    key: withheldKey(withheld),
    about: { of: 'name-withheld', on: reviewOn },
    what: { kind: 'name-withheld' },
    since: day,
    until: startOfDay(daysBefore(reviewOn, -1)),
    atRung: (rung) => {
      const after = hours[clock.kind === 'wall' ? 'wall' : 'working'][rung - 1];
      return after === undefined ? undefined : latest(at, addWorkingTime(day, after, clock));
    },
  };
}

function lastWorkingDay(date: string, clock: Clock): string {
  const days = Array.from({ length: longestRest }, (_, before) => daysBefore(date, before));
  return days.find((each) => londonDate(addWorkingTime(startOfDay(each), 1, clock)) === each) ?? date;
}
