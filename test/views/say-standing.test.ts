import type { CaseState } from '../../src/domain/case/state';
import { caseCard } from '../../src/views/cards/case-card';
import { candidatesOf } from '../../src/views/cards/forms/choices/entry-choices';
import { facts, now, people } from '../builders/case-people';
import { caseIn } from '../builders/case-state';
import { pageOf, readerSees } from '../support/stories/printed';

/** A case whose first candidate was asked in vain, because it did not reach them or because they did not answer. */
function lapsed(undeliverable: boolean): CaseState {
  const state = caseIn('inviting');
  const [first, ...others] = state.candidates;
  if (first === undefined) throw new Error('nobody was asked');
  const outOfReach = { [first.person]: { since: now, why: 'blocked' } };
  return {
    ...state,
    candidates: [{ ...first, standing: 'lapsed', undeliverable }, ...others],
    undeliverable: undeliverable ? outOfReach : {},
  };
}

const notReached = 'could not be reached here';
const unanswered = 'did not answer in time';

describe('somebody whom an invitation did not reach', () => {
  const shown = (state: CaseState) => {
    const viewer = people.coordinator;
    const side = caseCard({ state, facts, viewer, now, formId: 'f1', side: 'people' });
    return JSON.stringify([side, caseCard({ state, facts, viewer, now, formId: 'f1' })]);
  };

  test('is never said to have left it unanswered, on the card and on its side', () => {
    expect(shown(lapsed(true))).toContain(notReached);
    expect(shown(lapsed(true))).not.toContain(unanswered);
    expect(shown(lapsed(false))).toContain(unanswered);
    expect(shown(lapsed(false))).not.toContain(notReached);
  });

  test('is reached late once they can be reached again', () => {
    const since = shown({ ...lapsed(true), undeliverable: {} });
    expect(since).toContain('was reached late, no answer yet');
    expect(since).not.toContain(notReached);
    expect(since).not.toContain(unanswered);
  });

  test('nor where somebody is chosen from the list', () => {
    const [missed] = candidatesOf(lapsed(true), ['lapsed']);
    const [silent] = candidatesOf(lapsed(false), ['lapsed']);
    expect([missed?.title, silent?.title]).toEqual([
      expect.stringContaining(`(${notReached})`),
      expect.stringContaining('(no answer)'),
    ]);
  });

  test('nor on the record, which says why the invitation lapsed', () => {
    const page = (state: CaseState) => readerSees(pageOf(state, 'record'));
    expect(page(lapsed(true))).toMatch(/the invitation lapsed.*could not be delivered/);
    expect(page(lapsed(true))).not.toContain(unanswered);
    expect(page(lapsed(false))).toMatch(/the invitation lapsed.*no answer/);
  });
});
