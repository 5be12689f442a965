import { opinionFor } from '../../../src/domain/decide/decisions/opinion';
import { isRefusal } from '../../../src/domain/decide/refusals';
import { anOpinion } from '../../builders/core/a-command';
import { caseOf } from '../../builders/core/play';
import { aCaseAt } from '../../builders/core/ways';

const friend = caseOf(aCaseAt('under-review', 'critical-friend'));

test('an opinion that does not support the plan, with the advice to support it, is asked about beside the advice', () => {
  const refused = opinionFor(friend, anOpinion(friend, { supportsPlan: 'no', advice: 'support-plan' }));
  expect(isRefusal(refused) && refused.fields).toEqual({
    'opinion.advice': expect.stringMatching(/^Check this: .*Select another advice, or change that answer\.$/),
  });
});

test.each([
  ['no', 'change-plan'],
  ['partly', 'support-plan'],
  ['cannot-say', 'support-plan'],
  ['yes', 'seek-eso'],
] as const)('support “%s” with the advice “%s” is taken', (supportsPlan, advice) => {
  const given = anOpinion(friend, { supportsPlan, advice });
  expect(opinionFor(friend, given)).toEqual(given);
});
