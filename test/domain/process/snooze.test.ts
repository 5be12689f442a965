import { nextDue } from '../../../src/domain/process/due/pending';
import { aCommand } from '../../builders/core/a-command';
import { present } from '../../builders/core/ladder-ways';
import { who } from '../../builders/core/people';
import { caseOf, eventsOf, london, type Press, play, type Story } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';

/** A snooze puts one person's reminders off and swallows none (process page §4b, §6). */
const { consultant, deputy, requester } = usualCast;
const eso = 'external-second-opinion';
const snoozed = (until: string): Press => ({ by: consultant, gives: aCommand('snooze', { until }) });
const at = (status: 'family-step' | 'preparing', urgency: 'urgent' | 'soon' | 'routine') =>
  aCaseAt(status, eso, usualCast, { urgency, neededBy: '2027-03-19' }, present);

const whenOver = (story: Story) =>
  eventsOf(story, 'reminded')
    .filter((each) => each.obligation.startsWith('snooze-over:'))
    .map((each) => [each.at, each.people]);
const remindedOf = (story: Story, person: string, key: string) =>
  eventsOf(story, 'reminded').filter(
    (each) => each.obligation.startsWith(key) && each.people.includes(person),
  );

describe('a snooze that outlasts every reminder of the step', () => {
  const story = play(at('family-step', 'soon'), snoozed('2027-01-25'));
  const over = play(story, { until: '2027-04-30 12:00' });

  test('is over when work begins on its day: the person is reminded then, once, of what still waits for them', () => {
    expect(whenOver(over)).toEqual([[london('2027-01-25 09:00'), [consultant]]]);
  });

  test('never stops the escalation: deputy and clinical lead were reminded meanwhile, the person was not', () => {
    expect(remindedOf(over, consultant, 'gate:')).toEqual([]);
    expect(remindedOf(over, deputy, 'gate:').map((each) => each.rung)).toEqual([2]);
    expect(remindedOf(over, who.clinicalLead, 'gate:').map((each) => each.rung)).toEqual([3, 4, 5, 6, 7, 8]);
  });

  test('reminds of nothing where the step was done meanwhile', () => {
    const done = play(
      at('family-step', 'soon'),
      snoozed('2027-01-21'),
      { until: '2027-01-20 12:00' },
      { at: '2027-01-20 12:00', by: consultant, gives: aCommand('record-family-conversation') },
      { until: '2027-01-22 09:00' },
    );
    expect(whenOver(done)).toEqual([]);
  });

  test('and set once more is over once more, on its own day only', () => {
    const again = play(
      story,
      { until: '2027-01-22 12:00' },
      { at: '2027-01-22 12:00', ...snoozed('2027-02-05') },
      { until: '2027-04-30 12:00' },
    );
    expect(whenOver(again)).toEqual([[london('2027-02-05 09:00'), [consultant]]]);
  });
});

test('what was reminded of before the snooze, and still waits, comes back on its day', () => {
  // The first reminder came after one working day, on the 12th; the others are spent when the snooze ends.
  const story = play(
    at('family-step', 'soon'),
    { until: '2027-01-12 18:00' },
    { at: '2027-01-12 18:00', ...snoozed('2027-01-25') },
    { until: '2027-04-30 12:00' },
  );
  expect(remindedOf(story, consultant, 'gate:').map((each) => each.rung)).toEqual([1]);
  expect(whenOver(story)).toEqual([[london('2027-01-25 09:00'), [consultant]]]);
});

test('whoever nothing waits for is not reminded of anything when their snooze ends', () => {
  const story = play(
    at('preparing', 'soon'),
    { by: requester, gives: aCommand('snooze', { until: '2027-01-19' }) },
    { until: '2027-04-30 12:00' },
  );
  expect(remindedOf(story, requester, 'snooze-over:')).toEqual([]);
});

test('a snooze that ends on a Saturday is over on Monday; of an urgent request it is over that Saturday', () => {
  const to = (urgency: 'urgent' | 'soon') =>
    play(at('family-step', urgency), snoozed('2027-01-23'), { until: '2027-02-10 12:00' });
  expect(whenOver(to('soon')).map(([when]) => when)).toEqual([london('2027-01-25 09:00')]);
  expect(whenOver(to('urgent')).map(([when]) => when)).toEqual([london('2027-01-23 09:00')]);
});

test('who takes over after the day their own snooze ended is reminded of nothing that was never theirs before', () => {
  // The step was reminded of on the 13th, of the consultant then.
  const story = play(
    at('family-step', 'routine'),
    { until: '2027-01-13 12:00' },
    { by: consultant, gives: aCommand('propose-hand-over', { to: deputy }) },
    { by: deputy, gives: aCommand('snooze', { until: '2027-01-14' }) },
    { until: '2027-01-14 10:00' },
    { at: '2027-01-14 10:00', by: deputy, gives: aCommand('accept-hand-over') },
  );
  const over = play(story, { until: '2027-01-14 18:00' });
  expect(caseOf(over).actingConsultant).toBe(deputy);
  expect(remindedOf(over, consultant, 'gate:').map((each) => each.rung)).toEqual([1]);
  expect(remindedOf(over, deputy, 'snooze-over:')).toEqual([]);
  // What falls due for them from then on is theirs.
  const later = play(story, { until: '2027-01-15 12:00' });
  expect(remindedOf(later, deputy, 'gate:').map((each) => each.rung)).toEqual([2]);
});

test('while nothing was swallowed yet, a snooze brings nothing forward', () => {
  const before = at('family-step', 'routine');
  const after = play(before, snoozed('2027-01-12'));
  expect(nextDue(caseOf(after), present)).toBe(nextDue(caseOf(before), present));
});
