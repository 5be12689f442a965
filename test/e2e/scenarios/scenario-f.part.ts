import type { CaseRef } from '../../../src/domain/case/ids';
import { inventedId } from '../../../src/domain/directory/invented/invented-person';
import { familyConversation, inDays, intake, noConflicts, opinion, pack, who } from '../support/answers';
import { expectCardsToAgree, historyOf, stateOf } from '../support/kept';
import type { Player } from '../support/player';
import { askFor } from '../support/steps';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();

/** The second-opinion office of Thornwick Vale. */
const newOffice = inventedId(306);

/** The person, with the case's card as the newest in their chat. */
async function at(personId: string, ref: CaseRef): Promise<Player> {
  const player = world().player(personId);
  await player.say(`status ${ref}`);
  return player;
}
const statusOf = async (ref: CaseRef) => (await stateOf(world(), ref)).stage.status;
const give = async (person: string, ref: CaseRef, command: string, answers = {}) =>
  (await at(person, ref)).give(ref, command, answers);

const route = (...candidates: readonly string[]) =>
  Object.fromEntries(
    candidates.flatMap((candidate, index) => [
      [`route.candidates.${index}.candidate`, candidate],
      [`route.candidates.${index}.proposedBy`, 'coordinator'],
    ]),
  );
const shared = {
  how: 'shared',
  who: 'The consultant with both parents',
  sharedOn: inDays(0),
  manner: 'In person.',
  advocatePresent: 'yes',
};
const agreed = {
  outcome: 'agrees',
  familyAgrees: 'yes',
  childAgrees: 'not-able',
  teamAgrees: 'yes',
  plan: 'As the opinion says.',
  bestInterests: 'It spares the child what does not help.',
};
const hold = { reason: 'A concern at home', authority: 'Local authority', reviewOn: inDays(6) };

describe('scenario F: the family says no, and is asked again later', () => {
  let ref: CaseRef;

  test('the family objects: the clinical lead decides, and goes on with a reason', async () => {
    ref = await askFor(
      world().player(who.oncologyDoctor),
      'external-second-opinion',
      intake({
        'people.namedConsultant': who.oncologist,
        'people.familyAdvocate': who.advocate,
        'question.urgency': 'soon',
        ...route(who.saltmereOncologist),
      }),
    );
    await give(who.oncologist, ref, 'approve', { view: 'Fair.' });
    await give(who.oncologist, ref, 'record-family-conversation', {
      ...familyConversation,
      'conversation.view': 'objects',
      'conversation.sharing': 'not-agreed',
      'conversation.basisWithoutAgreement': 'The child’s interest.',
    });
    expect(await statusOf(ref)).toBe('lead-review');
    const lead = await at(who.clinicalLead, ref);
    expect(lead.text(ref)).toMatch(/family objects/i);
    expect((await at(who.oncologist, ref)).buttons(ref)).not.toContain('open:proceed');
    await lead.give(ref, 'proceed', { reason: 'The question cannot wait.' });
    expect(await statusOf(ref)).toBe('preparing');
  });

  test('who holds parental responsibility changes to the local authority, and everybody who may reads it', async () => {
    await give(who.coordinator, ref, 'change-parental-responsibility', {
      who: 'Marrowdale Council',
      since: inDays(0),
    });
    expect((await stateOf(world(), ref)).parentalResponsibility).toBe('Marrowdale Council');
    const history = await (await at(who.oncologist, ref)).look(ref, 'history');
    expect(history).toMatch(/parental responsibility/i);
  });

  test('the reviewer stands down, the list is exhausted; somebody is added, asked and answers', async () => {
    await give(who.coordinator, ref, 'complete-pack', pack({ 6: 'The family did not want to write one.' }));
    await give(who.saltmereOncologist, ref, 'accept', noConflicts);
    await give(who.saltmereOncologist, ref, 'confirm-no-link', { noLink: 'yes' });
    await give(who.saltmereOncologist, ref, 'stand-down', { reason: 'Ill.' });
    const coordinator = await at(who.coordinator, ref);
    expect(coordinator.text(ref)).toContain('Nobody is left on the list');
    await coordinator.give(ref, 'add-candidate', {
      candidate: who.nationalPanel,
      proposedBy: 'coordinator',
      reason: 'An impartial body.',
    });
    expect((await at(who.panelClerk, ref)).buttons(ref)).toEqual(['open:accept', 'open:decline']);
  });

  test('a panel answers through its clerk; the opinion supports the plan, all agree, and the record is confirmed', async () => {
    await give(who.panelClerk, ref, 'accept', noConflicts);
    await give(who.panelClerk, ref, 'confirm-no-link', { noLink: 'yes' });
    await give(who.panelClerk, ref, 'give-opinion', opinion({ 'opinion.supportsPlan': 'yes' }));
    await give(who.oncologist, ref, 'acknowledge', { readOn: inDays(0) });
    await give(who.oncologist, ref, 'record-sharing', shared);
    await give(who.oncologist, ref, 'ask-tester', { tester: who.haematologist });
    await give(who.haematologist, ref, 'confirm-plan', {});
    await give(who.oncologist, ref, 'record-outcome', agreed);
    expect(await statusOf(ref)).toBe('closing');
    await give(who.coordinator, ref, 'confirm-record', { exportedOn: inDays(0), gpCopied: 'yes' });
    expect(await statusOf(ref)).toBe('closed');
    await expectCardsToAgree(world(), ref);
  });
});

describe('scenario G: urgent, the conversation owed, and reserves', () => {
  let ref: CaseRef;

  test('urgent goes on without the conversation; two are asked at once; the second becomes the reserve', async () => {
    ref = await askFor(
      world().player(who.respiratoryDoctor),
      'external-second-opinion',
      intake({
        'people.namedConsultant': who.respiratoryConsultant,
        'people.suggestedBy': 'family',
        'question.specialty': 'Respiratory medicine',
        'question.urgency': 'urgent',
        'question.neededBy': inDays(5),
        ...route(who.saltmereRespiratory, who.saltmereNeurologist),
      }),
    );
    const consultant = await at(who.respiratoryConsultant, ref);
    expect(consultant.text(ref)).toContain('Ring too');
    await consultant.give(ref, 'approve', { view: 'At once.' });
    await give(who.respiratoryConsultant, ref, 'go-on-conversation-owed', {
      attempts: 'Rang both parents twice.',
      harmOfWaiting: 'He tires.',
      nextTry: 'Tonight, on the ward',
    });
    await give(who.coordinator, ref, 'complete-pack', pack({}));
    await give(who.coordinator, ref, 'invite-next');
    await give(who.saltmereNeurologist, ref, 'accept', noConflicts);
    await give(who.saltmereRespiratory, ref, 'accept', noConflicts);
    const { candidates } = await stateOf(world(), ref);
    expect(candidates.map((each) => each.standing)).toEqual(['reserve', 'reviewer']);
  });

  test('the clinical lead releases the reviewer: access ends, and the reserve is asked again, not assigned', async () => {
    await give(who.clinicalLead, ref, 'release', { reason: 'Cannot be reached.' });
    const released = await at(who.saltmereNeurologist, ref);
    expect(released.textOf(await released.say(`status ${ref}`))).toContain(
      'You were released from this request. Nothing more is asked of you.',
    );
    const reserve = await at(who.saltmereRespiratory, ref);
    expect(reserve.buttons(ref)).toEqual(['open:accept', 'open:decline']);
    await reserve.give(ref, 'accept', noConflicts);
    await give(who.saltmereRespiratory, ref, 'confirm-no-link', { noLink: 'yes' });
    await give(who.saltmereRespiratory, ref, 'give-opinion', opinion({ 'opinion.supportsPlan': 'yes' }));
  });

  test('the outcome waits for the conversation; once it is recorded, the case closes', async () => {
    await give(who.respiratoryConsultant, ref, 'acknowledge', { readOn: inDays(0) });
    await give(who.respiratoryConsultant, ref, 'record-sharing', shared);
    expect((await at(who.respiratoryConsultant, ref)).buttons(ref)).not.toContain('open:record-outcome');
    const debts = (await stateOf(world(), ref)).debts.filter((each) => each.kind === 'conversation');
    await give(who.respiratoryConsultant, ref, 'record-owed', {
      debt: debts[0]?.id ?? '',
      ...familyConversation,
    });
    await give(who.respiratoryConsultant, ref, 'record-outcome', agreed);
    await give(who.coordinator, ref, 'confirm-record', { exportedOn: inDays(0), gpCopied: 'not-needed' });
    expect(await statusOf(ref)).toBe('closed');
  });
});

describe('scenario H: a hold, from provisional to lifted', () => {
  let ref: CaseRef;

  test('the consultant holds provisionally; the safeguarding lead confirms and reviews it', async () => {
    ref = await askFor(
      world().player(who.rheumatologyDoctor),
      'external-second-opinion',
      intake({
        'people.namedConsultant': who.rheumatologist,
        'people.familyAdvocate': who.advocate,
        'question.specialty': 'Rheumatology',
        ...route(who.saltmereRheumatologist),
      }),
    );
    await give(who.rheumatologist, ref, 'approve', { view: 'Fair.' });
    await give(who.rheumatologist, ref, 'hold', hold);
    expect((await stateOf(world(), ref)).hold).toMatchObject({ provisional: true });
    expect((await at(who.safeguardingNurse, ref)).text(ref)).toContain('A provisional hold is in place');
    await give(who.safeguardingNurse, ref, 'hold', hold);
    await give(who.safeguardingNurse, ref, 'review-hold', {
      authority: 'Local authority',
      reviewOn: inDays(20),
      reason: 'The enquiry goes on.',
    });
    expect((await stateOf(world(), ref)).hold).toMatchObject({ provisional: false, reviewOn: inDays(20) });
    const advocate = world().player(who.advocate);
    expect(advocate.textOf(await advocate.say(`status ${ref}`))).toContain(
      'There is no request with this reference',
    );
  });

  test('the case goes on without conversation and sharing, up to where it would close', async () => {
    await give(who.rheumatologist, ref, 'go-on-conversation-owed', {
      attempts: 'None: held.',
      harmOfWaiting: 'She is in pain.',
      nextTry: 'When it is lifted',
    });
    await give(who.coordinator, ref, 'complete-pack', pack({}));
    await give(who.saltmereRheumatologist, ref, 'accept', noConflicts);
    await give(who.saltmereRheumatologist, ref, 'confirm-no-link', { noLink: 'yes' });
    await give(who.saltmereRheumatologist, ref, 'give-opinion', opinion({ 'opinion.supportsPlan': 'yes' }));
    await give(who.rheumatologist, ref, 'acknowledge', { readOn: inDays(0) });
    await give(who.rheumatologist, ref, 'record-sharing', { how: 'held' });
    await give(who.rheumatologist, ref, 'ask-tester', { tester: who.haematologist });
    await give(who.haematologist, ref, 'confirm-plan', {});
    // Nobody may ask the family: nothing else can be said of them.
    await give(who.rheumatologist, ref, 'record-outcome', { ...agreed, familyAgrees: 'not-asked' });
    const coordinator = await at(who.coordinator, ref);
    expect(coordinator.buttons(ref)).not.toContain('open:confirm-record');
    expect(coordinator.text(ref)).not.toContain(hold.reason);
  });

  test('lifted: conversation and sharing are owed, and closing waits until both have taken place', async () => {
    await give(who.safeguardingNurse, ref, 'lift-hold', { reason: 'The enquiry is over.' });
    const owed = (await stateOf(world(), ref)).debts.map((each) => each.kind);
    expect(owed).toEqual(expect.arrayContaining(['conversation', 'sharing']));
    for (const kind of ['conversation', 'sharing'] as const) {
      const debt = (await stateOf(world(), ref)).debts.find((each) => each.kind === kind)?.id ?? '';
      const said = kind === 'sharing' ? { toldBy: 'The consultant', toldOn: inDays(0) } : familyConversation;
      await give(who.rheumatologist, ref, 'record-owed', { debt, ...said });
    }
    const advocate = await at(who.advocate, ref);
    expect(await advocate.look(ref, 'opinion')).toContain('Reasonable, if the child wants it.');
    // What was recorded before the family had heard of it closes nothing.
    expect(await statusOf(ref)).toBe('outcome');
    await give(who.rheumatologist, ref, 'record-outcome', agreed);
    await give(who.coordinator, ref, 'confirm-record', { exportedOn: inDays(0), gpCopied: 'yes' });
    expect(await statusOf(ref)).toBe('closed');
  });
});

describe('scenario I: a death recorded in error, and a hand-over to another Trust', () => {
  let ref: CaseRef;

  test('two identifiers that do not fit are refused; with those that fit everything stops', async () => {
    ref = await askFor(
      world().player(who.neurologist),
      'external-second-opinion',
      intake({
        'child.initials': 'D.E.',
        'people.namedConsultant': who.neurologist,
        'people.familyAdvocate': who.advocate,
        'question.specialty': 'Neurology',
        ...route(who.saltmereNeurologist),
      }),
    );
    await give(who.otherNeurologist, ref, 'approve', { view: 'Fair.' });
    await give(who.neurologist, ref, 'record-family-conversation', familyConversation);
    const coordinator = await at(who.coordinator, ref);
    const form = await coordinator.open(ref, 'record-death');
    const send = coordinator.verb(form, 'send:record-death');
    await coordinator.press(form, send, { initials: 'A.B.', dateOfBirth: '2018-05-04' });
    expect(coordinator.textOf({ card: coordinator.shown(form), text: undefined })).toContain('right child');
    expect(await statusOf(ref)).toBe('preparing');
    const { dateOfBirth } = (await stateOf(world(), ref)).request.child;
    await coordinator.fill(form, 'record-death', { initials: 'D.E.', dateOfBirth });
    expect(await statusOf(ref)).toBe('closed-death');
    const advocate = world().player(who.advocate);
    expect(advocate.textOf(await advocate.say(`status ${ref}`))).toContain(
      'There is no request with this reference',
    );
  });

  test('the clinical lead restores it, as it was', async () => {
    // What is over is shown in a few lines; the request itself is behind "Open the request".
    const lead = await at(who.clinicalLead, ref);
    const message = lead.card(ref);
    await lead.press(message, 'show:case');
    await lead.press(message, 'open:undo-death');
    await lead.fill(message, 'undo-death', { reason: 'Entered on the wrong child.' });
    expect(await statusOf(ref)).toBe('preparing');
    expect((await at(who.advocate, ref)).text(ref)).toContain('D.E.');
  });

  test('handed over to a consultant elsewhere: the old one acts until it is accepted; colleagues there are barred', async () => {
    await give(who.neurologist, ref, 'propose-hand-over', {
      to: who.saltmereRespiratory,
      reason: 'The family moved.',
    });
    expect((await stateOf(world(), ref)).actingConsultant).toBe(who.neurologist);
    const incoming = await at(who.saltmereRespiratory, ref);
    expect(incoming.buttons(ref)).toContain('open:accept-hand-over');
    await incoming.give(ref, 'accept-hand-over');
    const state = await stateOf(world(), ref);
    expect(state.actingConsultant).toBe(who.saltmereRespiratory);
    expect(state.request.child.organisation).toBe('INV-T3');
    expect(state.debts.map((each) => each.about)).toContain('hand-over-accepted');
    const before = await historyOf(world(), ref);
    const old = world().player(who.coordinator);
    expect(old.textOf(await old.say(`status ${ref}`))).toContain('You have no part in this request any more');
    expect(await historyOf(world(), ref)).toEqual(before);
  });

  test('the office of the new Trust carries it on', async () => {
    await give(newOffice, ref, 'complete-pack', pack({}));
    expect(await statusOf(ref)).toBe('inviting');
    expect((await at(who.saltmereNeurologist, ref)).buttons(ref)).toContain('open:accept');
  });
});
