import { isTested, isTesterSilent, openTest } from '../process/open/plan-tests';
import { isTheirOwnPlan, whoMayTest } from '../process/people/who-may-test';
import type { Context } from './context';
import { type Refusal, refuse } from './refusals';

const notNow = (text: string) => refuse('not-now', text);

const nobody = notNow(
  'Nobody who could test the plan is free. The clinical lead can record why there was no test.',
);

/** They are asked, have not answered, and have no part by now that keeps them from it. */
function mayTest({ state, by }: Context): Refusal | undefined {
  const test = openTest(state);
  if (test === undefined || test.tester !== by)
    return notNow(
      'The plan is tested already, or somebody else is asked. Nothing more is asked of you. Thank you.',
    );
  return isTheirOwnPlan(state, test.tester)
    ? refuse(
        'not-allowed',
        'You have another part on this request now, so somebody else tests the plan. Please tell the consultant.',
      )
    : undefined;
}

function noTestToBeHad({ state, facts, now }: Context): Refusal | undefined {
  if (isTested(state)) return notNow('The plan was tested. No reason is needed.');
  if (state.noTest !== undefined) return notNow('This is recorded already.');
  return isTesterSilent(state) ||
    (openTest(state) === undefined && whoMayTest(state, facts, now).length === 0)
    ? undefined
    : notNow(
        'Somebody can still test the plan. This can be recorded once they have let three reminders pass, or where nobody is free.',
      );
}

/** Whether there is somebody who tests the plan: conditions of the lifecycle (process page §4b, test of the plan). */
export const testConditions = {
  'somebody can test the plan': ({ state, facts, now }: Context) =>
    whoMayTest(state, facts, now).length > 0 ? undefined : nobody,
  'they are asked to test the plan': mayTest,
  'a tester has not answered': ({ state }: Context) =>
    openTest(state) === undefined ? notNow('Nobody is asked to test the plan at present.') : undefined,
  'no test is to be had': noTestToBeHad,
};
