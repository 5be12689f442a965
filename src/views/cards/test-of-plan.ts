import { wordsFor } from '../../domain/case/stored/chosen';
import type { EventOf } from '../../domain/case/stored/events';
import { openTest } from '../../domain/process/open/plan-tests';
import type { Viewpoint } from '../viewpoint';
import { fillIn } from '../words/fill-in';
import { texts } from '../words/texts';
import { sayDate, sayDayOf } from '../words/when';
import { type Line, plain, type Section, section, titled } from './lines';
import type { Part } from './waiting/part';

const words = texts.testOfPlan;

/** To whoever is asked to test the plan: what that is, and that both answers are welcome. */
export function testerFirst({ state, roles, viewer }: Viewpoint): readonly Section[] {
  const asked = roles.has('tester') && openTest(state)?.tester === viewer;
  return asked ? section(words.please, [plain(words.what)], 'accent') : [];
}

/** What a tester told a colleague, and on which day. */
export function sayTestTold({ finding, doubt, saidOn }: EventOf<'test-recorded'>['said']): string {
  const told = fillIn(words.told, {
    what: wordsFor(words.findings, finding),
    date: sayDate(saidOn),
  });
  return doubt === undefined ? told : `${told} ${doubt}`;
}

/** How far the test of the plan has come, whom it waits for, and what is doubted; for those who see what was decided. */
export const testOfPlan: Part = ({ state, sees }, { chars, items }) => {
  if (!sees.has('decisions')) return [];
  const { tests = [], noTest, testedInWords } = state;
  const lines = tests.slice(-items).flatMap((each, index, shown): readonly Line[] => {
    const { name, answered } = each;
    if (answered !== undefined)
      return [
        plain(
          fillIn(answered.finding === 'doubts' ? words.doubts : words.confirmed, {
            name,
            date: sayDayOf(answered.at),
          }),
        ),
        ...titled(words.doubt, answered.doubt, chars),
      ];
    const waits = index === shown.length - 1 ? words.asked : words.noAnswer;
    return [plain(fillIn(waits, { name, date: sayDayOf(each.askedAt) }))];
  });
  return section(words.title, [
    ...lines,
    ...titled(words.inWords, testedInWords, chars),
    ...titled(words.noTest, noTest?.reason, chars),
    ...titled(words.answer, state.outcome?.doubtsAnswered, chars),
  ]);
};
