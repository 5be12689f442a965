import type { Command, CommandType } from '../../../src/domain/asked/commands';
import type { CaseState } from '../../../src/domain/case/state';
import { aCommand, aConversation, anOpinion, noConflicts } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { answer, caseOf, play, type Story } from '../../builders/core/play';
import { aCaseAt, friendlyCast, usualCast } from '../../builders/core/ways';

/**
 * Parts that are needed only of some cases, or only beside another answer: what the schema cannot know and the lifecycle
 * asks for (process page §3, §4). Each is refused beside its field, and nothing is written.
 */

const eso = 'external-second-opinion';
const friend = 'critical-friend';
const { consultant, reviewer } = usualCast;

/** The usual payload without some parts, with others as given. */
function without(type: CommandType, parts: readonly string[], wishes: object = {}) {
  return (state: CaseState): Command => {
    const whole = { ...aCommand(type)(state), ...wishes };
    return Object.fromEntries(Object.entries(whole).filter(([key]) => !parts.includes(key))) as Command;
  };
}

const owing = play(aCaseAt('family-step'), { by: consultant, gives: aCommand('go-on-conversation-owed') });
const handedBack = play(aCaseAt('preparing'), {
  at: '2027-01-26 09:00',
  by: usualCast.deputy,
  gives: aCommand('take-over'),
});
const informed = play(aCaseAt('under-review'), { by: who.nurse, gives: aCommand('add-information') });
const familys = aCaseAt('lead-review', eso, usualCast, { suggestedBy: 'family' });
const familysReview = aCaseAt('consultant-review', eso, usualCast, { suggestedBy: 'family' });
const declared = { ...noConflicts, personal: 'yes' };
const firstOpinion = (story: Story) => caseOf(story).opinions[0]?.seq;
const given = aCaseAt('outcome');

const needed: readonly [
  what: string,
  story: Story,
  by: string,
  gives: (state: CaseState) => Command,
  field: string,
][] = [
  [
    'upholding on a family’s request: how it was told',
    familys,
    who.clinicalLead,
    without('uphold', ['howFamilyTold']),
    'howFamilyTold',
  ],
  [
    'withdrawing a family’s request: its agreement',
    familysReview,
    consultant,
    without('withdraw', [], { familyAgreed: 'no' }),
    'familyAgreed',
  ],
  [
    'a critical friend’s advice read: what will be done',
    aCaseAt('opinion-given', friend),
    friendlyCast.consultant,
    without('acknowledge', ['whatWillBeDone']),
    'whatWillBeDone',
  ],
  [
    'a critical friend’s opinion: one advice',
    aCaseAt('under-review', friend),
    friendlyCast.reviewer,
    (state) => ({ type: 'give-opinion', opinion: { ...anOpinion(state), advice: undefined } }),
    'opinion.advice',
  ],
  [
    'an opinion: an answer to each question',
    aCaseAt('under-review', eso, usualCast, { questions: ['One?', 'Two?'] }),
    reviewer,
    (state) => ({ type: 'give-opinion', opinion: anOpinion(state, { answers: ['One.'] }) }),
    'opinion.answers.1',
  ],
  [
    'an outcome that agrees: a test of the plan',
    aCaseAt('outcome', eso, usualCast, { urgency: 'routine' }),
    consultant,
    without('record-outcome', []),
    'outcome',
  ],
  [
    'an outcome with a tester’s doubt: the answer to it',
    play(
      given,
      { by: consultant, gives: aCommand('ask-tester') },
      { by: who.haematologist, gives: aCommand('doubt-plan') },
    ),
    consultant,
    without('record-outcome', ['doubtsAnswered']),
    'doubtsAnswered',
  ],
  [
    'a doubt that a tester told: which',
    play(given, { by: consultant, gives: aCommand('ask-tester') }),
    consultant,
    without('record-test', [], { finding: 'doubts' }),
    'doubt',
  ],
  ['a sharing: who', aCaseAt('sharing'), consultant, without('record-sharing', ['who']), 'who'],
  ['a sharing: when', aCaseAt('sharing'), consultant, without('record-sharing', ['sharedOn']), 'sharedOn'],
  ['a sharing: how', aCaseAt('sharing'), consultant, without('record-sharing', ['manner']), 'manner'],
  [
    'a sharing: whether the advocate was there',
    aCaseAt('sharing'),
    consultant,
    without('record-sharing', ['advocatePresent']),
    'advocatePresent',
  ],
  [
    'a sharing that is held: a hold',
    aCaseAt('sharing'),
    consultant,
    without('record-sharing', [], { how: 'held' }),
    'how',
  ],
  [
    'the conversation that is owed: the conversation',
    owing,
    consultant,
    without('record-owed', ['conversation']),
    'conversation.clinician',
  ],
  [
    'news that is owed: who told it',
    handedBack,
    usualCast.deputy,
    without('record-owed', ['toldBy']),
    'toldBy',
  ],
  ['news that is owed: when', handedBack, usualCast.deputy, without('record-owed', ['toldOn']), 'toldOn'],
  [
    'information that changes something: what follows',
    informed,
    consultant,
    without('answer-information', [], { effect: 'changes-something' }),
    'whatFollows',
  ],
  [
    'a conflict declared: a sentence on it',
    aCaseAt('inviting'),
    reviewer,
    without('accept', [], { conflicts: declared }),
    'conflicts.details',
  ],
  [
    'a pack: every item of the checklist',
    aCaseAt('preparing'),
    who.coordinator,
    without('complete-pack', [], { items: [] }),
    'items.0.standing',
  ],
  [
    'a corrected opinion: the whole of it',
    given,
    reviewer,
    without('correct-entry', ['opinion'], { entry: firstOpinion(given) }),
    'opinion.answers.0',
  ],
  [
    'a hold: a review date that is not over',
    aCaseAt('preparing'),
    who.safeguardingLead,
    without('hold', [], { reviewOn: '2027-01-01' }),
    'reviewOn',
  ],
  [
    'a deputy: dates in their order',
    aCaseAt('preparing'),
    consultant,
    without('set-deputy', [], { from: '2027-03-01', to: '2027-02-01' }),
    'to',
  ],
  [
    'a snooze: a day to come',
    aCaseAt('preparing'),
    consultant,
    without('snooze', [], { until: '2027-01-11' }),
    'until',
  ],
  [
    'a death: initials that fit',
    aCaseAt('preparing'),
    consultant,
    without('record-death', [], { initials: 'R.S.' }),
    'initials',
  ],
  [
    'a death: a date of birth that fits',
    aCaseAt('preparing'),
    consultant,
    without('record-death', [], { dateOfBirth: '2018-05-10' }),
    'dateOfBirth',
  ],
  [
    'an order: somebody else first',
    aCaseAt('preparing'),
    consultant,
    (state) => aCommand('reorder-candidates', { first: state.candidates[0]?.id ?? '' })(state),
    'first',
  ],
];

test.each(needed)('%s', (_, story, by, gives, field) => {
  const decision = answer(story, { by, gives });
  if (decision.ok) throw new Error(`taken: ${decision.events.map((each) => each.type).join(', ')}`);
  const { refusal } = decision;
  expect(refusal.code).toBe('missing');
  expect(Object.keys(refusal.fields)).toContain(field);
  expect(refusal.fields[field]).toMatch(/^[A-Z][\s\S]{10,}[.?]$/);
});

test('each of them is taken once it is whole', () => {
  const whole: readonly [Story, string, CommandType][] = [
    [familys, who.clinicalLead, 'uphold'],
    [familysReview, consultant, 'withdraw'],
    [aCaseAt('opinion-given', friend), friendlyCast.consultant, 'acknowledge'],
    [given, consultant, 'record-outcome'],
    [aCaseAt('sharing'), consultant, 'record-sharing'],
    [owing, consultant, 'record-owed'],
    [handedBack, usualCast.deputy, 'record-owed'],
    [informed, consultant, 'answer-information'],
    [aCaseAt('preparing'), consultant, 'reorder-candidates'],
  ];
  const refused = whole.flatMap(([story, by, type]) => {
    const decision = answer(story, { by, gives: aCommand(type) });
    return decision.ok ? [] : [`${type}: ${decision.refusal.text}`];
  });
  expect(refused).toEqual([]);
});

test('a late conversation in which the family objects is recorded, and the clinical lead then owes a decision', () => {
  const told = play(owing, {
    by: consultant,
    gives: (state) =>
      aCommand('record-owed', {
        debt: state.debts[0]?.id ?? '',
        conversation: aConversation({ view: 'holders-differ' }),
      })(state),
  });
  expect(caseOf(told).debts.map((each) => each.kind)).toEqual(['lead-decision']);
});
