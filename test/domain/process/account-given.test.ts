import { caseCard } from '../../../src/views/cards/case-card';
import { accountSide } from '../../../src/views/cards/sides/account-side';
import { recordOf } from '../../../src/views/record/record-of';
import { lookFrom } from '../../../src/views/viewpoint';
import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { caseOf, eventsOf, given, play, type Story } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';
import { runsIn } from '../../views/forms/card-checks';

/** Process page §4b, account given: when, to whom, in which form; the family counts as told anew. */

const said = {
  toWhom: 'Her grandmother, who has parental responsibility',
  givenOn: '2027-01-11',
  format: 'read-out',
} as const;
const gave = (by: string) => ({ by, gives: aCommand('record-account-given', said) }) as const;
const sideOf = (story: Story, viewer: string) =>
  JSON.stringify(accountSide(lookFrom(caseOf(story), story.facts, viewer, story.now)));
const nudged = (story: Story) =>
  eventsOf(story, 'reminded').filter(({ about }) => about.of === 'family-not-updated');

describe('that the account was given', () => {
  test.each([usualCast.consultant, who.advocate, who.coordinator])(
    'is recorded by %s, and nudges begin anew',
    (by) => {
      const before = aCaseAt('preparing', 'external-second-opinion', usualCast, { urgency: 'routine' });
      const story = play(before, gave(by));
      expect(caseOf(story).familyUpdatedAt).toBe(story.now);
      expect(caseOf(story).accountsGiven).toEqual([{ ...said, at: story.now }]);
      // Five working days after the conversation a nudge falls due; given in between, it comes five days after that.
      const later = play(before, { until: '2027-01-15 12:00' }, { at: '2027-01-15 12:30', ...gave(by) });
      expect(nudged(play(before, { until: '2027-01-19 12:00' }))).toHaveLength(1);
      expect(nudged(play(later, { until: '2027-01-19 12:00' }))).toHaveLength(0);
    },
  );

  test('shows on the account’s side, in the history and in the record; not to whoever may not read the account', () => {
    const story = play(aCaseAt('under-review'), gave(who.advocate));
    expect(sideOf(aCaseAt('under-review'), who.advocate)).toContain('not recorded yet');
    expect(sideOf(story, who.advocate)).toContain(`Given on 11 January 2027 to ${said.toWhom}, read out.`);
    const record = recordOf({
      state: caseOf(story),
      facts: story.facts,
      events: story.events,
      now: story.now,
    });
    expect(JSON.stringify(record.history)).toContain(said.toWhom);
    const history = (viewer: string) =>
      runsIn(
        caseCard({
          ...lookFrom(caseOf(story), story.facts, viewer, story.now),
          side: 'history',
          events: story.events,
        } as never),
      ).join(' ');
    expect(history(who.coordinator)).toContain(said.toWhom);
    expect(history(usualCast.reviewer)).not.toContain(said.toWhom);
  });

  test('is refused under a hold, by others, and for a day to come', () => {
    const held = play(aCaseAt('under-review'), { by: who.safeguardingLead, gives: aCommand('hold') });
    given(held).when(gave(who.coordinator)).isRefused('not-allowed', /./);
    given(aCaseAt('under-review')).when(gave(usualCast.reviewer)).isRefused('not-yours', /./);
    const tomorrow = { ...said, givenOn: '2028-01-01' };
    given(aCaseAt('under-review'))
      .when({ by: who.coordinator, gives: aCommand('record-account-given', tomorrow) })
      .isRefused('missing', /still to come/);
  });
});
