import { cardFor } from '../../../src/workflow/delivery/case-cards';
import { aCommand } from '../../builders/core/a-command';
import { factsWith, theFacts, who } from '../../builders/core/people';
import { caseOf, eventsOf, given, london, type Press, play, type Story } from '../../builders/core/play';
import { aCaseAt, castFor, usualCast } from '../../builders/core/ways';

/** An urgent request does not wait for somebody who is not reached or does not answer (process page §6). */
const { consultant, deputy, requester } = usualCast;
const { coordinator, clinicalLead } = who;
const eso = 'external-second-opinion';
const present = factsWith({ [who.oncologist]: { leave: [] }, [who.clinicalLead]: { leave: [] } });

const unreachable = (person: string, why = 'not-installed'): Press => ({
  by: 'system',
  gives: aCommand('note-delivery', { person, standing: 'undeliverable', why }),
});

function onGate(story: Story) {
  return eventsOf(story, 'reminded')
    .filter((each) => each.obligation.startsWith('gate:'))
    .map((each) => [each.at, each.rung, each.people]);
}

const wordsOn = (story: Story, viewer: string) =>
  JSON.stringify(
    cardFor({ state: caseOf(story), facts: present, viewer, now: story.now, form: 'form' }).card,
  );

const review = (urgency: 'urgent' | 'soon') =>
  aCaseAt('consultant-review', eso, usualCast, { urgency, neededBy: '2027-01-29' }, present);

describe('an urgent notice that cannot be delivered', () => {
  test('asks the deputy at once, not after an hour, and tells the coordinator to ring', () => {
    const story = play(review('urgent'), unreachable(consultant), { until: '2027-01-11 09:02' });
    expect(onGate(story)).toEqual([[london('2027-01-11 09:01'), 2, [consultant, deputy, coordinator]]]);
    given(story)
      .when({ by: deputy, gives: aCommand('approve') })
      .follows(['taken-over', 'approved', 'debt-incurred'], 'family-step');
  });

  test('to the deputy either asks the clinical lead at once', () => {
    const story = play(review('urgent'), unreachable(consultant), unreachable(deputy, 'blocked'), {
      until: '2027-01-11 09:03',
    });
    expect(onGate(story).at(-1)).toEqual([
      london('2027-01-11 09:02'),
      3,
      [consultant, clinicalLead, coordinator],
    ]);
    given(story)
      .when({ by: clinicalLead, gives: aCommand('approve') })
      .follows(['taken-over', 'approved', 'debt-incurred'], 'family-step');
  });

  test('is known for the steps that follow too: their next person is asked as soon as they open', () => {
    const story = play(
      aCaseAt('sharing', eso, castFor(eso), { urgency: 'urgent' }, present),
      unreachable(consultant),
    );
    expect(onGate(play(story, { until: '2027-01-11 09:30' })).at(-1)).toEqual([
      story.now,
      2,
      [consultant, deputy, coordinator],
    ]);
    const shared = play(story, { by: consultant, gives: aCommand('record-sharing') });
    const [opened] = onGate(play(shared, { until: '2027-01-11 09:30' })).slice(-1);
    expect(opened).toEqual([shared.now, 2, [consultant, deputy, coordinator]]);
  });

  test('asks nobody twice: the third is asked at its own time, and somebody who is reached again goes on as usual', () => {
    const story = play(review('urgent'), unreachable(consultant));
    expect(onGate(play(story, { until: '2027-01-11 10:30' })).map(([at, rung]) => [at, rung])).toEqual([
      [london('2027-01-11 09:01'), 2],
      [london('2027-01-11 10:30'), 3],
    ]);
    const again = play(review('urgent'), unreachable(consultant), {
      by: 'system',
      gives: aCommand('note-delivery', { person: consultant, standing: 'reachable', why: 'delivered' }),
    });
    expect(onGate(play(again, { until: '2027-01-11 09:29' }))).toEqual([]);
  });

  test('of a request that is not urgent waits for its time: coordinator and requester see it meanwhile', () => {
    const story = play(review('soon'), unreachable(consultant), { until: '2027-01-11 12:59' });
    expect(onGate(story)).toEqual([]);
    expect(caseOf(story).undeliverable).toHaveProperty(consultant);
  });

  test('to a requester asked for changes goes to the coordinator, who has no deputy to turn to', () => {
    const story = play(aCaseAt('returned', eso, usualCast, {}, present), unreachable(requester));
    expect(onGate(play(story, { until: '2027-01-11 09:10' }))).toEqual([
      [story.now, 3, [requester, coordinator]],
    ]);
  });
});

describe('while the coordinator cannot be reached either', () => {
  const alternate = who.coordinatorsAlternate;

  test('the alternate is told to ring, and the coordinator still is', () => {
    const story = play(review('urgent'), unreachable(coordinator), unreachable(consultant), {
      until: '2027-01-11 09:30',
    });
    expect(onGate(story).at(-1)?.[2]).toEqual([consultant, deputy, coordinator, alternate]);
    const phone = theFacts.directory.byId.get(consultant)?.phone ?? 'none';
    expect(wordsOn(story, alternate)).toContain(`please ring ${phone}`);
  });

  test('an invitation and the reviewer’s date are rung about by the alternate too', () => {
    const people = (status: 'inviting' | 'under-review', until: string, key: string) =>
      eventsOf(
        play(
          aCaseAt(status, eso, usualCast, { urgency: 'urgent', neededBy: '2027-01-14' }, present),
          unreachable(coordinator),
          { until },
        ),
        'reminded',
      ).findLast((each) => each.obligation.startsWith(key))?.people;
    expect(people('inviting', '2027-01-11 10:30', 'invitation:')).toContain(alternate);
    expect(people('under-review', '2027-01-14 12:00', 'share:reviewer')).toContain(alternate);
  });

  test('and is not troubled while the coordinator is reached', () => {
    const story = play(review('urgent'), unreachable(consultant), { until: '2027-01-11 09:30' });
    expect(onGate(story).flatMap(([, , people]) => people)).not.toContain(alternate);
  });
});

describe('an urgent notice that nobody acts on', () => {
  test('reminds at n, and at 2n asks the next person and tells the coordinator to ring', () => {
    const story = play(review('urgent'), { until: '2027-01-11 10:00' });
    expect(onGate(story)).toEqual([
      [london('2027-01-11 09:30'), 1, [consultant]],
      [london('2027-01-11 10:00'), 2, [consultant, deputy, coordinator]],
    ]);
  });

  test('the coordinator’s card says whom to ring, and the number', () => {
    const phoneOf = (person: string) => theFacts.directory.byId.get(person)?.phone ?? 'none';
    const silent = play(review('urgent'), { until: '2027-01-11 10:00' });
    expect(wordsOn(silent, coordinator)).toContain(phoneOf(consultant));
    const unreached = play(review('urgent'), unreachable(consultant));
    expect(wordsOn(unreached, coordinator)).toContain(`please ring ${phoneOf(consultant)}`);
    expect(phoneOf(consultant)).toMatch(/^0\d/);
  });
});
