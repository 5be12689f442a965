import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { indexDirectory } from '../../../src/domain/directory/lookup';
import type { Facts } from '../../../src/domain/process/open/facts';
import { everybodyOn, rolesOf } from '../../../src/domain/process/people/people-on-case';
import { holderOf } from '../../../src/domain/process/people/standing-roles';
import { turnOf } from '../../../src/domain/process/people/turn-of';
import { aCommand, submission } from '../../builders/core/a-command';
import { factsWith, theFacts, who } from '../../builders/core/people';
import { caseOf, eventsOf, given, play, refusalOf, type Story, untold } from '../../builders/core/play';
import { aCaseAt, castFor, ownCast, requestFor, usualCast } from '../../builders/core/ways';

const eso = 'external-second-opinion';
const { consultant, deputy, requester, reviewer, alsoInvited } = usualCast;
const soon = { urgency: 'soon' } as const;
const standings = (story: Story) => caseOf(story).candidates.map((each) => each.standing);

describe('the 18th birthday (process page I12)', () => {
  const bornOn = (dateOfBirth: string) => aCaseAt('family-step', eso, usualCast, { ...soon, dateOfBirth });
  const talks = { by: consultant, gives: aCommand('record-family-conversation') };

  test.each([
    ['on an ordinary day', '2009-01-20', '2027-01-19', '2027-01-20'],
    ['born on 29 February, on 1 March', '2008-02-29', '2026-02-28', '2026-03-01'],
  ])('%s the parents’ route stops, and not the day before', (_, dateOfBirth, before, on) => {
    const begun = `${before.slice(0, 7) === '2026-02' ? '2026-02-20' : '2027-01-11'} 09:00`;
    const story = play(
      untold(begun),
      {
        at: begun,
        by: requester,
        gives: submission({ ...requestFor(eso, usualCast, soon), dateOfBirth, neededBy: '2027-02-12' }),
      },
      { by: consultant, gives: aCommand('approve') },
    );
    given(play(story, { until: `${before} 23:50` }))
      .when(talks)
      .follows(['conversation-recorded'], 'preparing');
    const adult = play(story, { until: `${on} 09:00` });
    expect(eventsOf(adult, 'eighteenth-birthday').map((each) => each.at.slice(0, 10))).toEqual([on]);
    given(adult)
      .when(talks)
      .isRefused('not-allowed', /18 now.*wishes first/);
    const wishes = play(adult, { by: consultant, gives: aCommand('record-young-adult-wishes') });
    given(wishes).when(talks).follows(['conversation-recorded'], 'preparing');
  });

  test('wishes recorded in the weeks before count: on the day nothing stops', () => {
    const story = play(
      bornOn('2009-01-20'),
      { by: consultant, gives: aCommand('record-young-adult-wishes') },
      { until: '2027-01-20 09:00' },
    );
    expect(caseOf(story)).toMatchObject({ awaitingYoungAdult: false, turnedAdultAt: expect.any(String) });
    given(story).when(talks).follows(['conversation-recorded'], 'preparing');
  });

  test('a child’s wishes are asked for elsewhere: this is for somebody who is nearly 18', () => {
    given(bornOn('2018-05-09'))
      .when({ by: consultant, gives: aCommand('record-young-adult-wishes') })
      .isRefused('not-now', /90 days before the 18th birthday/);
  });
});

describe('twins: the same birthday, surname, initials and organisation, and no NHS number', () => {
  const twin = (at: string) =>
    play(untold(at), { at, by: requester, gives: submission(requestFor(eso, usualCast)) });
  const first = caseOf(twin('2027-01-11 09:00'));
  const second = twin('2027-01-11 10:00');
  const other = { ...first, ref: 'T2HW-9CDK' };

  test('the second request goes its own way: nothing is joined, whatever was read beside it', () => {
    const sent = play(untold('2027-01-11 10:00'), {
      at: '2027-01-11 10:00',
      by: requester,
      gives: submission(requestFor(eso, usualCast)),
      others: [other],
    });
    expect(caseOf(sent).stage.status).toBe('consultant-review');
    expect(eventsOf(sent, 'duplicate-joined')).toEqual([]);
    expect(eventsOf(sent, 'match-found').map((each) => each.ref)).toEqual(['T2HW-9CDK']);
  });

  test('only the coordinator says that two requests are one', () => {
    for (const by of [requester, consultant, who.clinicalLead])
      given(second)
        .when({ by, gives: aCommand('join-duplicate'), others: [other] })
        .isRefused('not-yours', /Only the .*coordinator/i);
    given(second)
      .when({ by: who.coordinator, gives: aCommand('join-duplicate'), others: [other] })
      .follows(['duplicate-joined'], 'closed-joined');
  });

  test('with NHS numbers of their own they are perhaps two children: the coordinator is told, and joins nothing', () => {
    const numbered = {
      ...other,
      request: { ...other.request, child: { ...other.request.child, nhsNumber: '9991000011' } },
    };
    const story = play(untold('2027-01-11 10:00'), {
      at: '2027-01-11 10:00',
      by: requester,
      gives: submission({ ...requestFor(eso, usualCast), nhsNumber: '9991725008' }),
      others: [numbered],
    });
    expect(eventsOf(story, 'match-found').map((each) => [each.certain, each.differs])).toEqual([
      [false, ['number']],
    ]);
    given(story)
      .when({ by: who.coordinator, gives: aCommand('join-duplicate'), others: [numbered] })
      .isRefused('missing', /another child/, 'stays');
  });
});

describe('the requester is the named consultant', () => {
  test('an external opinion is approved by the deputy or the clinical lead, never by themselves', () => {
    const own = aCaseAt('consultant-review', eso, ownCast(usualCast));
    given(own)
      .when({ by: consultant, gives: aCommand('approve') })
      .isRefused('not-yours', /Only the/);
    given(own)
      .when({ by: deputy, gives: aCommand('approve') })
      .follows(['approved'], 'family-step');
    given(own)
      .when({ by: who.clinicalLead, gives: aCommand('approve') })
      .follows(['approved'], 'family-step');
    expect(turnOf(caseOf(own), theFacts, own.now).people).toEqual([deputy]);
  });

  test('a critical friend needs no approval: somebody is asked at once', () => {
    const own = aCaseAt('inviting', 'critical-friend', ownCast(castFor('critical-friend')));
    expect(eventsOf(own, 'approved')).toEqual([]);
  });

  test('without a deputy the clinical lead approves; the alternate where the lead has another role', () => {
    const facts = factsWith({ [consultant]: { deputy: undefined } as never });
    const cast = { ...ownCast(usualCast), approver: who.clinicalLead };
    const own = aCaseAt('consultant-review', eso, cast, {}, facts);
    expect(turnOf(caseOf(own), facts, own.now).people).toEqual([who.clinicalLead]);
    const busy = aCaseAt('consultant-review', eso, cast, { team: [who.clinicalLead] }, facts);
    expect(turnOf(caseOf(busy), facts, busy.now).people).toEqual([who.leadsAlternate]);
    given(busy)
      .when({ by: who.leadsAlternate, gives: aCommand('approve') })
      .follows(['approved'], 'family-step');
  });
});

/** The directory after one Trust became part of another. */
function merged(part: string, into: string): Facts {
  const organisations = inventedDirectory.organisations.map((each) =>
    each.code === part ? { ...each, mergedInto: into } : each,
  );
  return { directory: indexDirectory({ ...inventedDirectory, organisations }) };
}

describe('a deputy for some days (process page I2)', () => {
  test('makes no outsider of the deputy whom the directory names: they are the deputy again afterwards', () => {
    const friend = castFor('critical-friend');
    const away = play(aCaseAt('inviting', 'critical-friend', friend), {
      by: friend.consultant,
      gives: aCommand('set-deputy', { person: who.rheumatologist }),
    });
    for (const person of [friend.deputy, who.rheumatologist]) {
      given(away)
        .when({ by: friend.consultant, gives: aCommand('add-candidate', { candidate: person }) })
        .isRefused('missing', /deputy cannot be asked/);
    }
  });
});

describe('organisations that merge while the request is under way (process page I1)', () => {
  const facts = merged('INV-T2', 'INV-T1');
  const under = (status: 'inviting' | 'under-review' | 'sharing', wishes = soon): Story => ({
    ...aCaseAt(status, eso, usualCast, wishes),
    facts,
  });

  test('a reviewer of what is now the same Trust gives no opinion, and is released with the next change', () => {
    const story = under('under-review');
    given(story)
      .when({ by: reviewer, gives: aCommand('give-opinion') })
      .isRefused('not-allowed', /works for the treating organisation/);
    const after = play(story, { by: who.nurse, gives: aCommand('comment') });
    expect(standings(after)).toEqual(['released', 'invited', 'listed']);
    expect(caseOf(after).stage.status).toBe('inviting');
    expect(rolesOf(caseOf(after), facts, reviewer, after.now).size).toBe(0);
  });

  test('the clock alone releases them too, so that nobody waits for ever', () => {
    const after = play(under('under-review'), { until: '2027-02-12 17:00' });
    expect(eventsOf(after, 'reviewer-released')).toHaveLength(1);
    expect(eventsOf(after, 'reviewer-released')[0]?.reason).toMatch(/directory/);
  });

  test('an invitation to them that is accepted afterwards is refused, and the next is asked', () => {
    given(under('inviting'))
      .when({ by: reviewer, gives: aCommand('accept') })
      .follows(['acceptance-refused', 'candidate-invited'], 'inviting');
  });

  test('an opinion that was given before stays, unmarked: it was independent when it was given', () => {
    const after = play(under('sharing'), { by: who.nurse, gives: aCommand('comment') });
    expect(caseOf(after).opinionMarked).toBeUndefined();
    expect(caseOf(after).stage.status).toBe('sharing');
  });

  test('the treating Trust itself becomes part of another: its office changes, and the same law holds', () => {
    const other = { ...aCaseAt('under-review', eso, usualCast, soon), facts: merged('INV-T1', 'INV-T3') };
    expect(holderOf(caseOf(other), other.facts, 'coordinator', other.now)).toBeDefined();
    const after = play(other, { by: who.nurse, gives: aCommand('comment') });
    // The reviewer works at Saltmere still; who was asked besides, at Thornwick Vale, is a colleague now.
    expect(standings(after)).toEqual(['reviewer', 'withdrawn', 'withdrawn']);
    expect(alsoInvited).toBe(who.thornwickRespiratory);
  });

  test('a colleague under another site’s code of the same Trust is no external opinion', () => {
    const refusal = refusalOf(untold('2027-01-11 09:00'), {
      by: requester,
      gives: submission({
        ...requestFor(eso, usualCast),
        candidates: [who.intensivist, who.honoraryAtMarrowdale],
      }),
    });
    expect(refusal.fields).toEqual({
      'route.candidates.0.candidate': expect.stringMatching(/another site|honorary/),
      'route.candidates.1.candidate': expect.stringMatching(/another site|honorary/),
    });
  });
});

describe('a third external opinion in a row, even through a critical friend', () => {
  const from = (earlierOpinions: number) => ({
    ref: 'T2HW-9CDK',
    barred: [],
    whatIsNew: 'A new scan.',
    earlierOpinions,
  });
  const closedAfter = (kind: 'critical-friend' | typeof eso, earlierOpinions: number) => {
    const reached = aCaseAt('closed', kind);
    const { ref, barred } = from(earlierOpinions);
    return { ...reached, state: { ...caseOf(reached), linkedFrom: { ref, barred, earlierOpinions } } };
  };

  test.each([
    ['after one opinion no reason is needed', eso, 0, false],
    ['after two it is', eso, 1, true],
    ['after two and a critical friend it is', 'critical-friend', 2, true],
    ['after one and a critical friend it is not', 'critical-friend', 1, false],
  ] as const)('%s', (_, kind, earlier, needs) => {
    const press = { by: who.clinicalLead, gives: aCommand('support-third-opinion') };
    if (needs) given(closedAfter(kind, earlier)).when(press).follows(['third-opinion-supported']);
    else
      given(closedAfter(kind, earlier))
        .when(press)
        .isRefused('not-now', /no reason is needed/);
  });

  test('nobody but the clinical lead gives the reason', () => {
    for (const by of [requester, consultant, who.coordinator])
      given(closedAfter(eso, 1))
        .when({ by, gives: aCommand('support-third-opinion') })
        .isRefused('not-yours', /Only the clinical lead/);
  });
});

describe('a clinical lead who has another role on the case', () => {
  test('as requester: the alternate decides, and the lead does not', () => {
    const cast = { ...usualCast, requester: who.clinicalLead };
    const story = aCaseAt('consultant-review', eso, cast);
    const owed = play(story, { by: consultant, gives: aCommand('object') });
    expect(turnOf(caseOf(owed), theFacts, owed.now)).toMatchObject({
      role: 'clinical-lead',
      people: [who.leadsAlternate],
    });
    given(owed)
      .when({ by: who.clinicalLead, gives: aCommand('proceed') })
      .isRefused('not-yours', /clinical lead/);
    given(owed)
      .when({ by: who.leadsAlternate, gives: aCommand('proceed') })
      .follows(['lead-proceeded'], 'family-step');
  });

  test('as acting consultant, having taken over: the alternate decides on the objection', () => {
    const silent = play(aCaseAt('consultant-review', eso, usualCast, soon), { until: '2027-01-20 09:00' });
    const objected = play(silent, { by: who.clinicalLead, gives: aCommand('object') });
    expect(caseOf(objected).actingConsultant).toBe(who.clinicalLead);
    expect(turnOf(caseOf(objected), theFacts, objected.now).people).toEqual([who.leadsAlternate]);
    given(objected)
      .when({ by: who.clinicalLead, gives: aCommand('proceed') })
      .isRefused('not-yours', /clinical lead/);
  });
});

describe('nobody is left to act (process page I15)', () => {
  const cast = { ...usualCast, requester: who.clinicalLead };
  const stuck = play(aCaseAt('consultant-review', eso, cast, { team: [who.leadsAlternate] }), {
    by: consultant,
    gives: aCommand('object'),
  });
  const named = { role: 'clinical-lead', person: who.respiratoryConsultant } as const;

  test('it is the coordinator’s turn, and the case says who that is', () => {
    expect(turnOf(caseOf(stuck), theFacts, stuck.now)).toMatchObject({
      role: 'coordinator',
      people: [who.coordinator],
    });
    given(stuck)
      .when({ by: consultant, gives: aCommand('proceed') })
      .isRefused('not-yours', /Beth Ollerenshaw-Diaz/);
  });

  test('the coordinator names somebody who is free, and that one decides', () => {
    for (const person of [cast.requester, consultant, who.leadsAlternate, reviewer])
      given(stuck)
        .when({ by: who.coordinator, gives: aCommand('name-stand-in', { ...named, person }) })
        .isRefused('missing', /another role/, 'person');
    const going = play(stuck, { by: who.coordinator, gives: aCommand('name-stand-in', named) });
    expect(turnOf(caseOf(going), theFacts, going.now).people).toEqual([named.person]);
    expect(everybodyOn(caseOf(going), theFacts, going.now)).toContain(named.person);
    given(going)
      .when({ by: named.person, gives: aCommand('proceed') })
      .follows(['lead-proceeded'], 'family-step');
  });

  test('nobody names a stand-in for a lead who is there', () => {
    given(aCaseAt('preparing'))
      .when({ by: who.coordinator, gives: aCommand('name-stand-in', named) })
      .isRefused('not-now', /holds each of these roles/);
  });
});

describe('a hand-over that is offered to somebody who does not answer', () => {
  test('can be offered to somebody else, who then accepts it; the first cannot any more', () => {
    const offered = play(aCaseAt('preparing'), { by: consultant, gives: aCommand('propose-hand-over') });
    const again = play(offered, {
      by: who.clinicalLead,
      gives: aCommand('propose-hand-over', { to: who.neurologist, reason: 'The first is away.' }),
    });
    given(again)
      .when({ by: who.haematologist, gives: aCommand('accept-hand-over') })
      .isRefused('unknown-case', /no request/);
    given(again)
      .when({ by: who.neurologist, gives: aCommand('accept-hand-over') })
      .follows(['hand-over-accepted', 'debt-incurred'], 'preparing');
  });
});
