import { nextDue, pendingOn } from '../../../../src/domain/process/due/pending';
import { aCommand, aConversation } from '../../../builders/core/a-command';
import { factsWith, theFacts, who } from '../../../builders/core/people';
import { caseOf, eventsOf, given, london, play, type Story } from '../../../builders/core/play';
import { aCaseAt, castFor, usualCast } from '../../../builders/core/ways';

/** What falls due besides the ladders of the steps (process page §6). The cases begin on Monday 11 January 2027, 09:00. */
const { consultant, deputy, reviewer } = usualCast;
const present = factsWith({ [who.oncologist]: { leave: [] }, [who.clinicalLead]: { leave: [] } });
const eso = 'external-second-opinion';
const routine = { urgency: 'routine' as const };

function fired(story: Story, key: string) {
  return eventsOf(story, 'reminded')
    .filter((each) => each.obligation.startsWith(key))
    .map((each) => [each.at, each.rung, each.people]);
}

describe('after a stop of the service', () => {
  test('skipped reminders collapse into the highest, one notice for each', () => {
    const story = aCaseAt('consultant-review', eso, usualCast, routine, present);
    const late = play(story, { at: '2027-01-15 10:00', by: 'system', gives: aCommand('fall-due') });
    expect(fired(late, 'gate:')).toEqual([[london('2027-01-15 10:00'), 4, [consultant, who.clinicalLead]]]);
    // The next is the fifth, at its own time, and the same tick once more changes nothing.
    given(late)
      .when({ at: '2027-01-15 10:00', by: 'system', gives: aCommand('fall-due') })
      .follows([]);
    const next = pendingOn(caseOf(late), present).find((each) => each.key.startsWith('gate:'));
    expect([next?.rung, next?.at]).toEqual([5, london('2027-01-15 17:00')]);
  });
});

describe('invitations', () => {
  test.each([
    ['routine', 48, 96],
    ['soon', 4, 24],
  ] as const)('%s: reminded at n, lapsed at 2n, and the next is asked', (urgency, atN, at2n) => {
    const story = aCaseAt('inviting', eso, usualCast, { urgency }, present);
    const since = story.now;
    const over = play(story, { until: '2027-01-29 12:00' });
    const reminded = eventsOf(over, 'reminded').filter((each) => each.obligation.startsWith('invitation:c1'));
    const [lapsed] = eventsOf(over, 'invitation-lapsed');
    const [, second] = eventsOf(over, 'candidate-invited');
    expect(reminded.map((each) => each.people)).toEqual([[reviewer]]);
    expect([lapsed?.candidate, lapsed?.at]).toEqual(['c1', second?.at]);
    const hours = (at = '') => (Date.parse(at) - Date.parse(since)) / 3_600_000;
    // A working day of eight hours goes by in a whole one.
    expect(hours(reminded[0]?.at)).toBe(atN);
    expect(hours(lapsed?.at)).toBe(at2n);
    expect(second?.candidate).toBe('c2');
  });

  test('urgent: the coordinator is told to ring at n, by night too', () => {
    const story = aCaseAt('inviting', eso, usualCast, {}, present);
    expect(fired(play(story, { until: '2027-01-11 10:30' }), 'invitation:c1')).toEqual([
      [expect.any(String), 1, [reviewer, who.coordinator]],
    ]);
  });

  test('the list is exhausted: coordinator and clinical lead hear at once, then the coordinator is reminded', () => {
    const story = aCaseAt('inviting', eso, usualCast, { ...routine, candidates: [reviewer] }, present);
    const over = play(story, { by: reviewer, gives: aCommand('decline') });
    expect(over.events.slice(-2).map((each) => each.type)).toEqual(['list-exhausted', 'debt-incurred']);
    expect(
      fired(play(over, { until: '2027-01-14 12:00' }), 'exhausted:').map(([, , people]) => people),
    ).toEqual([
      [who.coordinator],
      [who.coordinator, who.coordinatorsAlternate],
      [who.coordinator, who.clinicalLead],
    ]);
    const more = play(over, { by: who.coordinator, gives: aCommand('add-candidate') });
    expect(more.events.at(-1)?.type).toBe('candidate-invited');
  });

  test('whom the bot never reached before is known to be so: their invitation lapses at once', () => {
    const known = play(aCaseAt('preparing', eso, usualCast, routine, present), {
      by: 'system',
      gives: aCommand('note-delivery', { person: reviewer, standing: 'undeliverable', why: 'blocked' }),
    });
    const invited = play(known, { by: who.coordinator, gives: aCommand('complete-pack') });
    given(invited)
      .when({
        by: 'system',
        gives: aCommand('note-delivery', { person: reviewer, standing: 'undeliverable', why: 'blocked' }),
      })
      .follows(['invitation-lapsed', 'candidate-invited']);
  });
});

describe('the share of the time to "needed by"', () => {
  const story = aCaseAt('under-review', eso, usualCast, { ...routine, neededBy: '2027-01-29' }, present);

  test('reminds the reviewer at 50, 80 and 100 %; at 80 the coordinator rings, at 100 the clinical lead decides', () => {
    const shares = fired(play(story, { until: '2027-01-30 12:00' }), 'share:reviewer');
    expect(shares.map(([, rung, people]) => [rung, people])).toEqual([
      [1, [reviewer]],
      [2, [reviewer, who.coordinator]],
      [3, [reviewer, who.coordinator, who.clinicalLead]],
    ]);
    expect(shares.at(-1)?.[0]).toBe(london('2027-01-29 17:00'));
  });

  test('tells the team around the child at 50, 80 and 100 % of the time since it was sent', () => {
    // From Monday 11th, 09:00 to Friday 29th, 17:00: 120 working hours; 60 and 96 of them.
    expect(fired(play(story, { until: '2027-01-30 12:00' }), 'share:team').map(([at]) => at)).toEqual([
      london('2027-01-20 13:00'),
      london('2027-01-26 17:00'),
      london('2027-01-29 17:00'),
    ]);
  });

  test('an item asked for stops the reviewer’s reminders, never the date', () => {
    const paused = play(story, { by: reviewer, gives: aCommand('ask-for-item') });
    expect(fired(play(paused, { until: '2027-01-27 12:00' }), 'share:reviewer')).toEqual([]);
    const supplied = play(
      paused,
      { until: '2027-01-27 12:00' },
      { at: '2027-01-27 12:00', by: who.oncologyDoctor, gives: aCommand('supply-item') },
      { until: '2027-01-30 12:00' },
    );
    expect(fired(supplied, 'share:reviewer').map(([at, rung]) => [at, rung])).toEqual([
      [london('2027-01-27 12:00'), 2],
      [london('2027-01-29 17:00'), 3],
    ]);
  });

  test('of an urgent case goes to the team in the morning, not at night', () => {
    const urgent = aCaseAt('consultant-review', eso, usualCast, { neededBy: '2027-01-12' }, present);
    // 32 hours: half of them is 01:00, four fifths 10:36, all 17:00.
    expect(fired(play(urgent, { until: '2027-01-13 12:00' }), 'share:team').map(([at]) => at)).toEqual([
      london('2027-01-12 07:00'),
      london('2027-01-12 10:36'),
      london('2027-01-12 17:00'),
    ]);
  });
});

describe('leave', () => {
  test('that begins while the consultant’s step is open counts: the deputy is asked, the requester told', () => {
    const facts = factsWith({ [consultant]: { leave: [{ from: '2027-01-13', to: '2027-01-15' }] } });
    const story = aCaseAt('consultant-review', eso, usualCast, routine, facts);
    const away = play(story, { until: '2027-01-13 07:30' });
    expect(fired(away, 'leave:')).toEqual([[london('2027-01-13 07:00'), 1, [deputy, who.oncologyDoctor]]]);
    given(away)
      .when({ by: deputy, gives: aCommand('approve') })
      .follows(['taken-over', 'approved', 'debt-incurred'], 'family-step');
  });

  test('of consultant and deputy both sends it to the clinical lead at once', () => {
    const away = { leave: [{ from: '2027-01-01', to: '2027-01-31' }] };
    const facts = factsWith({ [consultant]: away, [deputy]: away });
    const story = aCaseAt(
      'consultant-review',
      eso,
      { ...usualCast, approver: who.clinicalLead },
      routine,
      facts,
    );
    given(story)
      .when({ by: who.clinicalLead, gives: aCommand('approve') })
      .follows(['taken-over', 'approved', 'debt-incurred']);
  });

  test('of the clinical lead lets the alternate decide at once', () => {
    const facts = factsWith({ [who.clinicalLead]: { leave: [{ from: '2027-01-01', to: '2027-01-31' }] } });
    const story = aCaseAt('lead-review', eso, usualCast, routine, facts);
    given(story)
      .when({ by: who.leadsAlternate, gives: aCommand('proceed') })
      .follows(['lead-proceeded'], 'family-step');
    const there = aCaseAt('lead-review', eso, usualCast, routine, present);
    given(there)
      .when({ by: who.leadsAlternate, gives: aCommand('proceed') })
      .isRefused('unknown-case', /no request/);
  });
});

describe('a hold', () => {
  const story = aCaseAt('preparing', eso, usualCast, routine, present);

  test('set provisionally is looked at within 8 working hours; unreviewed, it stands', () => {
    const held = play(story, { at: '2027-01-11 10:00', by: consultant, gives: aCommand('hold') });
    const waited = play(held, { until: '2027-01-20 09:30' });
    expect(fired(waited, 'hold:').slice(0, 2)).toEqual([
      [london('2027-01-12 10:00'), 1, [who.safeguardingLead]],
      [london('2027-01-13 10:00'), 2, [who.safeguardingLead, who.safeguardingAlternate]],
    ]);
    expect(caseOf(waited).hold).toMatchObject({ provisional: true });
    given(waited)
      .when({ by: who.safeguardingAlternate, gives: aCommand('review-hold', { reviewOn: '2027-02-05' }) })
      .follows(['hold-reviewed']);
  });

  test('is reviewed on its date, and what the family is owed waits meanwhile', () => {
    const owed = play(
      story,
      { by: consultant, gives: aCommand('propose-hand-over') },
      { by: who.haematologist, gives: aCommand('accept-hand-over') },
      { by: who.safeguardingLead, gives: aCommand('hold', { reviewOn: '2027-01-18' }) },
    );
    const waited = play(owed, { until: '2027-01-25 18:00' });
    expect(fired(waited, 'debt:')).toEqual([]);
    expect(fired(waited, 'family-nudge:')).toEqual([]);
    expect(fired(waited, 'hold-review:')[0]).toEqual([london('2027-01-18 10:00'), 1, [who.safeguardingLead]]);
    given(waited)
      .when({ by: who.haematologist, gives: aCommand('record-owed') })
      .isRefused('not-allowed', /paused/);
    const lifted = play(waited, { by: who.safeguardingLead, gives: aCommand('lift-hold') });
    expect(pendingOn(caseOf(lifted), present).some((each) => each.key.startsWith('debt:'))).toBe(true);
  });
});

describe('the 18th birthday', () => {
  test('is warned of at 90, 30 and 7 days; those already past are not sent late but for the nearest', () => {
    const story = aCaseAt(
      'preparing',
      eso,
      usualCast,
      { ...routine, dateOfBirth: '2009-02-15', neededBy: '2027-02-26' },
      present,
    );
    expect(fired(play(story, { until: '2027-02-14 12:00' }), 'birthday-warning:')).toEqual([
      [expect.any(String), 1, [consultant, who.coordinator]],
      [london('2027-01-16 07:00'), 2, [consultant, who.coordinator]],
      [london('2027-02-08 07:00'), 3, [consultant, who.coordinator]],
    ]);
  });

  test('of somebody born on 29 February is 1 March; from then on the parents’ route is shut', () => {
    const story = aCaseAt('family-step', eso, usualCast, { ...routine, dateOfBirth: '2012-02-29' }, present);
    const birthday = pendingOn(caseOf(story), present).find((each) => each.what.kind === 'birthday');
    expect(birthday?.at).toBe(london('2030-03-01 00:00'));
  });

  test('stops the parents’ route until the young adult’s wishes are recorded', () => {
    const story = aCaseAt('family-step', eso, usualCast, { ...routine, dateOfBirth: '2009-01-20' }, present);
    const adult = play(story, { until: '2027-01-20 00:00' });
    expect(caseOf(adult).awaitingYoungAdult).toBe(true);
    given(adult)
      .when({ by: consultant, gives: aCommand('record-family-conversation') })
      .isRefused('not-allowed', /young adult’s wishes first/);
    const heard = play(adult, { by: consultant, gives: aCommand('record-young-adult-wishes') });
    given(heard)
      .when({ by: consultant, gives: aCommand('record-family-conversation') })
      .follows(['conversation-recorded'], 'preparing');
    // Something else about a patient who is 18 now can still be corrected.
    given(adult)
      .when({
        by: consultant,
        gives: (state) =>
          aCommand('correct', {
            correction: {
              part: 'child',
              wrongChild: 'no',
              child: { ...state.request.child, localReference: 'MRD-1' },
            },
          })(state),
      })
      .follows(['corrected'], 'family-step');
  });
});

describe('the family', () => {
  test('that heard nothing for five working days is to be talked to: acting consultant and advocate are reminded', () => {
    const story = aCaseAt('preparing', eso, usualCast, routine, present);
    expect(fired(play(story, { until: '2027-01-19 12:00' }), 'family-nudge:')).toEqual([
      [expect.stringContaining('2027-01-18T09:'), 1, [consultant, who.advocate]],
    ]);
  });

  test('that an advocate could not be offered to: the coordinator is reminded to name one', () => {
    const story = play(
      aCaseAt('family-step', eso, usualCast, { ...routine, familyAdvocate: undefined } as never, present),
      {
        by: consultant,
        gives: aCommand('record-family-conversation', {
          conversation: aConversation({ advocateOffered: 'none-available' }),
        }),
      },
    );
    const needed = fired(play(story, { until: '2027-01-14 12:00' }), 'advocate:');
    expect(needed.map(([, , people]) => people)).toEqual([[who.coordinator]]);
    const named = play(story, {
      by: who.coordinator,
      gives: aCommand('add-member', { person: who.stranger, as: 'advocate' }),
    });
    expect(fired(play(named, { until: '2027-01-20 12:00' }), 'advocate:')).toEqual([]);
  });
});

describe('snooze', () => {
  test('is one person’s own: the others are reminded, and escalation goes on', () => {
    const story = play(aCaseAt('consultant-review', eso, usualCast, routine, present), {
      by: consultant,
      gives: aCommand('snooze', { until: '2027-01-14' }),
    });
    expect(
      fired(play(story, { until: '2027-01-14 18:00' }), 'gate:').map(([, rung, people]) => [rung, people]),
    ).toEqual([
      [1, []],
      [2, [deputy]],
      [3, [who.clinicalLead]],
      // The 14th: the consultant's own "not before" is over.
      [4, [consultant, who.clinicalLead]],
    ]);
  });
});

describe('a step of the resolution', () => {
  test('is asked after on its own date, which takes the place of n', () => {
    const story = play(aCaseAt('resolution', eso, usualCast, routine, present), {
      by: consultant,
      gives: aCommand('take-step', { dueOn: '2027-01-20' }),
    });
    expect(fired(play(story, { until: '2027-02-03 18:00' }), 'gate:')).toEqual([
      [london('2027-01-20 17:00'), 1, [consultant]],
      [london('2027-02-03 17:00'), 2, [consultant, deputy]],
    ]);
  });
});

describe('a terminal case', () => {
  test.each(['closed', 'upheld', 'withdrawn', 'closed-death', 'closed-joined'] as const)(
    '%s sends nothing more',
    (status) => {
      for (const kind of ['critical-friend', eso] as const) {
        const story = aCaseAt(status, kind, castFor(kind), {}, theFacts);
        expect([pendingOn(caseOf(story), theFacts), nextDue(caseOf(story), theFacts)]).toEqual([
          [],
          undefined,
        ]);
      }
    },
  );
});
