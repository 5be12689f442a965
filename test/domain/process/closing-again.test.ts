import { pendingOn } from '../../../src/domain/process/due/pending';
import { aCommand } from '../../builders/core/a-command';
import { present } from '../../builders/core/ladder-ways';
import { who } from '../../builders/core/people';
import { caseOf, eventsOf, london, type Press, play, type Story } from '../../builders/core/play';
import { aCaseAt, castFor } from '../../builders/core/ways';

/** The record is asked for once nothing keeps the case from closing, and anew where something did meanwhile (process page §6). */
const eso = 'external-second-opinion';
const cast = castFor(eso);
const { consultant, requester, reviewer } = cast;
const does = (by: string, type: Parameters<typeof aCommand>[0], wishes = {}): Press => ({
  by,
  gives: aCommand(type, wishes),
});
const fired = (story: Story) =>
  eventsOf(story, 'reminded').filter((each) => each.obligation.startsWith('gate:closing:'));
const rungs = (story: Story) => fired(story).map(({ rung }) => rung);
const all = [1, 2, 3, 4, 5, 6, 7, 8];
const closing = aCaseAt('closing', eso, cast, { urgency: 'soon', neededBy: '2027-12-01' }, present);

test('reminders that are spent begin anew when new information has been answered', () => {
  const spent = play(closing, { until: '2027-02-26 12:00' });
  expect(rungs(spent)).toEqual(all);
  const answered = play(
    spent,
    does(requester, 'add-information'),
    does(consultant, 'answer-information'),
    does(reviewer, 'answer-information'),
  );
  const over = play(answered, { until: '2027-04-30 12:00' });
  expect(rungs(over)).toEqual([...all, ...all]);
  expect(fired(over)[8]).toMatchObject({ at: london('2027-03-02 12:03'), people: [who.coordinator] });
});

describe('after a hold', () => {
  const inOneGo = (type: 'conversation' | 'sharing' | 'family-told'): Press => ({
    by: consultant,
    gives: (state) =>
      aCommand('record-owed', { debt: state.debts.find(({ kind }) => kind === type)?.id ?? 'none' })(state),
  });
  const sharedUnderHold = play(
    aCaseAt('sharing', eso, cast, { urgency: 'soon', neededBy: '2027-12-01' }, present),
    does(who.safeguardingLead, 'hold', { reviewOn: '2027-01-20' }),
    does(consultant, 'record-sharing', { how: 'held' }),
    does(consultant, 'ask-tester'),
    does(who.haematologist, 'confirm-plan'),
    does(consultant, 'record-outcome'),
    does(who.safeguardingLead, 'lift-hold'),
  );

  test('it counts from when the outcome was recorded again after the sharing that was owed, and a later update of the family does not begin it anew', () => {
    expect(caseOf(sharedUnderHold).stage.status).toBe('closing');
    const paid = play(
      sharedUnderHold,
      { until: '2027-01-20 12:00' },
      inOneGo('sharing'),
      does(consultant, 'record-outcome'),
    );
    const key = (story: Story) =>
      pendingOn(caseOf(story), present).find((each) => each.key.startsWith('gate:closing:'))?.key;
    expect(key(paid)).toBe(`gate:closing:${paid.now}`);
    const handedOver = play(
      paid,
      does(consultant, 'propose-hand-over'),
      does(who.haematologist, 'accept-hand-over'),
    );
    const debt = caseOf(handedOver).debts.find(({ kind }) => kind === 'family-told')?.id ?? 'none';
    const told = play(handedOver, does(who.haematologist, 'record-owed', { debt }));
    expect(caseOf(told).familyUpdatedAt).toBe(told.now);
    expect(key(told)).toBe(key(paid));
  });
});
