import { cardFor } from '../../../src/workflow/delivery/case-cards';
import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { caseOf, play, type Story } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';

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
  expect(notification(reminded, who.nurse)).toBe(
    'Request K7M4-RQX3: for your information: news about where it stands',
  );
  const returned = play(reminded, { by: consultant, gives: aCommand('ask-for-changes') });
  expect(notification(returned, usualCast.requester)).toBe('Request K7M4-RQX3: something waits for you');
});

test('whoever is to ring because reminders were not answered reads so, and whoever hears that somebody is out of reach', () => {
  const urgent = aCaseAt('consultant-review');
  const twice = play(urgent, { until: '2027-01-11 10:00' });
  expect(notification(twice, usualCast.consultant)).toBe(
    'Request K7M4-RQX3: a reminder: something still waits for you',
  );
  for (const rings of [who.coordinator, usualCast.deputy])
    expect(notification(twice, rings)).toBe(
      'Request K7M4-RQX3: please ring now: reminders were not answered',
    );
  const thrice = play(urgent, { until: '2027-01-11 10:30' });
  expect(notification(thrice, who.clinicalLead)).toContain('please ring now');

  const { consultant, requester } = usualCast;
  const note = {
    type: 'note-delivery',
    person: consultant,
    standing: 'undeliverable',
    why: 'blocked',
  } as const;
  const unreached = play(urgent, { by: 'system', gives: note });
  for (const told of [requester, who.coordinator])
    expect(notification(unreached, told)).toBe('Request K7M4-RQX3: somebody could not be reached');
  expect(notification(unreached, who.nurse)).toContain('for your information');
});
