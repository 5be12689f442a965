import { fold } from '../../../../src/domain/case/evolve';
import { rolesOf } from '../../../../src/domain/process/people/people-on-case';
import { visibleParts } from '../../../../src/domain/process/people/who-sees';
import { aCommand, anOpinion, questionOf, submission } from '../../../builders/core/a-command';
import { theFacts, who } from '../../../builders/core/people';
import { caseOf, eventsOf, given, play, refusalOf, untold } from '../../../builders/core/play';

/** Scenario A: the plan is tested by a critical friend, who advises an external second opinion. */
const request = {
  kind: 'critical-friend',
  dateOfBirth: '2018-09-14',
  nhsNumber: '999 172 5008',
  namedConsultant: who.oncologist,
  questions: ['Is this the right plan?'],
  candidates: [who.haematologist, who.palliativeConsultant],
} as const;

const asked = play(untold('2026-11-02 09:00'), {
  at: '2026-11-02 09:00',
  by: who.oncologyDoctor,
  gives: submission(request),
});
const narrowed = 'Would a second course of the same drugs help, given how the first one went?';
const returned = play(asked, {
  at: '2026-11-02 11:00',
  by: who.oncologist,
  gives: aCommand('ask-for-changes'),
});
const approved = play(
  returned,
  {
    at: '2026-11-02 14:00',
    by: who.oncologyDoctor,
    gives: (state) =>
      aCommand('revise', { question: { ...questionOf(state), questions: [narrowed] } })(state),
  },
  { at: '2026-11-02 15:00', by: who.oncologist, gives: aCommand('approve') },
);
const declined = play(approved, {
  at: '2026-11-03 09:30',
  by: who.haematologist,
  gives: aCommand('decline'),
});
const accepted = play(declined, {
  at: '2026-11-03 12:00',
  by: who.palliativeConsultant,
  gives: aCommand('accept'),
});
const advised = play(
  accepted,
  { by: who.palliativeConsultant, gives: aCommand('confirm-no-link') },
  { by: who.palliativeConsultant, gives: aCommand('ask-for-item', { item: 'The bone marrow result.' }) },
  {
    at: '2026-11-04 10:00',
    by: who.oncologyDoctor,
    gives: aCommand('supply-item', { where: 'In the laboratory system.' }),
  },
  {
    at: '2026-11-05 16:00',
    by: who.palliativeConsultant,
    gives: (state) =>
      aCommand('give-opinion', { opinion: anOpinion(state, { advice: 'seek-eso', supportsPlan: 'partly' }) })(
        state,
      ),
  },
);
const acknowledged = play(advised, {
  at: '2026-11-06 09:00',
  by: who.oncologist,
  gives: aCommand('acknowledge'),
});

describe('scenario A: a critical friend tests the plan and advises an external second opinion', () => {
  test('the named consultant asks for a change, and the narrowed question is the one that counts', () => {
    expect(caseOf(asked).stage.status).toBe('consultant-review');
    expect(caseOf(returned).stage.status).toBe('returned');
    expect(caseOf(approved).request.question.questions).toEqual([narrowed]);
    expect(caseOf(approved).stage.status).toBe('inviting');
  });

  test('one colleague is asked at a time: the second only once the first has declined', () => {
    expect(eventsOf(approved, 'candidate-invited')).toHaveLength(1);
    expect(eventsOf(declined, 'candidate-invited').map((each) => each.candidate)).toEqual(['c1', 'c2']);
    given(approved)
      .when({ by: who.palliativeConsultant, gives: aCommand('accept') })
      .isRefused('unknown-case', /no request/);
  });

  test('the second accepts, declares nothing and is cleared at once; the reviewer then sees the child, but not the pack', () => {
    expect(caseOf(accepted).stage.status).toBe('under-review');
    const seen = visibleParts(caseOf(accepted), theFacts, who.palliativeConsultant, accepted.now);
    expect([seen.has('identity'), seen.has('pack')]).toEqual([true, false]);
  });

  test('an item is asked for and supplied before the opinion', () => {
    expect(caseOf(advised).items).toEqual([expect.objectContaining({ where: 'In the laboratory system.' })]);
    expect(caseOf(advised).stage.status).toBe('opinion-given');
  });

  test('the named consultant must say what will be done with the advice', () => {
    given(advised)
      .when({
        by: who.oncologist,
        gives: (state) => aCommand('acknowledge', { whatWillBeDone: undefined })(state),
      })
      .isRefused('missing', /what will be done/, 'whatWillBeDone');
    expect(caseOf(acknowledged).stage.status).toBe('closing');
  });

  test('the linked request begins from the advice; it bars the critical friend, and both know of each other', () => {
    const linked = play(acknowledged, {
      by: who.oncologist,
      gives: aCommand('start-linked-request', { newRef: 'T2HW-9CDK' }),
    });
    expect(caseOf(linked).linkedTo).toEqual([expect.objectContaining({ ref: 'T2HW-9CDK' })]);
    const external = { ...request, kind: 'external-second-opinion' as const, questions: [narrowed] };
    const from = {
      ref: 'K7M4-RQX3',
      barred: [who.palliativeConsultant],
      whatIsNew: 'The advice.',
      earlierOpinions: 0,
    };
    const refused = refusalOf(untold('2026-11-06 10:00'), {
      by: who.oncologist,
      gives: submission({ ...external, candidates: [who.cancerPanel, who.palliativeConsultant] }, from),
    });
    expect(refused.fields).toEqual({
      'route.candidates.1.candidate': expect.stringMatching(/already gave an opinion/),
    });
    const next = play(untold('2026-11-06 10:00'), {
      by: who.oncologist,
      gives: submission({ ...external, candidates: [who.cancerPanel] }, from),
    });
    expect(caseOf(next).linkedFrom).toMatchObject({ ref: 'K7M4-RQX3', barred: [who.palliativeConsultant] });
    expect(caseOf(next).opinions).toEqual([]);
    // The panel answers through its clerk.
    expect(caseOf(next).candidates.map((each) => each.person)).toEqual([who.cancerPanelClerk]);
    given(next)
      .when({ by: who.palliativeConsultant, gives: aCommand('comment') })
      .isRefused('unknown-case', /no request/);
  });

  test('a critical friend who was asked and declined has no part in the case any more', () => {
    expect([...rolesOf(caseOf(advised), theFacts, who.haematologist, advised.now)]).toEqual([]);
  });

  test('one history tells it all: the case is the fold of its events', () => {
    const closed = play(acknowledged, { by: who.coordinator, gives: aCommand('confirm-record') });
    expect(caseOf(closed).stage.status).toBe('closed');
    expect(fold(closed.events)).toEqual(closed.state);
    expect(closed.events.map((each) => each.seq)).toEqual(closed.events.map((_, index) => index + 1));
  });
});
