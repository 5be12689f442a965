import type { Child } from '../../../src/domain/case/request';
import { identitiesOf } from '../../../src/domain/decide/duplicates';
import { aCommand, submission } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { caseOf, eventsOf, given, play, untold } from '../../builders/core/play';
import { aCaseAt, requestFor, usualCast } from '../../builders/core/ways';

const eso = 'external-second-opinion';
const other = { ...caseOf(aCaseAt('consultant-review')), ref: 'T2HW-9CDK' };
const { child } = other.request;
const inCommon = (one: Child, two: Child) => {
  const names = (each: Child) => identitiesOf(each).map((identity) => identity.join(' '));
  return names(one).filter((name) => names(two).includes(name));
};

describe('the same child', () => {
  test('is found where only one of the two requests gives the NHS number, and the coordinator is shown it', () => {
    const numbered = { ...child, nhsNumber: '9991725008' };
    expect(inCommon(child, numbered)).toHaveLength(1);
    const sent = play(untold('2027-01-11 10:00'), {
      at: '2027-01-11 10:00',
      by: usualCast.requester,
      gives: submission({ ...requestFor(eso, usualCast), nhsNumber: numbered.nhsNumber }),
      others: [other],
    });
    expect(eventsOf(sent, 'match-found').map((each) => each.ref)).toEqual([other.ref]);
  });

  test('is found by the NHS number alone, though another hospital writes the initials otherwise', () => {
    const here = { ...child, nhsNumber: '9991725008' };
    const there = { ...here, organisation: 'INV-T2', initials: 'Z' };
    expect(inCommon(here, there)).toEqual(['9991725008']);
    expect(inCommon(here, { ...there, nhsNumber: '9991000011' })).toEqual([]);
    expect(inCommon(child, { ...child, initials: ` ${child.initials.toLowerCase()} ` })).toHaveLength(1);
  });
});

describe('a duplicate is joined (process page §4b, join duplicate)', () => {
  const joins = { by: who.coordinator, gives: aCommand('join-duplicate', { stays: other.ref }) };

  test('into one of the same kind alone: what the other kind asks would be lost', () => {
    given(aCaseAt('preparing'))
      .when({ ...joins, others: [{ ...other, kind: 'critical-friend' }] })
      .isRefused('missing', /./, 'stays');
  });

  test('never once it has an opinion, which is shared and filed where it was given', () => {
    for (const status of ['opinion-given', 'sharing', 'outcome', 'closing'] as const)
      given(aCaseAt(status))
        .when({ ...joins, others: [other] })
        .isRefused('not-now', /./);
  });
});
