import type { CaseRef } from '../../../src/domain/case/ids';
import { createKeys } from '../../../src/redis/keys';
import {
  familyConversation,
  inDays,
  intake,
  noConflicts,
  opinion,
  pack,
  who,
  yearsOld,
} from '../support/answers';
import { expectCardsToAgree, historyOf, peopleWithCards, stateOf } from '../support/kept';
import { fiveTimesMore } from '../support/replaying-teams';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

/** Every press is delivered again and again, and changes things once (process page I9). */
const { world } = worldForTests({ replays: fiveTimesMore });

const familysQuestions = [
  'Will she still know us after the operation?',
  'How long would she be in hospital?',
];
const childsQuestion = 'Will my hair grow back?';
const people = {
  consultant: () => world().player(who.neurologist),
  deputy: () => world().player(who.otherNeurologist),
  coordinator: () => world().player(who.coordinator),
  advocate: () => world().player(who.advocate),
  giver: () => world().player(who.saltmereNeurologist),
};

describe('scenario B: the named consultant is the requester', () => {
  let ref: CaseRef;

  test('the request goes to the deputy, not to the named consultant who asks', async () => {
    ref = await askFor(
      people.consultant(),
      'external-second-opinion',
      intake({
        'child.initials': 'M.K.',
        'child.dateOfBirth': yearsOld(6, -30),
        'child.nhsNumber': '999 100 0011',
        'people.namedConsultant': who.neurologist,
        'people.familyAdvocate': who.advocate,
        'people.suggestedBy': 'family',
        'people.disagreement': 'The team is divided; the parents are unsure.',
        'question.specialty': 'Neurology',
        'question.type': 'surgery',
        'question.questions.0': 'Is epilepsy surgery the best for this child now?',
        'question.questions.1': 'What would waiting a year cost?',
        'question.decision': 'Whether to offer epilepsy surgery',
        'question.urgency': 'routine',
        'options.0.title': 'Epilepsy surgery',
        'route.candidates.0.candidate': who.saltmereNeurologist,
        'route.candidates.0.proposedBy': 'coordinator',
      }),
    );
    expect(peopleWithCards(world(), ref)).toEqual([106, 107, 112]);
    expect(people.deputy().buttons(ref)).toContain('open:approve');
    expect(people.consultant().buttons(ref)).not.toContain('open:approve');
  });

  test('the requester is refused when pressing the approval anyway, and nothing changes', async () => {
    const deputys = people.deputy().card(ref).card;
    if (deputys === undefined) throw new Error('The deputy has no card');
    const own = people.consultant().card(ref);
    await people.consultant().press(own, 'open:approve', {}, { card: deputys });
    expect(people.consultant().text(ref)).toMatch(/not yours|deputy|Siân Prosser-Nkemelu/);
    expect((await stateOf(world(), ref)).stage.status).toBe('consultant-review');
    const formOfDeputy = await people.deputy().open(ref, 'approve');
    const form = people.deputy().shown(formOfDeputy);
    await people
      .consultant()
      .press(own, people.deputy().verb(formOfDeputy, 'send:approve'), { view: 'Fine.' }, { card: form });
    expect(await historyOf(world(), ref)).toEqual(['submitted']);
    await people.deputy().press(formOfDeputy, people.deputy().verb(formOfDeputy, 'discard:approve'));
  });

  test('the deputy approves; the conversation with the family is recorded with everybody’s questions', async () => {
    await people.deputy().give(ref, 'approve', { view: 'A question worth an independent view.' });
    expect((await stateOf(world(), ref)).stage.status).toBe('family-step');
    await people.consultant().give(ref, 'record-family-conversation', {
      ...familyConversation,
      'conversation.familyQuestions.0': familysQuestions[0] ?? '',
      'conversation.familyQuestions.1': familysQuestions[1] ?? '',
      'conversation.childQuestions.0': childsQuestion,
    });
    expect((await stateOf(world(), ref)).stage.status).toBe('preparing');
    await expectCardsToAgree(world(), ref);
  });

  test('the pack is complete but for one item, waived with a reason; the candidate is asked', async () => {
    await people.coordinator().give(ref, 'complete-pack', pack({ 3: 'No tissue was ever taken.' }));
    const state = await stateOf(world(), ref);
    expect(state.pack.filter((each) => each.standing === 'waived')).toEqual([
      expect.objectContaining({ item: 'histology', waivedBecause: 'No tissue was ever taken.' }),
    ]);
    expect(people.giver().buttons(ref)).toEqual(['open:accept', 'open:decline']);
    expect(people.giver().text(ref)).not.toContain('M.K.');
    expect(people.giver().text(ref)).toContain('Neurology');
  });

  test('the candidate has nothing to declare, confirms no link and answers every question', async () => {
    const giver = people.giver();
    await giver.give(ref, 'accept', noConflicts);
    await giver.give(ref, 'confirm-no-link', { noLink: 'yes' });
    expect(await giver.look(ref, 'pack')).toContain('No tissue was ever taken.');
    await giver.give(
      ref,
      'give-opinion',
      opinion({
        'opinion.answers.0': 'Yes: surgery is best now.',
        'opinion.answers.1': 'A year of seizures.',
        'opinion.answers.2': 'She will know you.',
        'opinion.answers.3': 'About two weeks.',
        'opinion.answers.4': 'Yes, it grows back.',
        'opinion.supportsPlan': 'yes',
      }),
    );
    const { opinions } = await stateOf(world(), ref);
    expect(opinions[0]?.opinion.answers).toEqual([
      'Yes: surgery is best now.',
      'A year of seizures.',
      'She will know you.',
      'About two weeks.',
      'Yes, it grows back.',
    ]);
    await expectCardsToAgree(world(), ref);
  });

  test('its questions cannot be changed under it: both ways that are open are named, and nothing changes', async () => {
    const requester = people.consultant();
    const before = await historyOf(world(), ref);
    const message = await requester.open(ref, 'correct');
    const answers = {
      'correction.part': 'question',
      'correction.question.questions.0': 'Is the higher dose safe for her?',
      why: 'The other question matters more.',
    };
    const send = await requester.fillUpTo(message, 'correct', answers);
    await requester.press(message, send, { why: answers.why });
    const refused = requester.textOf({ card: requester.shown(message), text: undefined });
    expect(refused).toMatch(/cannot be changed any more.*“Ask the reviewer”.*linked request/s);
    await requester.press(message, requester.verb(message, 'discard:correct'));
    // Each press counts six times here, and the minute goes by the machine's clock.
    await world().redis.command(['DEL', createKeys(world().tenantId).presses(who.neurologist)]);
    expect(await historyOf(world(), ref)).toEqual(before);
  });

  test('it is read by the team, then shared with the family with the advocate present', async () => {
    const consultant = people.consultant();
    await consultant.give(ref, 'acknowledge', { readOn: inDays(0) });
    expect(
      people
        .advocate()
        .cards(ref)
        .map((each) => people.advocate().textOf(each))
        .join(),
    ).not.toContain('surgery is best now');
    await consultant.give(ref, 'record-sharing', {
      how: 'shared',
      who: 'Dr Karimzadeh with both parents',
      sharedOn: inDays(0),
      manner: 'In person, the whole opinion read together.',
      advocatePresent: 'yes',
      response: 'The parents feel heard.',
    });
    expect((await stateOf(world(), ref)).stage.status).toBe('outcome');
    expect(people.advocate().buttons(ref)).toContain('show:opinion');
    expect(await people.advocate().look(ref, 'opinion')).toContain('Yes: surgery is best now.');
  });

  test('the outcome agrees, tested by a senior clinician; it is closed after the export', async () => {
    await people.consultant().give(ref, 'ask-tester', { tester: who.otherNeurologist });
    const tester = people.deputy();
    expect(tester.text(ref)).toContain('You are asked to test the plan');
    await tester.give(ref, 'confirm-plan', { note: 'It was weighed well.' });
    await people.consultant().give(ref, 'record-outcome', {
      outcome: 'agrees',
      familyAgrees: 'yes',
      childAgrees: 'yes',
      teamAgrees: 'yes',
      plan: 'Surgery in the spring.',
      bestInterests: 'It offers her a life with fewer seizures.',
    });
    expect((await stateOf(world(), ref)).stage.status).toBe('closing');
    await people.coordinator().give(ref, 'confirm-record', { exportedOn: inDays(0), gpCopied: 'yes' });
    expect((await stateOf(world(), ref)).stage.status).toBe('closed');
    await expectCardsToAgree(world(), ref);
  });

  test('the family’s questions stand with their answers in the record and in the family’s account', async () => {
    const record = await people.coordinator().look(ref, 'record');
    const account = await people.advocate().look(ref, 'account');
    const answers = ['She will know you.', 'About two weeks.', 'Yes, it grows back.'];
    for (const text of [...familysQuestions, childsQuestion, ...answers]) {
      expect(record).toContain(text);
      expect(account).toContain(text);
    }
    expect(account).not.toContain('The team is divided');
    // Each answer is beside the very question that it answers.
    const pairs = [...familysQuestions, childsQuestion].map((question, index) => [
      question,
      answers[index] ?? '',
    ]);
    for (const [question = '', answer = ''] of pairs) {
      const after = account.slice(account.indexOf(question) + question.length);
      expect(after.slice(0, after.indexOf(answer))).toMatch(/^\s*The answer: ?$/);
    }
  });

  test('its history is whole', async () => {
    expect(await historyOf(world(), ref)).toEqual([
      'submitted',
      'approved',
      'conversation-recorded',
      'pack-completed',
      'candidate-invited',
      'invitation-accepted',
      'conflict-cleared',
      'no-link-confirmed',
      'opinion-given',
      'acknowledged',
      'sharing-recorded',
      'tester-asked',
      'plan-confirmed',
      'outcome-recorded',
      'record-confirmed',
    ]);
  });
});
