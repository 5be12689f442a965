import { askedStanding } from '../../src/views/asked-standing';
import { aCommand } from '../builders/core/a-command';
import { caseOf, given, play } from '../builders/core/play';
import { aCaseAt, usualCast } from '../builders/core/ways';

const { reviewer, alsoInvited } = usualCast;
const accepts = (by: string) => ({ by, gives: aCommand('accept') });

test('whoever accepts too late reads that somebody else has accepted, on the card and in the answer (process page §4a)', () => {
  const lapsed = play(aCaseAt('inviting', 'external-second-opinion', usualCast, { urgency: 'soon' }), {
    until: '2027-01-12 12:00',
  });
  expect(askedStanding(caseOf(lapsed), reviewer)).toBe('lapsed');
  expect(askedStanding(caseOf(lapsed), alsoInvited)).toBe('invited');
  const taken = play(lapsed, accepts(alsoInvited));
  expect(askedStanding(caseOf(taken), reviewer)).toBe('taken');
  given(taken)
    .when(accepts(reviewer))
    .isRefused('not-now', /^Somebody else has accepted/);
});

test('whoever accepts beside somebody is in reserve, and at the end nothing more is asked of anybody', () => {
  const urgent = play(aCaseAt('inviting'), accepts(reviewer), accepts(alsoInvited));
  expect(askedStanding(caseOf(urgent), alsoInvited)).toBe('reserve');
  expect(askedStanding(caseOf(aCaseAt('withdrawn')), alsoInvited)).toBe('over');
});
