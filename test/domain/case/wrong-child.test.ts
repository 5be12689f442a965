import type { CaseState } from '../../../src/domain/case/state';
import { noticesFor } from '../../../src/domain/process/notices';
import { visibleParts } from '../../../src/domain/process/people/who-sees';
import { aCommand } from '../../builders/core/a-command';
import { theFacts, who } from '../../builders/core/people';
import { answer, caseOf, eventsOf, given, play, type Story } from '../../builders/core/play';
import { aCaseAt, friendlyCast, ownCast, usualCast } from '../../builders/core/ways';

/** The request was about another child than it said (process page §4b, correct; I12, I17). */

const { consultant, requester, reviewer, alsoInvited } = usualCast;
const wrongChild = (child: object) => (state: CaseState) =>
  aCommand('correct', {
    correction: { part: 'child', wrongChild: 'yes', child: { ...state.request.child, ...child } },
  })(state);
const standings = (story: Story) => caseOf(story).candidates.map((each) => each.standing);

describe('the wrong child', () => {
  const story = aCaseAt('under-review');
  const wrong = play(story, {
    by: requester,
    gives: (state) =>
      aCommand('correct', {
        correction: { part: 'child', wrongChild: 'yes', child: { ...state.request.child, initials: 'R.S.' } },
      })(state),
  });

  test('invitations are withdrawn, the reviewer released, and the review starts again', () => {
    expect(standings(wrong)).toEqual(['released', 'withdrawn', 'listed']);
    expect(caseOf(wrong).stage.status).toBe('consultant-review');
    for (const person of [reviewer, alsoInvited]) {
      expect(visibleParts(caseOf(wrong), theFacts, person, wrong.now).size).toBe(0);
    }
  });

  test('nothing that was recorded about the other child counts for this one', () => {
    expect(caseOf(wrong)).toMatchObject({ pack: [], opinions: [], debts: [], items: [], information: [] });
    expect(caseOf(wrong).conversation).toBeUndefined();
    expect(JSON.parse(eventsOf(wrong, 'corrected')[0]?.old ?? '{}')).toMatchObject({ initials: 'Q.Z.' });
  });

  test('nor does what was said, found and noted of the other child beside the way through', () => {
    const busy = play(
      aCaseAt('resolution'),
      { by: requester, gives: aCommand('record-call', { whoRang: 'The ward rang us', when: 'at nine' }) },
      { by: consultant, gives: aCommand('start-linked-request', { newRef: 'T2HW-9CDK' }) },
      { by: who.clinicalLead, gives: aCommand('comment') },
      { until: '2027-06-01 12:00' },
    );
    const other = {
      ...caseOf(busy),
      awaitingYoungAdult: true,
      turnedAdultAt: busy.now,
      youngAdultWishes: { capacity: 'Has it.', whomToTell: 'Nobody.', at: busy.now },
      thirdOpinionReason: 'A new scan.',
      matches: [{ ref: 'T2HW-9CDK', at: busy.now, requesterToo: false }],
      linkedFrom: { ref: 'T2HW-9CDK', barred: [who.saltmereNeurologist], earlierOpinions: 1 },
    };
    expect(Object.keys(other.rungs).length).toBeGreaterThan(0);
    const mended = caseOf(
      play({ ...busy, state: other }, { by: consultant, gives: wrongChild({ initials: 'R.S.' }) }),
    );
    for (const gone of ['youngAdultWishes', 'turnedAdultAt', 'thirdOpinionReason', 'matches', 'linkedFrom'])
      expect(mended).not.toHaveProperty(gone);
    expect(mended).toMatchObject({ awaitingYoungAdult: false, calls: [], linkedTo: [], rungs: {} });
    expect(mended.everOnTheTeam).toEqual(other.everOnTheTeam);
  });

  test('a hold does not vanish: the safeguarding lead is notified, and decides whether it is about this child', () => {
    const held = play(
      story,
      { by: who.safeguardingLead, gives: aCommand('hold', { reviewOn: '2027-02-20' }) },
      { by: who.safeguardingLead, gives: aCommand('record-family-not-told') },
    );
    const decision = answer(held, { by: requester, gives: wrongChild({ initials: 'R.S.' }) });
    if (!decision.ok || decision.state === undefined) throw new Error('refused');
    const { hold, lastEventAt, familyNotTold, childNews } = decision.state;
    // Other requests hear of the hold where they are about this child, and that it is none of theirs where they are not.
    expect(childNews).toBe(decision.events.find(({ type }) => type === 'corrected')?.seq);
    expect(hold).toMatchObject({ provisional: true, since: lastEventAt });
    expect(familyNotTold).toBeUndefined();
    const notices = noticesFor(decision.events, caseOf(held), decision.state, theFacts, lastEventAt);
    expect(notices.find(({ person }) => person === who.safeguardingLead)).toMatchObject({ notify: true });
    const looked = play(
      { ...held, state: decision.state, events: [...held.events, ...decision.events] },
      { by: who.safeguardingLead, gives: aCommand('review-hold', { reviewOn: '2027-02-20' }) },
    );
    expect(caseOf(looked).hold).toMatchObject({ provisional: false });
  });

  test('a critical friend of the named consultant goes back to inviting', () => {
    const own = aCaseAt('under-review', 'critical-friend', ownCast(friendlyCast));
    given(own)
      .when({
        by: consultant,
        gives: (state) =>
          aCommand('correct', {
            correction: { part: 'child', wrongChild: 'yes', child: state.request.child },
          })(state),
      })
      .follows(['corrected', 'candidate-invited'], 'inviting');
  });

  test('after an opinion was shared, nobody on the family’s side reads it any more', () => {
    const shared = aCaseAt('outcome');
    const mended = play(shared, {
      by: consultant,
      gives: (state) =>
        aCommand('correct', { correction: { part: 'child', wrongChild: 'yes', child: state.request.child } })(
          state,
        ),
    });
    expect(visibleParts(caseOf(shared), theFacts, who.advocate, shared.now).has('opinion')).toBe(true);
    expect(visibleParts(caseOf(mended), theFacts, who.advocate, mended.now).has('opinion')).toBe(false);
  });
});
