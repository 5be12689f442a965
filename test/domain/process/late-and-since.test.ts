import type { Instant } from '../../../src/domain/case/ids';
import type { OpenStatus } from '../../../src/domain/case/stage';
import { isLate } from '../../../src/domain/process/due/step-reminders';
import { turnOf, waitsSince } from '../../../src/domain/process/people/turn-of';
import { aCommand } from '../../builders/core/a-command';
import { present } from '../../builders/core/ladder-ways';
import { factsWith, who } from '../../builders/core/people';
import { caseOf, london, type Press, play, type Story } from '../../builders/core/play';
import { aCaseAt, castFor, usualCast } from '../../builders/core/ways';

const { consultant, deputy, requester, reviewer, alsoInvited } = usualCast;
const eso = 'external-second-opinion';
const soon = { urgency: 'soon' as const, neededBy: '2027-02-12' };
const at = (status: OpenStatus, wishes = {}, facts = present) =>
  aCaseAt(status, eso, castFor(eso), { ...soon, ...wishes }, facts);
const does = (by: string, type: Parameters<typeof aCommand>[0], when?: string): Press => ({
  by,
  gives: aCommand(type),
  ...(when === undefined ? {} : { at: when }),
});

/** Late: a reminder of what the step waits for has fallen due, or the day it was needed by is over (process page §6). */
describe('a request is late', () => {
  const late = (story: Story) => isLate(caseOf(story), story.facts, story.now);

  test.each([
    ['a step', at('family-step'), '2027-01-12 09:00', '2027-01-12 09:30'],
    ['an invitation', at('inviting'), '2027-01-11 12:00', '2027-01-11 13:30'],
    [
      'an empty list',
      play(at('inviting', { candidates: [reviewer] }), does(reviewer, 'decline')),
      '2027-01-11 12:00',
      '2027-01-11 13:30',
    ],
    [
      'the link to be confirmed',
      play(at('inviting'), does(reviewer, 'accept')),
      '2027-01-11 12:00',
      '2027-01-11 13:30',
    ],
    [
      'an item asked for',
      play(at('under-review'), does(reviewer, 'ask-for-item')),
      '2027-01-12 08:00',
      '2027-01-12 17:30',
    ],
    ['the reviewer’s time, half of it', at('under-review'), '2027-01-27 12:00', '2027-01-27 17:30'],
  ] as const)('when the first reminder of %s has fallen due, and not before', (_, story, before, after) => {
    expect([late(play(story, { until: before })), late(play(story, { until: after }))]).toEqual([
      false,
      true,
    ]);
  });

  test.each(['preparing', 'inviting', 'under-review', 'closing'] as const)(
    'at %s once the day it was needed by has passed',
    (status) => {
      const over = play(at(status), { until: '2027-03-30 12:00' });
      expect([caseOf(over).stage.status, late(over)]).toEqual([status, true]);
    },
  );

  test('no longer once the step has moved on, and not for what the team is told or what is owed beside', () => {
    const slow = play(at('family-step'), { until: '2027-01-13 12:00' });
    expect(late(slow)).toBe(true);
    expect(late(play(slow, does(consultant, 'record-family-conversation')))).toBe(false);
    const owes = play(at('outcome'), does(requester, 'add-information'), {
      until: '2027-01-12 17:00',
    });
    expect(Object.keys(caseOf(owes).rungs)).not.toEqual([]);
    expect(late(owes)).toBe(false);
  });

  test('never once it is over', () => {
    const over = play(
      at('family-step'),
      { until: '2027-01-20 12:00' },
      does(who.coordinator, 'record-death'),
    );
    expect(isLate(caseOf(over), present, london('2027-03-30 12:00'))).toBe(false);
  });
});

describe('since when it waits, and for whom', () => {
  const since = (story: Story): [readonly string[], Instant] => {
    const turn = turnOf(caseOf(story), story.facts, story.now);
    return [turn.people, turn.since];
  };

  test('for an item: for the requester, since it was asked for; then for the reviewer, since the review began', () => {
    const begun = at('under-review');
    const asked = play(begun, does(reviewer, 'ask-for-item', '2027-01-20 10:00'));
    expect(since(asked)).toEqual([[requester], london('2027-01-20 10:00')]);
    const review = caseOf(begun).stage;
    const supplied = play(asked, does(requester, 'supply-item'));
    expect(since(supplied)).toEqual([[reviewer], 'since' in review ? review.since : undefined]);
  });

  test('for somebody invited: since their own invitation, however long the list has been asked already', () => {
    const second = play(at('inviting'), { until: '2027-01-12 10:00' });
    const [, next] = caseOf(second).candidates;
    expect(since(second)).toEqual([[alsoInvited], next?.invitedAt]);
    expect(next?.invitedAt).toBe(london('2027-01-12 09:03'));
  });

  test('for several invited at once: each since their own invitation, and the case since the first', () => {
    const story = play(
      at('preparing', { urgency: 'urgent' }),
      does(who.coordinator, 'complete-pack', '2027-01-11 10:00'),
      does(who.coordinator, 'invite-next', '2027-01-11 10:20'),
    );
    expect(turnOf(caseOf(story), present, story.now)).toMatchObject({
      people: [reviewer, alsoInvited],
      since: london('2027-01-11 10:00'),
      sinceEach: {
        [reviewer]: london('2027-01-11 10:00'),
        [alsoInvited]: london('2027-01-11 10:20'),
      },
    });
  });

  test('for the coordinator when the list is empty: since then', () => {
    const empty = play(
      at('inviting', { candidates: [reviewer] }),
      does(reviewer, 'decline', '2027-01-11 12:00'),
    );
    expect(since(empty)).toEqual([[who.coordinator], london('2027-01-11 12:00')]);
  });

  test('at closing: for whoever owes an answer since it was asked for, then for the coordinator since it was given', () => {
    const asked = play(at('closing'), does(requester, 'add-information', '2027-01-14 10:00'));
    expect(since(asked)).toEqual([[consultant], london('2027-01-14 10:00')]);
    const once = play(asked, does(consultant, 'answer-information', '2027-01-14 11:00'));
    expect(since(once)).toEqual([[reviewer], london('2027-01-14 10:00')]);
    const twice = play(once, does(reviewer, 'answer-information', '2027-01-18 10:00'));
    expect(since(twice)).toEqual([[who.coordinator], london('2027-01-18 10:00')]);
  });

  test('for the deputy of somebody away: since the leave began, where the step is older', () => {
    const facts = factsWith({ [consultant]: { leave: [{ from: '2027-01-13', to: '2027-01-20' }] } });
    const away = play(at('family-step', {}, facts), { until: '2027-01-14 12:00' });
    expect(since(away)).toEqual([[deputy], london('2027-01-13 00:00')]);
  });

  test('for somebody who owes something beside the step: since that', () => {
    const asked = play(at('under-review'), does(requester, 'add-information', '2027-01-14 10:00'));
    const of = (person: string) => waitsSince(caseOf(asked), present, person, asked.now);
    expect(of(consultant)).toBe(london('2027-01-14 10:00'));
    expect(of(who.nurse)).toBeUndefined();
  });
});
