import { testFindings } from '../../../../domain/case/stored/recorded';
import { whoMayTest } from '../../../../domain/process/people/who-may-test';
import { personTitle } from '../choices/people-choices';
import type { Choice, FormContext } from '../field';
import { onePage } from '../make-fields';
import { today } from './known';

/** Exactly whom the law allows now, those of the specialty first as the directory has them. */
function testers({ state, facts, now }: FormContext): readonly Choice[] {
  if (state === undefined) return [];
  const { byId } = facts.directory;
  return whoMayTest(state, facts, now).flatMap((id) => {
    const found = byId.get(id);
    return found === undefined ? [] : [{ value: id, title: personTitle(facts.directory, found) }];
  });
}

/** A tester is asked, and answers (process page §4b, test of the plan). */
export const testingForms = [
  onePage('ask-tester', (make, context) => [make.person('tester', () => testers(context))]),
  onePage('confirm-plan', (make) => [make.paragraph('note', { required: false })]),
  onePage('doubt-plan', (make) => [make.long('doubt')]),
  onePage(
    'record-test',
    (make, { values }) => [
      make.choice('finding', 'test-finding', testFindings),
      make.long('doubt', {
        required: values['finding'] === 'doubts',
        onlyIf: { paths: ['finding'], is: ['doubts'] },
      }),
      make.date('saidOn'),
    ],
    { initial: (context) => ({ saidOn: today(context) }) },
  ),
  onePage('record-no-test', (make) => [make.paragraph('reason')]),
];
