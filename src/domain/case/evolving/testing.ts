import type { PlanTest } from '../matters';
import type { CaseState } from '../state';
import type { CaseEvent } from '../stored/events';
import type { Evolvers } from './evolvers';
import { everOnTheTeam, toGate } from './moves';

/** What was said of the plan, by the id with which it was asked. */
function answered(
  state: CaseState,
  id: string,
  event: Pick<CaseEvent, 'at' | 'seq'>,
  said: Omit<NonNullable<PlanTest['answered']>, 'at'>,
): CaseState {
  const tests = (state.tests ?? []).map((each) =>
    each.id === id ? { ...each, answered: { ...said, at: event.at } } : each,
  );
  const tested = { ...state, tests };
  // The outcome answers what is doubted, so it is recorded once more.
  const anew = said.finding === 'doubts' && state.stage.status === 'closing' && state.outcome !== undefined;
  return anew ? toGate(tested, { status: 'outcome' }, event) : tested;
}

/** That the plan is tested, by whom, and what they said (process page §4b, test of the plan). */
export const testing: Evolvers<
  'tester-asked' | 'plan-confirmed' | 'plan-doubted' | 'test-recorded' | 'no-test-recorded'
> = {
  'tester-asked': (state, { id, name, said, at }) => {
    const asked = { id, tester: said.tester, name, askedAt: at };
    return everOnTheTeam({ ...state, tests: [...(state.tests ?? []), asked] }, said.tester);
  },
  'plan-confirmed': (state, event) => answered(state, event.test, event, { finding: 'confirms' }),
  'plan-doubted': (state, event) =>
    answered(state, event.test, event, { finding: 'doubts', doubt: event.said.doubt }),
  'test-recorded': (state, event) => {
    const { finding, doubt } = event.said;
    return answered(state, event.test, event, { finding, ...(doubt === undefined ? {} : { doubt }) });
  },
  'no-test-recorded': (state, { said, at }) => ({ ...state, noTest: { reason: said.reason, at } }),
};
