import { pendingOn } from '../../../src/domain/process/due/pending';
import { noticesFor } from '../../../src/domain/process/notices';
import { familyAccount } from '../../../src/views/account/family-account';
import { aCommand } from '../../builders/core/a-command';
import { ladderWays } from '../../builders/core/ladder-ways';
import { factsWith, who } from '../../builders/core/people';
import { answer, caseOf, eventsOf, given, london, play, type Story } from '../../builders/core/play';
import { aCaseAt, castFor, usualCast } from '../../builders/core/ways';

/** Process page §6, leave and the rest of what falls due. The cases begin on Monday 11 January 2027, 09:00. */
const { consultant, deputy, requester, reviewer } = usualCast;
const eso = 'external-second-opinion';
const routine = { urgency: 'routine' as const };
const present = factsWith({ [who.oncologist]: { leave: [] }, [who.clinicalLead]: { leave: [] } });
const fromWednesday = { leave: [{ from: '2027-01-13', to: '2027-01-20' }] };

function fired(story: Story, key: string) {
  return eventsOf(story, 'reminded')
    .filter((each) => each.obligation.startsWith(key))
    .map((each) => [each.at, each.rung, each.people]);
}

describe('leave that begins while a step is open', () => {
  test.each([
    ['lead-review', who.clinicalLead, who.leadsAlternate],
    ['conflict-check', who.clinicalLead, who.leadsAlternate],
    ['preparing', who.coordinator, who.coordinatorsAlternate],
    ['closing', who.coordinator, who.coordinatorsAlternate],
    ['opinion-given', consultant, deputy],
    ['sharing', consultant, deputy],
  ] as const)('in %s: the stand-in is asked at once, the requester told', (status, away, standIn) => {
    const facts = factsWith({ [who.clinicalLead]: { leave: [] }, [away]: fromWednesday });
    const story = play(aCaseAt(status, eso, castFor(eso), routine, facts), { until: '2027-01-13 07:30' });
    expect(fired(story, 'leave:')).toEqual([[london('2027-01-13 07:00'), 1, [standIn, requester]]]);
  });

  test('of the deputy who reviews the consultant’s own request: the clinical lead is asked', () => {
    const facts = factsWith({ [who.clinicalLead]: { leave: [] }, [deputy]: fromWednesday });
    const own = { ...usualCast, requester: consultant, approver: deputy };
    const story = play(aCaseAt('consultant-review', eso, own, routine, facts), { until: '2027-01-13 07:30' });
    expect(fired(story, 'leave:')).toEqual([[london('2027-01-13 07:00'), 1, [who.clinicalLead, consultant]]]);
  });

  test('of the safeguarding lead while a hold is in place: the alternate is asked', () => {
    const facts = factsWith({ [who.safeguardingLead]: fromWednesday });
    const held = play(aCaseAt('preparing', eso, usualCast, routine, facts), {
      by: consultant,
      gives: aCommand('hold'),
    });
    expect(fired(play(held, { until: '2027-01-13 07:30' }), 'leave:hold:')).toEqual([
      [london('2027-01-13 07:00'), 1, [who.safeguardingAlternate, requester]],
    ]);
  });

  test.each([
    ['answers, debts and wishes beside the step', 'owed', consultant, deputy],
    ['the wishes of a young adult', 'young-adult', consultant, deputy],
    ['a decision owed beside the step', 'lead-decision', who.clinicalLead, who.leadsAlternate],
    ['an empty list', 'list-exhausted', who.coordinator, who.coordinatorsAlternate],
    ['a family advocate to be named', 'advocate-needed', who.coordinator, who.coordinatorsAlternate],
  ] as const)('with %s: the stand-in is asked at once, the requester told', (_, ladder, away, standIn) => {
    const facts = factsWith({ [who.clinicalLead]: { leave: [] }, [away]: fromWednesday });
    const story = play(ladderWays[ladder](routine, facts), { until: '2027-01-13 07:30' });
    expect(fired(story, 'leave:')).toContainEqual([london('2027-01-13 07:00'), 1, [standIn, requester]]);
  });

  test('while the reviewer has the case, of a consultant who owes an answer: told once, however much is owed', () => {
    const facts = factsWith({ [consultant]: fromWednesday });
    const information = { by: requester, gives: aCommand('add-information') };
    const story = play(aCaseAt('under-review', eso, usualCast, routine, facts), information, information);
    const away = play(story, { until: '2027-01-13 07:30' });
    expect(fired(away, 'leave:')).toEqual([[london('2027-01-13 07:00'), 1, [deputy, requester]]]);
    // More that is owed meanwhile goes to the deputy with its own notification, and the requester knows.
    const more = play(away, information, { until: '2027-01-20 18:00' });
    expect(fired(more, 'leave:')).toHaveLength(1);
  });

  test('where a consultant owes nothing while the reviewer has the case: nobody is told', () => {
    const facts = factsWith({ [consultant]: fromWednesday });
    const story = play(aCaseAt('under-review', eso, usualCast, routine, facts), {
      until: '2027-01-14 12:00',
    });
    expect(fired(story, 'leave:')).toEqual([]);
  });

  test('of both the clinical lead and the alternate: the coordinator has to name somebody', () => {
    const facts = factsWith({ [who.clinicalLead]: fromWednesday, [who.leadsAlternate]: fromWednesday });
    const story = play(aCaseAt('lead-review', eso, usualCast, routine, facts), { until: '2027-01-13 07:30' });
    expect(fired(story, 'leave:')[0]?.[2]).toEqual([who.coordinator, requester]);
  });

  test('that was known when the step opened notifies the stand-in once: with the step itself', () => {
    const facts = factsWith({ [consultant]: { leave: [{ from: '2027-01-04', to: '2027-01-20' }] } });
    const story = play(
      aCaseAt('consultant-review', eso, { ...usualCast, approver: deputy }, routine, facts),
      { until: '2027-01-11 09:05' },
    );
    expect(fired(story, 'leave:')).toEqual([[london('2027-01-11 09:00'), 1, [requester]]]);
  });

  test('a deputy who is away is not asked as the second either', () => {
    const facts = factsWith({ [consultant]: { leave: [] }, [deputy]: fromWednesday });
    const story = play(aCaseAt('consultant-review', eso, usualCast, routine, facts), {
      until: '2027-01-13 09:01',
    });
    // Two working days on, on Tuesday at closing time, the deputy is still there; the day after, the lead is asked.
    expect(fired(story, 'gate:').map(([, , people]) => people)).toEqual([[consultant], [consultant, deputy]]);
    const later = {
      ...facts,
      ...factsWith({ [deputy]: { leave: [{ from: '2027-01-12', to: '2027-01-20' }] } }),
    };
    const away = play(aCaseAt('consultant-review', eso, usualCast, routine, later), {
      until: '2027-01-13 09:01',
    });
    expect(fired(away, 'gate:').map(([, , people]) => people)).toEqual([[consultant], [consultant]]);
  });
});

describe('the 18th birthday', () => {
  const born = { ...routine, dateOfBirth: '2009-01-20' };
  const midnight = play(aCaseAt('family-step', eso, usualCast, born, present), { until: '2027-01-20 00:00' });

  test('stops the parents’ route at midnight, and notifies nobody then', () => {
    const before = play(aCaseAt('family-step', eso, usualCast, born, present), { until: '2027-01-19 23:59' });
    const events = midnight.events.slice(before.events.length);
    expect(events.map((each) => each.type)).toEqual(['eighteenth-birthday']);
    const notices = noticesFor(events, caseOf(before), caseOf(midnight), present, midnight.now);
    expect(notices.filter(({ notify }) => notify)).toEqual([]);
    expect(caseOf(midnight).awaitingYoungAdult).toBe(true);
  });

  test('is told to acting consultant and coordinator in the morning, unless the wishes are recorded by then', () => {
    expect(fired(play(midnight, { until: '2027-01-20 07:00' }), 'birthday-told:')).toEqual([
      [london('2027-01-20 07:00'), 1, [consultant, who.coordinator]],
    ]);
    const heard = play(midnight, { by: consultant, gives: aCommand('record-young-adult-wishes') });
    expect(fired(play(heard, { until: '2027-01-21 12:00' }), 'birthday-told:')).toEqual([]);
  });
});

describe('the 18th birthday by the date itself, whatever the clock has noted (process page I12)', () => {
  const born = { ...routine, dateOfBirth: '2009-01-20' };
  const before = play(aCaseAt('family-step', eso, usualCast, born, present), { until: '2027-01-19 23:59' });
  const [lastMinute, firstMinute] = ['2027-01-19 23:59', '2027-01-20 00:00'].map(london);
  const converses = (at: string) => ({ at, by: consultant, gives: aCommand('record-family-conversation') });

  test('before the clock has ticked nobody talks with the parents any more, and nothing is printed for them', () => {
    const state = caseOf(before);
    expect(state.awaitingYoungAdult).toBe(false);
    given(before).when(converses('2027-01-19 23:59')).follows(['conversation-recorded']);
    given(before)
      .when(converses('2027-01-20 00:00'))
      .isRefused('not-allowed', /The patient is 18 now/);
    expect(familyAccount({ state, facts: present, now: lastMinute ?? '' })).toBeDefined();
    expect(familyAccount({ state, facts: present, now: firstMinute ?? '' })).toBeUndefined();
  });

  test('a tick that comes late notes the birthday first, and nothing for the parents’ route that was due before it', () => {
    const story = aCaseAt('family-step', eso, usualCast, born, present);
    const late = answer(story, { at: '2027-02-08 10:00', by: 'system', gives: { type: 'fall-due' } });
    expect(late.ok && late.events.map((each) => each.type)).toEqual(['eighteenth-birthday']);
    const rest = play(
      { ...story, ...(late.ok && { events: [...story.events, ...late.events], state: late.state }) },
      { at: '2027-02-08 10:00', by: 'system', gives: { type: 'fall-due' } },
    );
    expect([...fired(rest, 'family-nudge:'), ...fired(rest, 'birthday-warning:')]).toEqual([]);
    expect(fired(rest, 'birthday-told:')).toHaveLength(1);
  });
});

describe('an opinion that nobody has read', () => {
  test('reminds the acting consultant until it is acknowledged', () => {
    const unseen = aCaseAt('opinion-given', eso, usualCast, routine, present);
    const unread = play(unseen, { until: '2027-01-14 10:00' });
    expect(fired(unread, 'gate:opinion-given').map(([, , people]) => people)).toEqual([
      [consultant],
      [consultant, deputy],
      [consultant, who.clinicalLead],
    ]);
    const read = play(unseen, { by: consultant, gives: aCommand('acknowledge') });
    expect(fired(play(read, { until: '2027-01-20 17:00' }), 'gate:opinion-given')).toEqual([]);
  });
});

describe('an item asked for', () => {
  const paused = play(
    aCaseAt('under-review', eso, usualCast, { ...routine, neededBy: '2027-02-26' }, present),
    { by: who.coordinator, gives: aCommand('add-information') },
    { by: reviewer, gives: aCommand('ask-for-item') },
  );

  test('stops every reminder of the reviewer, those about new information too; others go on', () => {
    const waited = play(paused, { until: '2027-01-20 17:00' });
    const toReviewer = eventsOf(waited, 'reminded').filter((each) => each.people.includes(reviewer));
    expect(toReviewer).toEqual([]);
    expect(fired(waited, 'information:').length).toBeGreaterThan(0);
  });

  test('and never moves the date: once it is there, what has fallen due is reminded of at once', () => {
    const supplied = play(
      paused,
      { until: '2027-01-20 12:00' },
      { at: '2027-01-20 12:00', by: requester, gives: aCommand('supply-item') },
      { until: '2027-01-20 12:00' },
    );
    const [about] = eventsOf(supplied, 'reminded').filter((each) =>
      /^information:.*:reviewer$/.test(each.obligation),
    );
    expect([about?.at, about?.people.includes(reviewer)]).toEqual([london('2027-01-20 12:00'), true]);
    const share = pendingOn(caseOf(supplied), present).find((each) => each.key.startsWith('share:reviewer'));
    expect(share?.key).toContain('2027-02-26T17:00');
  });
});
