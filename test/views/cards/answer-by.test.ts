import type { Urgency } from '../../../src/domain/rules/urgency';
import { caseCard } from '../../../src/views/cards/case-card';
import { facts, now, people } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';
import { pageOf, readerSees } from '../../support/stories/printed';
import { runsIn } from '../forms/card-checks';

/** Whoever is asked reads by when to answer, what happens then, and how much it is (process page §6, inviting). */

const state = (urgency: Urgency) => caseIn('inviting', { urgency });
const shown = (urgency: Urgency, viewer = people.candidate) =>
  runsIn(caseCard({ state: state(urgency), facts, viewer, now, formId: 'f1' })).join('\n');

describe('an invitation of Wednesday 9 December 2026, 14:00', () => {
  test.each<[Urgency, string]>([
    // Twice one hour of the clock, twice four working hours, twice two working days, of nine to five.
    ['urgent', '9 December 2026, 16:00'],
    ['soon', '10 December 2026, 14:00'],
    ['routine', '15 December 2026, 14:00'],
  ])('that is %s says that it lapses at %s, and that a late yes may still count', (urgency, at) => {
    expect(shown(urgency)).toContain(`Please answer by ${at}.`);
    expect(shown(urgency)).toContain('You can still accept while nobody else has.');
    expect(readerSees(pageOf(state(urgency), 'invitation@c1'))).toContain(`Please answer by ${at}.`);
  });

  test('says how many questions it takes to accept, and about how long', () => {
    expect(shown('routine')).toContain('you answer 8 short questions');
    expect(shown('routine')).toContain('about 3 minutes');
  });

  test('tells nobody else by when the candidate answers', () => {
    expect(shown('routine', people['named-consultant'])).not.toContain('Please answer by');
  });
});

test('an invitation that a fault keeps from somebody names no time', () => {
  const held = state('routine');
  const candidates = held.candidates.map((each) => ({ ...each, heldUpSince: now }));
  const card = caseCard({
    state: { ...held, candidates },
    facts,
    viewer: people.candidate,
    now,
    formId: 'f1',
  });
  expect(runsIn(card).join('\n')).not.toContain('Please answer by');
});
