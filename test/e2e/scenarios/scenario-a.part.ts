import type { CaseRef } from '../../../src/domain/case/ids';
import { createKeys } from '../../../src/redis/keys';
import type { InboxMessage } from '../../../src/stand-in/connector/inbox';
import {
  familyConversation,
  first,
  inDays,
  intake,
  noConflicts,
  opinion,
  pack,
  who,
} from '../support/answers';
import { choicesOn, inputsOn, valueOn } from '../support/card-fields';
import { expectCardsToAgree, historyOf, inventedFacts, peopleWithCards, stateOf } from '../support/kept';
import type { Player } from '../support/player';
import { fiveTimesMore } from '../support/replaying-teams';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

/** Every press is delivered again and again, and changes things once (process page I9). */
const { world } = worldForTests({ replays: fiveTimesMore });

const questionOfA = 'Is a third course reasonable, or does it do more harm than good?';
const secretsOfChild = [
  'A.B.',
  '4 May 2018',
  '2018-05-04',
  '999 172 5008',
  '9991725008',
  'LOC 4711',
  questionOfA,
];
const friendsWords = 'The friend would rather spare the child this.';
const request = {
  'child.nhsNumber': '999 172 5008',
  'people.namedConsultant': who.oncologist,
  'route.candidates.0.candidate': who.haematologist,
  'route.candidates.0.proposedBy': 'team',
  'route.candidates.1.candidate': who.palliativeConsultant,
  'route.candidates.1.proposedBy': 'team',
};

const people = {
  requester: () => world().player(who.oncologyDoctor),
  consultant: () => world().player(who.oncologist),
  firstFriend: () => world().player(who.haematologist),
  friend: () => world().player(who.palliativeConsultant),
  clerk: () => world().player(who.panelClerk),
};
const textOf = (player: Player, ref: CaseRef) => player.text(ref);

describe('scenario A: the plan is tested by a critical friend, who advises an ESO', () => {
  let ref: CaseRef;
  let linked: CaseRef;
  /** The message on which the linked request's form stands. */
  let form: InboxMessage;

  test('the request reaches the named consultant and the coordinator, and nobody else', async () => {
    ref = await askFor(people.requester(), 'critical-friend', request);
    await expectCardsToAgree(world(), ref);
    expect(peopleWithCards(world(), ref)).toEqual([101, 103, 112]);
    expect(people.consultant().buttons(ref)).toEqual(
      expect.arrayContaining(['open:approve', 'open:ask-for-changes', 'open:object']),
    );
    expect(people.requester().buttons(ref)).not.toContain('open:approve');
  });

  test('the named consultant asks for a change, the requester sharpens the question, and it is approved', async () => {
    await people.consultant().give(ref, 'ask-for-changes', { missing: 'Which harms weigh most?' });
    expect(people.requester().buttons(ref)).toEqual(expect.arrayContaining(['open:revise', 'open:stand-by']));
    expect(textOf(people.requester(), ref)).toContain('Which harms weigh most?');
    await people.requester().give(ref, 'revise', { change: 'The question is sharper now.' });
    expect(people.consultant().buttons(ref)).toContain('open:approve');
    await people.consultant().give(ref, 'approve', { view: 'A fair question.' });
    await expectCardsToAgree(world(), ref);
    expect((await stateOf(world(), ref)).stage.status).toBe('inviting');
    expect(peopleWithCards(world(), ref)).toEqual([101, 103, 104, 112]);
  });

  test('a candidate sees who asks and what sort of question it is, and nothing of the child', async () => {
    const text = textOf(people.firstFriend(), ref);
    for (const seen of [
      'Marrowdale University Hospitals',
      'Oncology',
      'Dr Amara Okonkwo-Bell',
      'treatment options',
    ]) {
      expect(text).toContain(seen);
    }
    for (const unseen of secretsOfChild) expect(text).not.toContain(unseen);
    expect(people.firstFriend().buttons(ref)).toEqual(['open:accept', 'open:decline']);
  });

  test('the first friend has no time; the second is asked and accepts', async () => {
    await people.firstFriend().give(ref, 'decline', { reasonCode: 'no-time' });
    expect(textOf(people.firstFriend(), ref)).toContain('Nothing more is asked of you');
    for (const unseen of secretsOfChild) expect(textOf(people.friend(), ref)).not.toContain(unseen);
    await people.friend().give(ref, 'accept', noConflicts);
    const text = textOf(people.friend(), ref);
    expect(text).toContain('A.B.');
    expect(text).not.toContain(questionOfA);
    expect(people.friend().buttons(ref)).toContain('open:confirm-no-link');
    await people.friend().give(ref, 'confirm-no-link', { noLink: 'yes' });
    expect(await people.friend().look(ref, 'pack')).toContain(questionOfA);
    await expectCardsToAgree(world(), ref);
  });

  test('the friend asks for one more result and gets it', async () => {
    await people.friend().give(ref, 'ask-for-item', { item: 'The last bone marrow result' });
    expect(textOf(people.requester(), ref)).toContain('The last bone marrow result');
    await people.requester().give(ref, 'supply-item', { where: 'Results system, 3 May', item: first });
    expect(await people.friend().look(ref, 'pack')).toContain('Results system, 3 May');
  });

  test('nobody reads the opinion before it is given; the named consultant then reads it unedited', async () => {
    const friend = people.friend();
    const message = await friend.open(ref, 'give-opinion');
    const answers = opinion({ 'opinion.answers.0': friendsWords, 'opinion.advice': 'seek-eso' });
    await friend.fillUpTo(message, 'give-opinion', answers);
    expect(await people.consultant().look(ref, 'pack')).not.toContain(friendsWords);
    expect(people.consultant().buttons(ref)).not.toContain('show:opinion');
    await friend.fill(message, 'give-opinion', answers);
    expect(await people.consultant().look(ref, 'opinion')).toContain(friendsWords);
  });

  test('the named consultant acknowledges, which is the critical friend’s step to closing', async () => {
    await people.consultant().give(ref, 'acknowledge', {
      readOn: inDays(0),
      whatWillBeDone: 'We ask for an external second opinion.',
    });
    await expectCardsToAgree(world(), ref);
    expect((await stateOf(world(), ref)).stage.status).toBe('closing');
  });

  test('the linked ESO opens prefilled with child, people and question, and nothing of options or opinion', async () => {
    const consultant = people.consultant();
    await consultant.give(ref, 'start-linked-request', { whatIsNew: 'The critical friend advises it.' });
    linked = (await stateOf(world(), ref)).linkedTo[0]?.ref ?? '';
    form = await consultant.say('my requests');
    expect(consultant.textOf(form)).toContain(linked);
    await consultant.press(form, 'open:submit');
    const seen: Record<string, string> = {};
    for (let page = 0; page < 25; page += 1) {
      const card = consultant.shown(form);
      for (const path of inputsOn(card)) seen[path] = valueOn(card, path) ?? '';
      expect(consultant.textOf({ card, text: undefined })).not.toContain(friendsWords);
      const next = consultant.verb(form, 'next:submit');
      if (next.endsWith(':route')) break;
      const answers = { ...intake({}), 'question.neededBy': inDays(40), 'question.urgency': 'soon' };
      const asked = Object.entries(answers).filter(([path]) => inputsOn(card).includes(path) && !seen[path]);
      await consultant.press(form, next, Object.fromEntries(asked));
    }
    expect(seen).toMatchObject({
      'child.initials': 'A.B.',
      'child.dateOfBirth': '2018-05-04',
      'question.questions.0': questionOfA,
      'question.specialty': 'Oncology',
      'options.0.title': '',
      'options.0.benefits': '',
      'childAsPerson.qualityOfLife': '',
      'family.questions': '',
    });
  });

  test('neither critical friend nor anybody of the organisation can be chosen; a National Advisory Panel can', async () => {
    const consultant = people.consultant();
    const offered = choicesOn(consultant.shown(form), 'route.candidates.0.candidate');
    expect(offered).toContain(who.nationalPanel);
    expect(offered).not.toContain(who.palliativeConsultant);
    expect(offered).not.toContain(who.haematologist);
    const forced = {
      'route.candidates.0.candidate': who.palliativeConsultant,
      'route.candidates.0.proposedBy': 'team',
    };
    await consultant.press(form, consultant.verb(form, 'next:submit'), forced, { force: true });
    const refused = consultant.shown(form);
    expect(inputsOn(refused)).toContain('route.candidates.0.candidate');
    expect(consultant.textOf({ card: refused, text: undefined })).toContain(
      'already gave an opinion on a linked request',
    );
    await consultant.fill(form, 'submit', {
      'route.candidates.0.candidate': who.nationalPanel,
      'route.candidates.0.proposedBy': 'coordinator',
    });
    expect((await stateOf(world(), linked)).candidates).toMatchObject([
      { panel: who.nationalPanel, person: who.panelClerk, standing: 'listed' },
    ]);
  });

  test('on the linked ESO nobody reads the critical friend’s words, and the friend cannot be added to it', async () => {
    const coordinator = world().player(who.coordinator);
    await world().player(who.otherOncologist).give(linked, 'approve', { view: 'Yes, from outside.' });
    // Each press counts six times here, and the minute goes by the machine's clock.
    await world().redis.command(['DEL', createKeys(world().tenantId).presses(who.oncologist)]);
    await people.consultant().give(linked, 'record-family-conversation', familyConversation);
    const form = await coordinator.open(linked, 'add-candidate');
    expect(choicesOn(coordinator.shown(form), 'candidate')).not.toContain(who.palliativeConsultant);
    const friend = { candidate: who.palliativeConsultant, proposedBy: 'team', reason: 'They know the case.' };
    const send = coordinator.verb(form, 'send:add-candidate');
    await coordinator.press(form, send, friend, { force: true });
    expect(inputsOn(coordinator.shown(form))).toContain('candidate');
    expect(coordinator.textOf({ card: coordinator.shown(form), text: undefined })).toContain(
      'already gave an opinion on a linked request',
    );
    await coordinator.press(form, 'discard:add-candidate');
    await coordinator.give(linked, 'complete-pack', pack({}));
    expect(people.clerk().buttons(linked)).toEqual(['open:accept', 'open:decline']);
    await people.clerk().give(linked, 'accept', noConflicts);
    await people.clerk().give(linked, 'confirm-no-link', { noLink: 'yes' });
    expect(await people.clerk().look(linked, 'pack')).toContain(questionOfA);
    const shown = inventedFacts.directory.directory.people
      .flatMap(({ id }) => world().player(id).cards(linked))
      .filter(({ card }) => card?.['speak'] === `Request ${linked}`)
      .map(({ card }) => JSON.stringify(card));
    expect(shown.length).toBeGreaterThan(3);
    for (const card of shown) expect(card).not.toContain(friendsWords);
    expect(JSON.stringify(await stateOf(world(), linked))).not.toContain(friendsWords);
    expect(people.friend().cards(linked)).toEqual([]);
    await expectCardsToAgree(world(), linked);
  });

  test('both cases are linked in both directions, each with its own history', async () => {
    expect((await stateOf(world(), ref)).linkedTo.map((each) => each.ref)).toEqual([linked]);
    expect((await stateOf(world(), linked)).linkedFrom).toMatchObject({
      ref,
      barred: [who.palliativeConsultant],
    });
    expect(textOf(people.consultant(), linked)).toContain(ref);
    expect(await historyOf(world(), ref)).toEqual([
      'submitted',
      'changes-asked',
      'revised',
      'approved',
      'candidate-invited',
      'invitation-declined',
      'candidate-invited',
      'invitation-accepted',
      'conflict-cleared',
      'no-link-confirmed',
      'item-asked',
      'item-supplied',
      'opinion-given',
      'acknowledged',
      'linked-request-started',
    ]);
    expect(await historyOf(world(), linked)).toEqual([
      'submitted',
      'approved',
      'conversation-recorded',
      'pack-completed',
      'candidate-invited',
      'invitation-accepted',
      'conflict-cleared',
      'no-link-confirmed',
    ]);
  });
});
