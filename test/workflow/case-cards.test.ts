import { cardFor } from '../../src/workflow/case-cards';
import { aCommand } from '../builders/core/a-command';
import { who } from '../builders/core/people';
import { caseOf, play, type Story } from '../builders/core/play';
import { aCaseAt, usualCast } from '../builders/core/ways';

/** What a lock screen shows of a message (process page §6): that it is a reminder, and nothing of the case. */
function notification(story: Story, viewer: string): string {
  const { facts, now } = story;
  return cardFor({ state: caseOf(story), facts, viewer, now, form: 'form' }).summary;
}

test('a reminder can be told from the first message, and only while it is the latest thing that happened', () => {
  const { consultant } = usualCast;
  const asked = aCaseAt('consultant-review', 'external-second-opinion', usualCast, { urgency: 'soon' });
  expect(notification(asked, consultant)).toBe('Request K7M4-RQX3: something waits for you');
  const reminded = play(asked, { until: '2027-01-11 13:30' });
  expect(notification(reminded, consultant)).toBe(
    'Request K7M4-RQX3: a reminder: something still waits for you',
  );
  expect(notification(reminded, who.nurse)).toBe('Request K7M4-RQX3: news about where it stands');
  const returned = play(reminded, { by: consultant, gives: aCommand('ask-for-changes') });
  expect(notification(returned, usualCast.requester)).toBe('Request K7M4-RQX3: something waits for you');
});
