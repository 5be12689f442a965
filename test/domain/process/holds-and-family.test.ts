import { pendingOn } from '../../../src/domain/process/due/pending';
import { teamAround } from '../../../src/domain/process/people/whom';
import { usualReminders } from '../../../src/domain/process/tables/obligations';
import { aCommand } from '../../builders/core/a-command';
import { present } from '../../builders/core/ladder-ways';
import { who } from '../../builders/core/people';
import { caseOf, eventsOf, london, type Press, play, type Story } from '../../builders/core/play';
import { aCaseAt, castFor, ownCast, usualCast } from '../../builders/core/ways';

/** Holds that stand long, and families that hear nothing (process page §6, I8, I12). The cases begin on Monday 11 January 2027. */
const { consultant, deputy, requester } = usualCast;
const { advocate, gp, nurse, safeguardingLead, safeguardingAlternate } = who;
const eso = 'external-second-opinion';
const routine = { urgency: 'routine' as const, neededBy: '2027-03-19' };

function fired(story: Story, key: string) {
  return eventsOf(story, 'reminded')
    .filter((each) => each.obligation.startsWith(key))
    .map((each) => [each.at, each.people]);
}

describe('a hold whose review date is far off', () => {
  const hold: Press = { by: safeguardingLead, gives: aCommand('hold', { reviewOn: '2027-03-08' }) };
  const review: Press = {
    at: '2027-01-18 15:00',
    by: safeguardingLead,
    gives: aCommand('review-hold', { reviewOn: '2027-03-08' }),
  };
  const held = play(aCaseAt('preparing', eso, usualCast, routine, present), hold);

  test('is looked at after seven days all the same; the alternate is reminded the working day after', () => {
    expect(fired(play(held, { until: '2027-01-20 09:00' }), 'hold')).toEqual([
      [london('2027-01-18 10:00'), [safeguardingLead]],
      [london('2027-01-19 10:00'), [safeguardingLead, safeguardingAlternate]],
    ]);
  });

  test('is looked at again seven days after each review, and on its date too', () => {
    const reviewed = play(held, { until: '2027-01-18 15:00' }, review);
    const after = play(reviewed, { until: '2027-01-25 17:00' });
    expect(fired(after, 'hold').map(([at]) => at)).toEqual([
      london('2027-01-18 10:00'),
      london('2027-01-25 10:00'),
    ]);
    expect(fired(play(reviewed, { until: '2027-03-08 17:00' }), 'hold-review:')).toEqual([
      [london('2027-03-08 10:00'), [safeguardingLead]],
    ]);
  });

  test('lets the alternate review it once the alternate was reminded', () => {
    const waited = play(held, { until: '2027-01-19 10:00' });
    const by: Press = {
      by: safeguardingAlternate,
      gives: aCommand('review-hold', { reviewOn: '2027-02-05' }),
    };
    expect(eventsOf(play(waited, by), 'hold-reviewed')).toHaveLength(1);
  });

  test('is looked at when the organisation says so', () => {
    const facts = { ...present, reminders: { ...usualReminders, holdReview: 14 } };
    const later = play(aCaseAt('preparing', eso, usualCast, routine, facts), hold);
    expect(pendingOn(caseOf(later), facts).find((each) => each.what.kind === 'hold')?.at).toBe(
      london('2027-01-25 10:00'),
    );
  });
});

describe('a hold at closing', () => {
  const held = play(aCaseAt('closing', eso, castFor(eso), routine, present), {
    by: safeguardingLead,
    gives: aCommand('hold', { reviewOn: '2027-03-08' }),
  });

  test('reminds the safeguarding lead to record that the family is not told, and not the coordinator of the record', () => {
    const waited = play(held, { until: '2027-01-20 09:00' });
    expect(
      fired(waited, 'hold-not-told:')
        .map(([, people]) => people)
        .slice(0, 2),
    ).toEqual([[safeguardingLead], [safeguardingLead, safeguardingAlternate]]);
    expect(fired(waited, 'gate:closing')).toEqual([]);
  });
});

describe('a family that was not updated for five working days', () => {
  const nudged = (story: Story) => fired(play(story, { until: '2027-01-19 12:00' }), 'family-nudge:');

  test.each([
    [
      'a critical friend is asked',
      aCaseAt('under-review', 'critical-friend', castFor('critical-friend'), routine, present),
    ],
    ['the request is being approved', aCaseAt('consultant-review', eso, usualCast, routine, present)],
    ['it was returned', aCaseAt('returned', eso, usualCast, routine, present)],
    ['the clinical lead has it', aCaseAt('lead-review', eso, usualCast, routine, present)],
    ['the conversation is still to come', aCaseAt('family-step', eso, usualCast, routine, present)],
    ['the pack is prepared', aCaseAt('preparing', eso, usualCast, routine, present)],
  ])('is to be talked to while %s: acting consultant and advocate are reminded', (_, story) => {
    expect(nudged(story)).toEqual([[expect.stringMatching(/^2027-01-1[58]T/), [consultant, advocate]]]);
  });

  test('but not under a hold', () => {
    const story = aCaseAt('preparing', eso, usualCast, routine, present);
    expect(nudged(play(story, { by: safeguardingLead, gives: aCommand('hold') }))).toEqual([]);
  });
});

describe('the team around the child', () => {
  const team = (story: Story) => [...teamAround(caseOf(story), present, story.now)].sort();
  const story = aCaseAt(
    'under-review',
    eso,
    ownCast(usualCast),
    { ...routine, familyAdvocate: advocate },
    present,
  );
  const taken = aCaseAt('preparing', eso, usualCast, routine, present);

  test('is the consultant, the MDT, the GP and whoever speaks up for child or family', () => {
    expect(team(story)).toEqual([consultant, nurse, advocate, gp].sort());
  });

  test('has the requester in it too, and the named consultant while somebody else acts', () => {
    const state = { ...caseOf(taken), actingConsultant: deputy, actingAs: 'deputy' as const };
    expect([...teamAround(state, present, taken.now)].sort()).toEqual(
      [requester, consultant, deputy, nurse, advocate, gp].sort(),
    );
  });

  test('hears nothing on the family’s side and at the GP’s while a hold is in place', () => {
    const held = play(story, { by: safeguardingLead, gives: aCommand('hold') });
    expect(team(held)).toEqual([consultant, nurse].sort());
  });
});
