import type { CommandOf } from '../../asked/commands';
import { openTest } from '../../process/open/plan-tests';
import { isTheirOwnPlan, whoMayTest } from '../../process/people/who-may-test';
import { type Context, type Handlers, nextId, type Outcome } from '../context';
import { missing, refuse } from '../refusals';

const nobodyAsked = refuse('not-now', 'Nobody is asked to test the plan at present.');

/** In the order of the law (see `whoMayTest`); whoever is asked already is reminded, and not asked anew. */
function askTester({ type: _, ...said }: CommandOf<'ask-tester'>, context: Context): Outcome {
  const { state, facts, now } = context;
  const { tester } = said;
  if (!facts.directory.byId.has(tester))
    return missing('tester', 'This person is not in the directory. Select from the list.');
  if (openTest(state)?.tester === tester)
    return missing('tester', 'This person is asked already, and is reminded. Select somebody else.');
  if (isTheirOwnPlan(state, tester))
    return missing(
      'tester',
      'Consultant, requester and reviewer do not test the plan. Select somebody else.',
    );
  const may = whoMayTest(state, facts, now);
  const name = facts.directory.byId.get(tester)?.name ?? '';
  if (may.includes(tester)) return [{ type: 'tester-asked', id: nextId('t', state), name, said }];
  const names = may.slice(0, 3).map((each) => facts.directory.byId.get(each)?.name ?? '');
  return missing(
    'tester',
    `First a senior clinician of the team is asked, then one of the organisation, then the clinical lead; nobody who is away or is asked for the opinion. Select from the list, for example ${names.join(' or ')}.`,
  );
}

function recordTest({ type: _, ...said }: CommandOf<'record-test'>, { state }: Context): Outcome {
  const test = openTest(state);
  if (test === undefined) return nobodyAsked;
  if (isTheirOwnPlan(state, test.tester))
    return refuse(
      'not-allowed',
      'The tester has another part on this request now. Please ask somebody else to test the plan.',
    );
  return said.finding === 'doubts' && said.doubt === undefined
    ? missing('doubt', 'Enter what they doubt.')
    : [{ type: 'test-recorded', test: test.id, said }];
}

/** A tester is asked whether the plan is reasonable, and answers (process page §4b, test of the plan). */
export const testing: Handlers<
  'ask-tester' | 'confirm-plan' | 'doubt-plan' | 'record-test' | 'record-no-test'
> = {
  'ask-tester': askTester,

  'confirm-plan': ({ type: _, ...said }, { state }) => {
    const test = openTest(state);
    return test === undefined ? nobodyAsked : [{ type: 'plan-confirmed', test: test.id, said }];
  },

  'doubt-plan': ({ type: _, ...said }, { state }) => {
    const test = openTest(state);
    return test === undefined ? nobodyAsked : [{ type: 'plan-doubted', test: test.id, said }];
  },

  'record-test': recordTest,
  'record-no-test': ({ type: _, ...said }) => [{ type: 'no-test-recorded', said }],
};
