import type { CaseState } from '../../../src/domain/case/state';
import { printChoices } from '../../../src/views/tab/print-choices';
import { lookFrom } from '../../../src/views/viewpoint';
import { facts, now, people } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';
import { pageOf, printed, readerSees } from '../../support/stories/printed';

/** Process page §8: an account is made for a reader; "your child" only to those for whom it is right. */

const born = (dateOfBirth: string, change: Partial<CaseState> = {}): CaseState => {
  const state = caseIn('outcome', { change });
  const child = { ...state.request.child, dateOfBirth };
  return { ...state, request: { ...state.request, child } };
};
const authority = { parentalResponsibility: 'Marrowdale Council, by an interim care order' };
const titles = (state: CaseState, viewer: string = people.coordinator) =>
  printChoices(lookFrom(state, facts, viewer, now)).map(({ what }) => what);

describe('for whom an account can be printed', () => {
  test('is the family; the young person from 16 on; and the local authority where it holds responsibility', () => {
    expect(titles(born('2018-03-14'))).not.toContain('account-young-person');
    expect(titles(born('2010-12-10'))).not.toContain('account-young-person');
    expect(titles(born('2010-12-09'))).toContain('account-young-person');
    expect(titles(born('2018-03-14'))).not.toContain('account-local-authority');
    expect(titles(born('2018-03-14', authority))).toEqual(
      expect.arrayContaining(['account', 'account-local-authority']),
    );
  });

  test('never anybody while nothing may reach the family, nor by a viewer who may not read it', () => {
    const hold = {
      since: now,
      by: people['safeguarding-lead'],
      provisional: true,
      reason: 'r',
      authority: 'a',
      reviewOn: '2026-12-16',
    };
    const state = born('2010-12-09', { ...authority, hold });
    expect(titles(state).filter((what) => what.startsWith('account'))).toEqual([]);
    expect(printed(state, 'account-local-authority')).toBeUndefined();
    expect(printed(born('2010-12-09'), 'account-young-person', people.reviewer)).toBeUndefined();
    expect(printed(born('2018-03-14'), 'account-young-person')).toBeUndefined();
  });
});

describe('how it speaks', () => {
  test('to the local authority of the child, to the young person of themselves, to the family of their child', () => {
    const state = born('2010-12-09', authority);
    const said = (what: string) => readerSees(pageOf(state, what));
    expect(said('account')).toContain('Did they see your child? Yes. ');
    expect(said('account-young-person')).toContain('Did they see you? Yes. ');
    expect(said('account-young-person')).toContain('Another opinion about your care');
    expect(said('account-local-authority')).toContain('Did they see the child? Yes. ');
    expect(said('account-local-authority')).not.toMatch(/your child/i);
  });

  test('to a young adult whose wishes are recorded of themselves, without another choice', () => {
    const wishes = { capacity: 'c', whomToTell: 'w', at: now };
    const adult = born('2008-12-01', { youngAdultWishes: wishes });
    expect(titles(adult)).not.toContain('account-young-person');
    expect(readerSees(pageOf(adult, 'account'))).toContain('Another opinion about your care');
  });
});
