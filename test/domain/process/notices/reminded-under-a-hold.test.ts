import { shownEntries } from '../../../../src/views/cards/sides/history-side';
import { lookFrom } from '../../../../src/views/viewpoint';
import { aCommand } from '../../../builders/core/a-command';
import { theFacts, who } from '../../../builders/core/people';
import { caseOf, eventsOf, play } from '../../../builders/core/play';
import { aCaseAt } from '../../../builders/core/ways';

test('while a hold is in place no reminder names the family’s side, and they read no history', () => {
  const begun = aCaseAt('under-review', 'external-second-opinion', undefined, { urgency: 'soon' });
  const held = play(begun, { by: who.safeguardingLead, gives: aCommand('hold') });
  const told = (story: typeof held) => eventsOf(story, 'reminded').flatMap(({ people }) => people);
  const later = (from: typeof held) => play(from, { until: '2027-02-12 17:00' });
  expect(told(later(begun))).toContain(who.gp);
  const after = later(held);
  expect(told(after).length).toBeGreaterThan(3);
  expect(told(after)).not.toContain(who.gp);
  expect(told(after)).not.toContain(who.advocate);
  for (const person of [who.gp, who.advocate])
    expect(shownEntries(lookFrom(caseOf(after), theFacts, person, after.now), after.events)).toEqual([]);
  const { requester } = caseOf(after);
  const words = shownEntries(lookFrom(caseOf(after), theFacts, requester, after.now), after.events);
  expect(words.length).toBeGreaterThan(5);
});
