import { noticesFor } from '../../../../src/domain/process/notices';
import { type Told, tellings, toldAs } from '../../../../src/domain/process/tables/tellings';
import { aCommand } from '../../../builders/core/a-command';
import { present } from '../../../builders/core/ladder-ways';
import { factsWith, who } from '../../../builders/core/people';
import { answer, caseOf, london, play, type Story } from '../../../builders/core/play';
import { aCaseAt, castFor, usualCast } from '../../../builders/core/ways';

/** What falls due tells people at once or with the digest, and at night hardly anybody (process page §6). */
const { consultant, deputy, requester, reviewer } = usualCast;
const { advocate, gp, nurse, safeguardingLead } = who;
const eso = 'external-second-opinion';

/** The clock comes late, at this time: what fell due meanwhile, and whom it tells. */
function ticked(story: Story, at: string) {
  const before = caseOf(story);
  const decision = answer(story, { at, by: 'system', gives: aCommand('fall-due') });
  if (!decision.ok || decision.state === undefined) throw new Error('The clock was refused');
  const { events, state } = decision;
  const kinds = events.flatMap((each) => (each.type === 'reminded' ? [toldAs(each.about)] : []));
  const notices = noticesFor(events, before, state, story.facts, london(at));
  const of = (person: string) => notices.find((each) => each.person === person);
  return { kinds, notices, of };
}

const night = '2027-01-12 23:00';
const morning = london('2027-01-13 07:00');
const waiting = (neededBy: string, urgency: 'urgent' | 'soon' = 'urgent') =>
  aCaseAt('under-review', eso, castFor(eso), { urgency, neededBy }, present);

describe('of an urgent request, when the clock comes late and it is night', () => {
  test('the team hears where it stands in the morning, the reviewer’s notification comes now', () => {
    const { kinds, of } = ticked(waiting('2027-01-13'), night);
    expect(kinds).toEqual(expect.arrayContaining(['team-share', 'reviewer-share']));
    expect(of(reviewer)).toMatchObject({ notify: true, heldUntil: undefined });
    for (const person of [requester, consultant, nurse, advocate])
      expect(of(person)).toMatchObject({ notify: false, heldUntil: morning });
  });

  test('the warning of the 18th birthday and a family to be talked to wait for the morning', () => {
    const born = { urgency: 'urgent' as const, neededBy: '2027-02-12', dateOfBirth: '2009-01-19' };
    const nearly = aCaseAt('preparing', eso, castFor(eso), born, present);
    const warned = ticked(play(nearly, { until: '2027-01-11 12:00' }), '2027-01-12 23:00');
    expect(warned.kinds).toContain('birthday-warning');
    // The coordinator is to act on the open step; the consultant on nothing yet but at the third reminder.
    expect(
      ticked(play(waiting('2027-02-12'), { until: '2027-01-18 08:00' }), '2027-01-18 23:00').of(advocate),
    ).toMatchObject({
      notify: true,
      heldUntil: london('2027-01-19 07:00'),
    });
  });

  test('that somebody’s leave begins notifies their stand-in, and the requester in the morning', () => {
    const facts = factsWith({ [consultant]: { leave: [{ from: '2027-01-12', to: '2027-01-20' }] } });
    const story = aCaseAt('sharing', eso, castFor(eso), { urgency: 'urgent', neededBy: '2027-01-29' }, facts);
    const { of } = ticked(story, '2027-01-12 00:00');
    expect(of(deputy)).toMatchObject({ notify: true, heldUntil: undefined });
    expect(of(requester)).toMatchObject({ notify: true, heldUntil: london('2027-01-12 07:00') });
  });
});

test('of a request that is not urgent nobody is notified at night, however late the clock comes', () => {
  const { notices } = ticked(waiting('2027-01-12', 'soon'), night);
  const notified = notices.filter(({ notify }) => notify);
  expect(notified.map(({ person }) => person)).toContain(reviewer);
  expect(notified.every(({ heldUntil }) => heldUntil === morning)).toBe(true);
});

describe('the share of the time', () => {
  test('reaches the team with the digest, never with a notification, and the reviewer at once', () => {
    const { of } = ticked(waiting('2027-01-13'), '2027-01-13 12:00');
    expect(of(reviewer)).toMatchObject({ notify: true });
    for (const person of [requester, consultant, nurse, advocate])
      expect(of(person)).toMatchObject({ notify: false, onlyIfShown: false, heldUntil: undefined });
  });

  test('under a hold does not reach advocate and GP', () => {
    const held = play(waiting('2027-01-13'), { by: safeguardingLead, gives: aCommand('hold') });
    const { notices, of } = ticked(held, '2027-01-13 12:00');
    expect(of(nurse)).toMatchObject({ onlyIfShown: false });
    expect(notices.map(({ person }) => person)).not.toContain(advocate);
    const decision = answer(held, { at: '2027-01-13 12:00', by: 'system', gives: aCommand('fall-due') });
    const team = decision.ok ? decision.events.filter((each) => each.type === 'reminded') : [];
    const told = team.filter((each) => each.about.of === 'team-share').flatMap((each) => each.people);
    expect(told).toContain(nurse);
    expect(told).not.toContain(gp);
    expect(told).not.toContain(advocate);
  });
});

/** The table, written down once more by hand. */
test.each<[Told, 'at once' | 'digest', 'waits' | 'notified when urgent']>([
  ['ladder', 'at once', 'notified when urgent'],
  ['invitation', 'at once', 'notified when urgent'],
  ['reviewer-share', 'at once', 'notified when urgent'],
  ['team-share', 'digest', 'waits'],
  ['hold', 'at once', 'notified when urgent'],
  ['leave', 'at once', 'notified when urgent'],
  ['snooze-over', 'at once', 'notified when urgent'],
  ['family-not-updated', 'at once', 'waits'],
  ['birthday-warning', 'at once', 'waits'],
  ['birthday-told', 'at once', 'waits'],
])('%s: told %s; at night it %s', (told, how, atNight) => {
  expect(tellings[told]).toMatchObject({ told: how, atNight });
});
