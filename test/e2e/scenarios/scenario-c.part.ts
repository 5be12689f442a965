import type { CaseRef } from '../../../src/domain/case/ids';
import {
  familyConversation,
  first,
  inDays,
  intake,
  noConflicts,
  opinion,
  pack,
  who,
  yearsOld,
} from '../support/answers';
import { expectCardsToAgree, historyOf, stateOf } from '../support/kept';
import { fiveTimesMore } from '../support/replaying-teams';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

/** Every press is delivered again and again, and changes things once (process page I9). */
const { world } = worldForTests({ replays: fiveTimesMore });

const people = {
  requester: () => world().player(who.respiratoryDoctor),
  consultant: () => world().player(who.respiratoryConsultant),
  coordinator: () => world().player(who.coordinator),
  giver: () => world().player(who.saltmereRespiratory),
};
const opinionText = 'A trial of two weeks, with agreed signs for stopping.';

describe('scenario C: the opinion differs', () => {
  let ref: CaseRef;

  test('parents and team differ; the case comes to the opinion giver', async () => {
    ref = await askFor(
      people.requester(),
      'external-second-opinion',
      intake({
        'child.initials': 'T.O.',
        'child.dateOfBirth': yearsOld(14, -40),
        'child.nhsNumber': '999 151 7863',
        'people.namedConsultant': who.respiratoryConsultant,
        'people.suggestedBy': 'family',
        'people.disagreement': 'The parents want a tracheostomy, the team does not.',
        'question.specialty': 'Respiratory medicine',
        'question.type': 'intensive-care',
        'question.questions.0': 'Would a tracheostomy do more good than harm?',
        'question.decision': 'Whether to offer a tracheostomy',
        'question.urgency': 'soon',
        'question.neededBy': inDays(14),
        'route.candidates.0.candidate': who.saltmereRespiratory,
        'route.candidates.0.proposedBy': 'coordinator',
      }),
    );
    await people.consultant().give(ref, 'approve', { view: 'An open question.' });
    await people.consultant().give(ref, 'record-family-conversation', familyConversation);
    await people.coordinator().give(ref, 'ask-body', { body: who.nationalPanel, askedOn: inDays(0) });
    // The body's clerk sees what a candidate sees before accepting, names somebody, and sees nothing any more.
    const clerk = world().player(who.panelClerk);
    expect(clerk.text(ref)).toContain('You are asked whom your body recommends');
    expect(clerk.text(ref)).not.toMatch(/T\.O\.|tracheostomy do more good/);
    expect(clerk.buttons(ref)).toEqual(['open:record-body-answer']);
    await clerk.give(ref, 'record-body-answer', {
      answer: 'names',
      saidBy: 'The chair, by letter',
      saidOn: inDays(0),
      way: 'letter',
      'names.0': who.saltmereRheumatologist,
    });
    expect(await people.coordinator().look(ref, 'people')).toContain('written down by the body’s clerk');
    await people.coordinator().give(ref, 'complete-pack', pack({}));
    await people.giver().give(ref, 'accept', noConflicts);
    await people.giver().give(ref, 'confirm-no-link', { noLink: 'yes' });
    expect((await stateOf(world(), ref)).stage.status).toBe('under-review');
  });

  test('new imaging arrives midway: reviewer and named consultant each say what it changes', async () => {
    await people
      .requester()
      .give(ref, 'add-information', { information: 'New imaging shows less collapse.' });
    expect(people.giver().text(ref)).toContain('New imaging shows less collapse.');
    expect(people.giver().buttons(ref)).toContain('open:answer-information');
    await people.giver().give(ref, 'answer-information', { information: first, effect: 'changes-nothing' });
    const { information } = await stateOf(world(), ref);
    expect(information[0]?.reviewerAnsweredAt).toBeDefined();
    expect(information[0]?.consultantAnsweredAt).toBeUndefined();
    // Meanwhile there is mediation: of it nothing is asked but what was agreed.
    await people.consultant().give(ref, 'record-other-way', {
      way: 'mediation',
      takenOn: inDays(0),
      familyTold: 'yes',
      toldOn: inDays(0),
      agreed: 'All wait for the opinion.',
    });
    expect((await stateOf(world(), ref)).otherWays?.[0]).toMatchObject({
      agreed: 'All wait for the opinion.',
    });
  });

  test('nobody but its author sees the opinion before it is given', async () => {
    const giver = people.giver();
    const message = await giver.open(ref, 'give-opinion');
    const page = giver.verb(message, 'next:give-opinion');
    await giver.press(message, page, { 'opinion.answers.0': opinionText });
    await giver.press(message, giver.verb(message, 'save:give-opinion'));
    for (const person of [people.requester(), people.consultant(), people.coordinator()]) {
      expect(
        person
          .cards(ref)
          .map((each) => person.textOf(each))
          .join(),
      ).not.toContain(opinionText);
    }
    const answers = Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [`opinion.answers.${index}`, opinionText]),
    );
    await giver.give(ref, 'give-opinion', opinion({ ...answers, 'opinion.supportsPlan': 'partly' }));
    expect(await people.consultant().look(ref, 'opinion')).toContain(opinionText);
  });

  test('shared with team, then family; the young person’s own view is recorded', async () => {
    await people.consultant().give(ref, 'acknowledge', { readOn: inDays(0) });
    await people.consultant().give(ref, 'record-sharing', {
      how: 'shared',
      who: 'The consultant with both parents and Tom',
      sharedOn: inDays(0),
      manner: 'In person.',
      advocatePresent: 'no',
      response: 'They want to think.',
      childsView: 'I would try it for two weeks.',
    });
    expect((await stateOf(world(), ref)).childsView).toBe('I would try it for two weeks.');
  });

  test('the outcome differs, so the case goes to resolution and cannot close without a next step', async () => {
    await people.consultant().give(ref, 'record-outcome', {
      outcome: 'differs',
      familyAgrees: 'no',
      childAgrees: 'yes',
      teamAgrees: 'no',
      plan: 'To be found together.',
      bestInterests: 'Every way is weighed for his comfort and his own wish.',
    });
    expect((await stateOf(world(), ref)).stage.status).toBe('resolution');
    expect(people.coordinator().buttons(ref)).not.toContain('open:confirm-record');
    const before = await historyOf(world(), ref);
    const consultant = people.consultant();
    expect(consultant.buttons(ref)).not.toContain('open:resolve');
    expect(consultant.buttons(ref)).toContain('open:take-step');
    expect(await historyOf(world(), ref)).toEqual(before);
  });

  test('MDT with the opinion giver, then CEAC, then a plan with a review date', async () => {
    const consultant = people.consultant();
    const told = { familyTold: 'Both parents, by telephone.' };
    await consultant.give(ref, 'take-step', { step: 'mdt', dueOn: inDays(3), ...told });
    await consultant.give(ref, 'take-step', { step: 'ceac', dueOn: inDays(7), ...told });
    await consultant.give(ref, 'resolve', {
      step: first,
      result: 'A trial of two weeks, agreed by all.',
      reviewOn: inDays(30),
      bestInterests: 'His own wish and the burden on him were weighed.',
    });
    expect((await stateOf(world(), ref)).stage.status).toBe('closing');
  });

  test('closing waits until the named consultant has said what the imaging changes', async () => {
    expect(people.coordinator().buttons(ref)).not.toContain('open:confirm-record');
    await people.consultant().give(ref, 'answer-information', {
      information: first,
      effect: 'changes-something',
      whatFollows: 'The trial can begin earlier.',
    });
    await people.coordinator().give(ref, 'confirm-record', { exportedOn: inDays(0), gpCopied: 'yes' });
    expect((await stateOf(world(), ref)).stage.status).toBe('closed');
    await expectCardsToAgree(world(), ref);
  });
});
