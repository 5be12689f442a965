import { visibleParts } from '../../../../src/domain/process/people/who-sees';
import { aCommand, anOpinion, submission } from '../../../builders/core/a-command';
import { theFacts, who } from '../../../builders/core/people';
import { caseOf, given, play, type Story, untold } from '../../../builders/core/play';

/** Scenario C: the opinion differs. */
const consultant = who.respiratoryConsultant;
const reviewer = who.thornwickRespiratory;
const underReview = play(
  untold('2026-11-02 09:00'),
  {
    at: '2026-11-02 09:00',
    by: who.respiratoryDoctor,
    gives: submission({
      kind: 'external-second-opinion',
      organisation: 'INV-T1-FG',
      namedConsultant: consultant,
      specialty: 'Respiratory medicine',
      dateOfBirth: '2012-03-20',
      nhsNumber: '999 151 7863',
      familyAdvocate: who.advocate,
      team: [who.intensivist, who.physiotherapist],
      suggestedBy: 'family',
      urgency: 'soon',
      neededBy: '2026-11-27',
      candidates: [reviewer],
    }),
  },
  { by: consultant, gives: aCommand('approve') },
  { by: consultant, gives: aCommand('record-family-conversation') },
  { by: who.coordinator, gives: aCommand('complete-pack') },
  { by: reviewer, gives: aCommand('accept') },
  { by: reviewer, gives: aCommand('confirm-no-link') },
);
const differs = play(underReview, {
  at: '2026-11-10 10:00',
  by: reviewer,
  gives: (state) => aCommand('give-opinion', { opinion: anOpinion(state, { supportsPlan: 'no' }) })(state),
});
const shared = play(
  differs,
  { by: consultant, gives: aCommand('acknowledge') },
  { by: consultant, gives: aCommand('record-sharing', { childsView: 'I want to try it for a while.' }) },
);
const disputed = play(shared, {
  by: consultant,
  gives: aCommand('record-outcome', { outcome: 'differs', teamAgrees: 'no' }),
});
const opinionSeenBy = (story: Story, person: string) =>
  visibleParts(caseOf(story), theFacts, person, story.now).has('opinion');

describe('scenario C: the opinion differs', () => {
  test('nobody sees the opinion before it is given; the family’s side only once it is shared', () => {
    for (const person of [consultant, who.respiratoryDoctor, who.coordinator, who.advocate]) {
      expect(opinionSeenBy(underReview, person)).toBe(false);
    }
    expect(opinionSeenBy(differs, consultant)).toBe(true);
    expect(opinionSeenBy(differs, who.advocate)).toBe(false);
    expect(opinionSeenBy(shared, who.advocate)).toBe(true);
  });

  test('the young person’s own view is kept', () => {
    expect(caseOf(shared).childsView).toBe('I want to try it for a while.');
  });

  test('an outcome that differs leads to resolution, and cannot close without a step', () => {
    expect(caseOf(disputed).stage.status).toBe('resolution');
    given(disputed)
      .when({ by: consultant, gives: aCommand('resolve') })
      .isRefused('not-allowed', /a next step must be taken, and its result and the reason recorded/);
    given(disputed)
      .when({ by: who.coordinator, gives: aCommand('confirm-record') })
      .isRefused('not-now', /It waits for the acting consultant/);
  });

  test('agreement to an opinion that does not support the plan still needs a step', () => {
    const tested = play(
      shared,
      { by: consultant, gives: aCommand('ask-tester', { tester: who.intensivist }) },
      { by: who.intensivist, gives: aCommand('confirm-plan') },
    );
    given(tested)
      .when({ by: consultant, gives: aCommand('record-outcome') })
      .follows(['outcome-recorded'], 'resolution');
  });

  test('an MDT, then the ethics committee, then a plan with a review date close it', () => {
    const resolved = play(
      disputed,
      { by: consultant, gives: aCommand('take-step', { step: 'mdt', dueOn: '2026-11-20' }) },
      { by: consultant, gives: aCommand('take-step', { step: 'ceac', dueOn: '2026-11-30' }) },
      {
        by: consultant,
        gives: (state) => aCommand('resolve', { step: state.steps.at(-1)?.id ?? '' })(state),
      },
      { by: who.coordinator, gives: aCommand('confirm-record') },
    );
    expect(caseOf(resolved).stage.status).toBe('closed');
    expect(caseOf(resolved).steps.at(-1)).toMatchObject({ step: 'ceac', reviewOn: '2027-03-01' });
  });

  describe('new imaging arrives midway', () => {
    const news = play(disputed, { by: who.intensivist, gives: aCommand('add-information') });
    const resolved = play(
      news,
      { by: consultant, gives: aCommand('take-step') },
      { by: consultant, gives: aCommand('resolve') },
    );

    test('cards shown before it are old', () => {
      given(news)
        .when({ by: consultant, step: caseOf(disputed).step, gives: aCommand('take-step') })
        .isRefused('stale', /has moved on since your card was shown/);
    });

    test('reviewer and acting consultant each say what it changes before it closes', () => {
      given(resolved)
        .when({ by: who.coordinator, gives: aCommand('confirm-record') })
        .isRefused('not-now', /acting consultant’s answer/);
      const half = play(resolved, { by: consultant, gives: aCommand('answer-information') });
      given(half)
        .when({ by: who.coordinator, gives: aCommand('confirm-record') })
        .isRefused('not-now', /reviewer’s answer/);
      given(half)
        .when({
          by: reviewer,
          gives: (state) => aCommand('answer-information', { effect: 'changes-something' })(state),
        })
        .isRefused('missing', /what follows/, 'whatFollows');
      const whole = play(half, { by: reviewer, gives: aCommand('answer-information') });
      given(whole)
        .when({ by: who.coordinator, gives: aCommand('confirm-record') })
        .follows(['record-confirmed'], 'closed');
    });

    test('a reviewer who lets three reminders pass is silent: the acting consultant decides alone', () => {
      const half = play(resolved, { by: consultant, gives: aCommand('answer-information') });
      const silent = play(half, { until: '2026-11-16 18:00' });
      given(silent)
        .when({ by: who.coordinator, gives: aCommand('confirm-record') })
        .follows(['record-confirmed'], 'closed');
    });
  });
});
