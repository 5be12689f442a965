import type { PersonId } from '../../case/ids';
import type { PlanTest } from '../../case/matters';
import type { CaseState } from '../../case/state';

/** Test of the plan by a senior clinician who has no part in it (process page §4b, test of the plan). */

/** Who was asked last to test the plan, and may still see it. */
export function testerOf({ tests = [] }: CaseState): PersonId | undefined {
  return tests.at(-1)?.tester;
}

/** The test that waits for its tester; whoever was asked before and has not answered is not waited for any more. */
export function openTest({ tests = [] }: CaseState): PlanTest | undefined {
  const last = tests.at(-1);
  return last?.answered === undefined ? last : undefined;
}

/** The test of which its tester is reminded: not once the clinical lead has said why there was none. */
export function remindedTest(state: CaseState): PlanTest | undefined {
  const test = openTest(state);
  return test !== undefined && (state.noTest?.at ?? '') < test.askedAt ? test : undefined;
}

/** The key under which a tester is reminded. */
export const testKey = ({ id }: PlanTest): string => `test:${id}`;

/** Whether the tester let all three reminders pass: then the clinical lead says why there was no test (process page §6). */
export function isTesterSilent(state: CaseState): boolean {
  const test = openTest(state);
  return test !== undefined && (state.rungs[testKey(test)]?.rung ?? 0) >= 3;
}

/** Whether somebody has tested the plan; in words counts too, which earlier releases asked for. */
export function isTested({ tests = [], testedInWords }: CaseState): boolean {
  return testedInWords !== undefined || tests.some(({ answered }) => answered !== undefined);
}

/** What testers doubt now: of each the last word, so that whoever is asked again and confirms doubts no more. */
export function openDoubts({ tests = [] }: CaseState): readonly string[] {
  const last = new Map<PersonId, PlanTest['answered']>();
  for (const { tester, answered } of tests) if (answered !== undefined) last.set(tester, answered);
  return [...last.values()].flatMap((each) => (each?.finding === 'doubts' ? [each.doubt ?? ''] : []));
}

/** Whether “agrees” may be recorded: tested, or recorded why not; an urgent plan never waits for it (process page §4a, outcome). */
export function needsTest(state: CaseState): boolean {
  return state.request.question.urgency !== 'urgent' && !isTested(state) && state.noTest === undefined;
}
