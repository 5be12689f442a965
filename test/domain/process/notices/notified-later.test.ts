import { openStatuses } from '../../../../src/domain/case/stage';
import { noticesFor } from '../../../../src/domain/process/notices';
import { notifiedLater } from '../../../../src/domain/process/notified-later';
import { turnOf } from '../../../../src/domain/process/people/turn-of';
import { overview } from '../../../../src/views/cards/overview';
import { lookFrom } from '../../../../src/views/viewpoint';
import { aCommand, submission } from '../../../builders/core/a-command';
import { present } from '../../../builders/core/ladder-ways';
import { factsWith, who } from '../../../builders/core/people';
import { caseOf, london, type Press, play, type Story, untold } from '../../../builders/core/play';
import { castFor, ownCast, requestFor, usualCast, wayTo } from '../../../builders/core/ways';

/** Whoever it waits for is notified in the morning, where that is so, and those who wait are told (process page §6). */
const night = '2027-01-11 22:00';
const morning = london('2027-01-12 07:00');
const eso = 'external-second-opinion' as const;
const { consultant, deputy, requester, reviewer } = usualCast;

const asked = (wishes = {}, { at = night, cast = castFor(eso), facts = present } = {}): Story =>
  play(untold(at, facts), {
    at,
    by: cast.requester,
    gives: submission(
      requestFor(eso, cast, { urgency: 'routine' as const, neededBy: '2027-02-26', ...wishes }),
    ),
  });
const later = (story: Story) => notifiedLater(caseOf(story), story.facts, story.now);
const told = (story: Story, viewer: string) =>
  JSON.stringify(
    overview(
      lookFrom(caseOf(story), story.facts, viewer, story.now),
      { chars: 400, items: 9 },
      { answers: true },
    ),
  );
const sentence = (name: string) =>
  `${name} is notified on Tue\u00a012\u00a0Jan,\u00a007:00: in quiet hours only urgent requests notify.`;
const nameOf = (person: string) => present.directory.byId.get(person)?.name ?? '';

describe('a routine request that is sent at ten in the evening', () => {
  test('its named consultant is notified at seven, and requester and coordinator read so', () => {
    const story = asked();
    expect(later(story)).toEqual({ people: [consultant], at: morning });
    expect(told(story, requester)).toContain(sentence(nameOf(consultant)));
    expect(told(story, who.coordinator)).toContain(sentence(nameOf(consultant)));
  });

  test('whoever it waits for does not read it of themselves, nor does a candidate of anybody', () => {
    expect(told(asked(), consultant)).not.toContain('quiet hours');
    const invited = play(asked(), ...(wayTo('inviting', eso, usualCast, false) ?? []));
    expect(told(invited, requester)).toContain('is notified on Tue\u00a012\u00a0Jan,\u00a007:00');
    expect(told(invited, reviewer)).not.toContain('quiet hours');
  });

  test('the card says the same after seven; once something has happened by day it says it no more', () => {
    const waiting = play(asked(), { until: '2027-01-12 08:00' });
    expect(told(waiting, requester)).toContain(sentence(nameOf(consultant)));
    const comment: Press = { at: '2027-01-12 08:30', by: requester, gives: aCommand('comment') };
    expect(later(play(waiting, comment))).toBeUndefined();
  });

  test('whoever has written into the step has it before them', () => {
    const comment: Press = { at: '2027-01-11 22:30', by: consultant, gives: aCommand('comment') };
    expect(later(play(asked(), comment))).toBeUndefined();
  });

  test('the deputy of a consultant who asks for their own patient is notified at seven', () => {
    expect(later(asked({}, { cast: ownCast(usualCast) }))).toEqual({ people: [deputy], at: morning });
  });

  test('whom the bot does not write to is notified by nobody', () => {
    const facts = factsWith({ [consultant]: { leave: [], reach: 'relay' } });
    expect(later(asked({}, { facts }))).toBeUndefined();
  });
});

test('of an urgent request, and of one that is sent by day, everybody is notified at once', () => {
  expect(later(asked({ urgency: 'urgent', neededBy: '2027-01-15' }))).toBeUndefined();
  expect(later(asked({}, { at: '2027-01-11 19:59' }))).toBeUndefined();
  expect(later(asked({}, { at: '2027-01-12 07:00' }))).toBeUndefined();
});

describe('at every step that is reached by night', () => {
  const ways = (['external-second-opinion', 'critical-friend'] as const).flatMap((kind) =>
    openStatuses.flatMap((status) => {
      const way = wayTo(status, kind, castFor(kind), false);
      return way === undefined ? [] : [{ kind, status, way }];
    }),
  );

  test.each(ways)('$kind, $status: those, of whom it waits, whose notification is held', ({ kind, way }) => {
    const cast = castFor(kind);
    const wishes = { urgency: 'routine' as const, neededBy: '2027-02-26' };
    const sent: Press = { at: night, by: cast.requester, gives: submission(requestFor(kind, cast, wishes)) };
    const held = new Set<string>();
    let story = untold(night, present);
    for (const step of [sent, ...way] as readonly Press[]) {
      const before = story;
      story = play(story, step);
      const events = story.events.slice(before.events.length);
      for (const each of noticesFor(events, before.state, caseOf(story), present, story.now))
        if (each.notify && each.heldUntil === morning) held.add(each.person);
      held.delete(step.by);
      const { people } = turnOf(caseOf(story), present, story.now);
      expect(later(story)?.people ?? []).toEqual(people.filter((person) => held.has(person)));
    }
  });
});
