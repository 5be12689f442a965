import { turnOf } from '../../../../src/domain/process/people/turn-of';
import { aCommand, aConversation, aWholePack, submission } from '../../../builders/core/a-command';
import { theFacts, who } from '../../../builders/core/people';
import { caseOf, eventsOf, given, play, untold } from '../../../builders/core/play';

/** Scenario B: the named consultant is the requester. */
const asked = play(untold('2026-11-09 10:00'), {
  at: '2026-11-09 10:00',
  by: who.neurologist,
  gives: submission({
    kind: 'external-second-opinion',
    namedConsultant: who.neurologist,
    specialty: 'Neurology',
    dateOfBirth: '2020-06-01',
    nhsNumber: '999 100 0011',
    familyAdvocate: who.advocate,
    questions: ['Is surgery likely to stop the seizures?', 'What may be lost by waiting a year?'],
    candidates: [who.thornwickNeurologist, who.epilepsyMdt],
  }),
});
const approved = play(asked, {
  at: '2026-11-09 15:00',
  by: who.neurologysDeputy,
  gives: aCommand('approve'),
});
const conversation = aConversation({
  familyQuestions: ['Will he still play the drums?', 'Who decides in the end?'],
  childQuestions: ['Will they shave my head?'],
});
const spoken = play(approved, {
  at: '2026-11-10 10:00',
  by: who.advocate,
  gives: aCommand('record-family-conversation', { conversation }),
});
const packed = play(spoken, {
  at: '2026-11-11 10:00',
  by: who.coordinator,
  gives: aCommand('complete-pack', {
    items: aWholePack.map((each) =>
      each.item === 'histology'
        ? { item: each.item, standing: 'waived', waivedBecause: 'No tissue was taken.' }
        : each,
    ),
  }),
});
// The neurologist at Thornwick Vale is reached by relay only.
const relayed = { by: who.coordinator, relayedFor: who.thornwickNeurologist } as const;
const answered = play(
  packed,
  { ...relayed, gives: aCommand('accept') },
  { ...relayed, gives: aCommand('confirm-no-link') },
  { at: '2026-11-13 12:00', ...relayed, gives: aCommand('give-opinion') },
);
const shared = play(
  answered,
  {
    at: '2026-11-16 09:00',
    by: who.neurologist,
    gives: aCommand('acknowledge', { whatWillBeDone: undefined }),
  },
  {
    at: '2026-11-16 15:00',
    by: who.neurologist,
    gives: aCommand('record-sharing', { advocatePresent: 'yes' }),
  },
);

describe('scenario B: the named consultant is the requester', () => {
  test('the deputy is asked to approve, never the requester', () => {
    expect(turnOf(caseOf(asked), theFacts, asked.now)).toMatchObject({
      role: 'approver',
      people: [who.neurologysDeputy],
    });
    given(asked)
      .when({ by: who.neurologist, gives: aCommand('approve') })
      .isRefused('not-yours', /^Only the .+ can do this\. .+Dr Siân Prosser-Nkemelu/);
    given(asked)
      .when({ by: who.clinicalLead, gives: aCommand('approve') })
      .follows(['approved'], 'family-step');
  });

  test('the family’s two questions and the child’s one are kept as they were asked', () => {
    expect(caseOf(spoken).conversation).toMatchObject({
      familyQuestions: conversation.familyQuestions,
      childQuestions: conversation.childQuestions,
    });
  });

  test('the pack wants each item present, or waived with a reason', () => {
    given(spoken)
      .when({ by: who.coordinator, gives: aCommand('complete-pack', { items: aWholePack.slice(1) }) })
      .isRefused('missing', /whole checklist/, 'items.0.standing');
    expect(caseOf(packed).pack.filter((each) => each.standing === 'waived')).toEqual([
      { item: 'histology', standing: 'waived', waivedBecause: 'No tissue was taken.' },
    ]);
  });

  test('whom the bot does not reach answers through the coordinator, in their own name and with the read-back', () => {
    expect(eventsOf(answered, 'opinion-given')).toEqual([
      expect.objectContaining({
        actor: expect.objectContaining({ id: who.coordinator, role: 'coordinator' }),
        relayedFor: expect.objectContaining({ id: who.thornwickNeurologist }),
      }),
    ]);
    given(packed)
      .when({ ...relayed, by: who.neurologist, gives: aCommand('accept') })
      .isRefused('not-yours', /Only the coordinator/);
    given(packed)
      .when({ by: who.coordinator, relayedFor: who.neurologist, gives: aCommand('answer-information') })
      .isRefused('not-allowed', /cannot be entered for somebody else/);
  });

  test('every question needs its answer, the family’s and the child’s too', () => {
    const ready = play(
      packed,
      { ...relayed, gives: aCommand('accept') },
      { ...relayed, gives: aCommand('confirm-no-link') },
    );
    given(ready)
      .when({
        ...relayed,
        gives: (state) => {
          const command = aCommand('give-opinion')(state);
          return command.type === 'give-opinion'
            ? {
                ...command,
                opinion: { ...command.opinion, answers: ['Yes.', 'Little.', 'He will.', 'You do.'] },
              }
            : command;
        },
      })
      .isRefused('missing', /Answer this question/, 'opinion.answers.4');
  });

  test('the outcome "agrees" needs a test of the plan, and the case closes after the export', () => {
    given(shared)
      .when({ by: who.neurologist, gives: aCommand('record-outcome') })
      .isRefused('missing', /senior clinician/, 'outcome');
    const closed = play(
      shared,
      { by: who.neurologist, gives: aCommand('ask-tester') },
      { by: who.haematologist, gives: aCommand('confirm-plan') },
      { by: who.neurologist, gives: aCommand('record-outcome') },
      { at: '2026-11-17 10:00', by: who.coordinator, gives: aCommand('confirm-record') },
    );
    expect(caseOf(closed).stage.status).toBe('closed');
  });
});
