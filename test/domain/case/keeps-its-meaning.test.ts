import { answeredQuestions, askedSince } from '../../../src/domain/case/asked-questions';
import { fold } from '../../../src/domain/case/evolve';
import type { EventOf } from '../../../src/domain/case/stored/events';
import { visibleParts } from '../../../src/domain/process/people/who-sees';
import { aCommand, aConversation, anOpinion, questionOf } from '../../builders/core/a-command';
import { theFacts, who } from '../../builders/core/people';
import { caseOf, given, type Press, play, refusalOf, type Story } from '../../builders/core/play';
import { aCaseAt, usualCast } from '../../builders/core/ways';

/** What was recorded keeps the meaning that it had when it was recorded (process page I6, I11, I17, §4b). */

const { consultant, requester, reviewer } = usualCast;
const does = (by: string, type: Parameters<typeof aCommand>[0], wishes = {}): Press => ({
  by,
  gives: aCommand(type, wishes),
});
const latest = (story: Story) => {
  const version = caseOf(story).opinions.at(-1);
  if (version === undefined) throw new Error('no opinion');
  return version;
};
const pays = (kind: 'conversation' | 'sharing', wishes = {}): Press => ({
  by: consultant,
  gives: (state) =>
    aCommand('record-owed', {
      debt: state.debts.find((each) => each.kind === kind)?.id ?? 'none',
      ...wishes,
    })(state),
});

describe('an opinion keeps the questions that it answered', () => {
  const first = 'Which of the two courses would do this child more good?';

  test('each with whose it was: the team’s, the family’s and the child’s own', () => {
    const asked = aConversation({ familyQuestions: ['Will she walk?'], childQuestions: ['Can I swim?'] });
    const talked = play(
      aCaseAt('family-step'),
      does(consultant, 'record-family-conversation', { conversation: { ...asked, spokenOn: '2027-01-11' } }),
      does(who.coordinator, 'complete-pack'),
      does(reviewer, 'accept'),
      does(reviewer, 'confirm-no-link'),
      does(reviewer, 'give-opinion'),
    );
    expect(answeredQuestions(latest(talked)).map(({ from, question }) => [from, question])).toEqual([
      ['team', first],
      ['family', 'Will she walk?'],
      ['child', 'Can I swim?'],
    ]);
  });

  test('also where a release before this one let the questions be changed afterwards', () => {
    const story = aCaseAt('opinion-given');
    const { version, request } = caseOf(story);
    const [submitted, ...more] = story.events;
    const changed: EventOf<'corrected'> = {
      type: 'corrected',
      seq: version + 1,
      at: story.now,
      actor: { kind: 'person', id: requester, name: 'Dr A', role: 'requester' },
      said: {
        correction: { part: 'question', question: { ...request.question, questions: ['Is the dose safe?'] } },
        why: 'Another question.',
      },
      old: '{}',
    };
    if (submitted === undefined) throw new Error('no history');
    const state = fold([submitted, ...more, changed]);
    expect(state.request.question.questions).toEqual(['Is the dose safe?']);
    const [opinion] = state.opinions;
    expect(opinion && answeredQuestions(opinion)[0]?.question).toBe(first);
  });

  test('a question that the family asks afterwards is not answered by it; a corrected opinion answers it too', () => {
    const owed = play(
      aCaseAt('family-step', 'external-second-opinion', usualCast, { urgency: 'urgent' }),
      does(consultant, 'go-on-conversation-owed'),
      does(who.coordinator, 'complete-pack'),
      does(reviewer, 'accept'),
      does(reviewer, 'confirm-no-link'),
      does(reviewer, 'give-opinion'),
      pays('conversation', {
        conversation: aConversation({ familyQuestions: ['Will she walk?'], spokenOn: '2027-01-11' }),
      }),
    );
    expect(askedSince(caseOf(owed), latest(owed))).toEqual([{ from: 'family', question: 'Will she walk?' }]);
    expect(answeredQuestions(latest(owed)).map(({ question }) => question)).toEqual([first]);
    const corrected = play(owed, {
      by: reviewer,
      gives: (state) =>
        aCommand('correct-entry', { entry: latest(owed).seq, opinion: anOpinion(state) })(state),
    });
    expect(answeredQuestions(latest(corrected)).map(({ from }) => from)).toEqual(['team', 'family']);
    expect(askedSince(caseOf(corrected), latest(corrected))).toEqual([]);
    // The version of before goes on answering what it answered.
    expect(caseOf(corrected).opinions[0]?.questions).toEqual([{ from: 'team', question: first }]);
  });
});

describe('“no link” was confirmed of the child as it was given then', () => {
  const corrects = (child: object): Press => ({
    by: requester,
    gives: (state) =>
      aCommand('correct', {
        correction: { part: 'child', wrongChild: 'no', child: { ...state.request.child, ...child } },
      })(state),
  });
  const story = aCaseAt('under-review');
  const seesPack = (so: Story) => visibleParts(caseOf(so), theFacts, reviewer, so.now).has('pack');

  test.each([
    { initials: 'R.S.' },
    { dateOfBirth: '2018-06-09' },
    { localReference: 'MRD-00418' },
    { nhsNumber: '9434765919' },
  ])('with %j the reviewer is asked again: the pack shuts, and no opinion is taken until then', (child) => {
    expect(seesPack(story)).toBe(true);
    const mended = play(story, corrects(child));
    expect(caseOf(mended).stage.status).toBe('under-review');
    expect(seesPack(mended)).toBe(false);
    expect(refusalOf(mended, does(reviewer, 'give-opinion')).text).toMatch(/confirm first.*no link/);
    const confirmed = play(mended, does(reviewer, 'confirm-no-link'));
    expect(seesPack(confirmed)).toBe(true);
    expect(caseOf(play(confirmed, does(reviewer, 'give-opinion'))).stage.status).toBe('opinion-given');
  });

  test('where it is only written otherwise, who the child is has not changed', () => {
    expect(seesPack(play(story, corrects({ initials: 'q z' })))).toBe(true);
    expect(seesPack(play(story, corrects({ localReference: 'mrd 00417' })))).toBe(true);
  });

  test('where only the hospital was wrong, who the child is has not changed', () => {
    expect(seesPack(play(story, corrects({ organisation: 'INV-T1' })))).toBe(true);
  });

  test('once the opinion is given nobody is asked again', () => {
    const corrected = play(aCaseAt('opinion-given'), corrects({ initials: 'R.S.' }));
    expect(caseOf(corrected).candidates.some((each) => each.linkConfirmedAt !== undefined)).toBe(true);
    given(corrected).when(does(consultant, 'acknowledge')).follows(['acknowledged']);
  });
});

describe('an outcome that was recorded before the family had heard the opinion', () => {
  const held = play(
    aCaseAt('sharing'),
    does(who.safeguardingLead, 'hold', { reviewOn: '2027-01-20' }),
    does(consultant, 'record-sharing', { how: 'held' }),
  );

  test.each(['yes', 'no'] as const)('cannot say under a hold that the family agrees: %s', (familyAgrees) => {
    const { fields } = refusalOf(held, does(consultant, 'record-outcome', { familyAgrees }));
    expect(fields['familyAgrees']).toMatch(/not asked/);
  });

  test('says “not asked” under a hold, and only there', () => {
    const { fields } = refusalOf(
      aCaseAt('outcome'),
      does(consultant, 'record-outcome', { familyAgrees: 'not-asked' }),
    );
    expect(fields['familyAgrees']).toMatch(/Select whether they agree now/);
    given(held)
      .when(does(consultant, 'record-outcome', { familyAgrees: 'not-asked' }))
      .follows(['outcome-recorded'], 'closing');
  });

  test('an outcome recorded under a hold that came after the sharing is asked again once it is lifted', () => {
    const shared = play(aCaseAt('outcome'), does(who.safeguardingLead, 'hold'));
    const unasked = play(shared, does(consultant, 'record-outcome'));
    expect(caseOf(unasked).outcome?.familyAgrees).toBe('not-asked');
    const asked = play(unasked, does(who.safeguardingLead, 'lift-hold'));
    expect(asked.events.slice(unasked.events.length).map(({ type }) => type)).toEqual([
      'hold-lifted',
      'outcome-asked-again',
    ]);
    expect(caseOf(asked).stage.status).toBe('outcome');
    expect(caseOf(play(asked, does(consultant, 'record-outcome'))).outcome?.familyAgrees).toBe('yes');
  });

  const lifted = play(held, does(consultant, 'record-outcome'), does(who.safeguardingLead, 'lift-hold'));

  test('is recorded again once the sharing has taken place: the family that disagrees is heard', () => {
    expect(caseOf(lifted).stage.status).toBe('closing');
    const heard = play(lifted, pays('sharing'));
    expect(caseOf(heard).stage.status).toBe('outcome');
    expect(refusalOf(heard, does(who.coordinator, 'confirm-record')).code).toBe('not-now');
    given(heard)
      .when(does(consultant, 'record-outcome', { familyAgrees: 'no' }))
      .follows(['outcome-recorded'], 'resolution');
    const agreed = play(heard, does(consultant, 'record-outcome'), does(who.coordinator, 'confirm-record'));
    expect(caseOf(agreed)).toMatchObject({ stage: { status: 'closed' }, outcome: { familyAgrees: 'yes' } });
  });

  test('so from the resolution too; at the outcome itself nothing has been recorded yet', () => {
    const resolving = play(
      held,
      does(consultant, 'record-outcome', { teamAgrees: 'no' }),
      does(who.safeguardingLead, 'lift-hold'),
    );
    expect(caseOf(resolving).stage.status).toBe('resolution');
    expect(caseOf(play(resolving, pays('sharing'))).stage.status).toBe('outcome');
    const before = play(held, does(who.safeguardingLead, 'lift-hold'), pays('sharing'));
    expect(caseOf(before).stage.status).toBe('outcome');
    expect(before.events.at(-1)).not.toHaveProperty('outcomeAnew');
  });

  test('a history that came before this rule leads where it led', () => {
    const paid = play(lifted, pays('sharing'));
    const older = paid.events.map((event) => {
      if (event.type !== 'debt-paid') return event;
      const { outcomeAnew: _, ...rest } = event;
      return rest;
    });
    expect(fold(older).stage.status).toBe('closing');
  });
});

describe('copies for the GP', () => {
  const mayClose = play(
    aCaseAt('sharing'),
    does(who.safeguardingLead, 'hold', { reviewOn: '2027-01-20' }),
    does(consultant, 'record-sharing', { how: 'held' }),
    does(consultant, 'record-outcome'),
    does(who.safeguardingLead, 'record-family-not-told'),
  );

  test('are not sent under a hold: the record says that they are paused', () => {
    const yes = refusalOf(mayClose, does(who.coordinator, 'confirm-record', { gpCopied: 'yes' }));
    expect(yes.fields['gpCopied']).toMatch(/paused/);
    given(mayClose)
      .when(does(who.coordinator, 'confirm-record', { gpCopied: 'paused' }))
      .follows(['record-confirmed'], 'closed');
  });

  test('are paused by nothing else', () => {
    const { fields } = refusalOf(
      aCaseAt('closing'),
      does(who.coordinator, 'confirm-record', { gpCopied: 'paused' }),
    );
    expect(fields['gpCopied']).toMatch(/Nothing is paused/);
  });
});

test('the questions of the request can be put right until the opinion is given', () => {
  const mended = play(aCaseAt('under-review'), {
    by: requester,
    gives: (state) =>
      aCommand('correct', {
        correction: {
          part: 'question',
          question: { ...questionOf(state), questions: ['Is the dose safe?'] },
        },
      })(state),
  });
  expect(latest(play(mended, does(reviewer, 'give-opinion'))).questions[0]?.question).toBe(
    'Is the dose safe?',
  );
});
