import type { CaseRef } from '../../../src/domain/case/ids';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { tabAddress } from '../../../src/web/contract/routes';
import { castFor } from '../../builders/core/ways';
import { first, intake, noConflicts, opinion, strangerId, who } from '../support/answers';
import { stateOf } from '../support/kept';
import { quickCases } from '../support/quick-cases';
import { askFor } from '../support/steps';
import { TabReader } from '../support/tab-reader';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();

const decision = 'Whether to begin the third course';
const opinionText = 'A trial at home first.';

/** Sends a press that no card offered, as somebody with the address of the bot and a real sign-in could. */
async function craft(personId: string, verb: string, ref: CaseRef, inputs = {}, where: object = {}) {
  const { teams } = world();
  const data = { case: ref, form: 'crafted', ...inputs };
  const activity = teams.activity(personId, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  });
  const conversation = { ...(activity['conversation'] as object), ...where };
  const { body } = await teams.signed({ ...activity, conversation });
  return JSON.stringify(body);
}

describe('nobody sees through a crafted press what they may not see (process page I6, I7)', () => {
  let ref: CaseRef;

  test('the critical friend does not see the questions before confirming that there is no link', async () => {
    ref = await askFor(
      world().player(who.oncologyDoctor),
      'critical-friend',
      intake({
        'people.namedConsultant': who.oncologist,
        'people.familyAdvocate': who.advocate,
        'route.candidates.0.candidate': who.haematologist,
        'route.candidates.0.proposedBy': 'team',
      }),
    );
    await world().player(who.oncologist).give(ref, 'approve', { view: 'Fine.' });
    const friend = world().player(who.haematologist);
    await friend.give(ref, 'accept', noConflicts);
    const question = (await stateOf(world(), ref)).request.question.questions[0] ?? '';
    for (const verb of ['open:give-opinion', 'next:give-opinion:answer-1', 'send:give-opinion:support']) {
      const shown = await craft(who.haematologist, verb, ref);
      expect(shown).not.toContain(question);
      expect(shown).not.toContain(decision);
    }
    await world().player(who.oncologyDoctor).give(ref, 'add-information', { information: 'New imaging.' });
    expect(friend.buttons(ref)).not.toContain('open:answer-information');
    expect(await craft(who.haematologist, 'open:answer-information', ref)).not.toContain('New imaging.');
    await friend.give(ref, 'confirm-no-link', { noLink: 'yes' });
    await friend.give(ref, 'answer-information', { information: first, effect: 'changes-nothing' });
    await friend.give(
      ref,
      'give-opinion',
      opinion({ 'opinion.answers.0': opinionText, 'opinion.advice': 'change-plan' }),
    );
  });

  test('the advocate cannot read an opinion by pretending to correct it', async () => {
    const seq = (await stateOf(world(), ref)).opinions[0]?.seq ?? 0;
    const entry = { 'f.entry': String(seq), 'f.correction': 'x', 'f.reason': 'x' };
    for (const verb of ['open:correct-entry', 'next:correct-entry:entry', 'goto:correct-entry:answer-1']) {
      expect(await craft(who.advocate, verb, ref, entry)).not.toContain(opinionText);
    }
  });

  test.each([
    ['a group chat', { conversationType: 'groupChat' }],
    ['a channel', { conversationType: 'channel' }],
    ['a chat of a type left out', { conversationType: undefined }],
    ['a chat of no type', { conversationType: null }],
    ['a chat of an empty type', { conversationType: '' }],
    ['a chat of another spelling', { conversationType: 'GroupChat' }],
    ['a meeting', { conversationType: 'meeting' }],
    ['a personal chat that is called a group', { isGroup: true }],
    ['a personal chat under a channel’s id', { id: '19:ward-round@thread.v2' }],
  ])('in %s nothing of a case is shown, and nobody’s address is taken from it', async (_, where) => {
    const before = await world().stores.addresses.read(who.oncologist);
    const shown = await craft(who.oncologist, 'show:case', ref, {}, where);
    expect(shown).toContain('in a chat with you alone');
    expect(shown).not.toContain('A.B.');
    const { teams } = world();
    const activity = teams.activity(who.oncologist, { type: 'message', text: `status ${ref}` });
    const conversation = { ...(activity['conversation'] as object), ...where };
    await teams.signed({ ...activity, conversation });
    await world().settle();
    expect(before?.conversationId).toBeDefined();
    expect(await world().stores.addresses.read(who.oncologist)).toEqual(before);
  });
});

describe('whoever is taken out of the directory is a stranger from then on (process page §2, I7)', () => {
  const { requester, consultant, reviewer } = castFor('critical-friend');
  const gone = [requester, consultant, reviewer, who.advocate];
  let ref: CaseRef;
  let ticket = '';
  let before = 0;

  beforeAll(async () => {
    ref = await quickCases(world()).in('under-review', 'critical-friend');
    [ticket = ''] =
      (await craft(consultant, 'print:record', ref)).match(/http:[^"\\]+\/print\/[\w-]{43}/) ?? [];
    expect(ticket).not.toBe('');
    const people = inventedDirectory.people.filter(({ id }) => !gone.includes(id));
    await world().stores.directory.replace({ ...inventedDirectory, people });
    // What follows from the import itself: parts that end, and whoever takes over.
    await world().settle();
    before = (await stateOf(world(), ref)).version;
  }, 60_000);
  afterAll(async () => {
    await world().stores.directory.replace(inventedDirectory);
  });

  test.each(gone)('%s reads nothing, in chat or tab', async (person) => {
    for (const verb of [
      'show:case',
      'show:pack',
      'show:history',
      'open:comment',
      'open:withdraw',
      'open:approve',
    ])
      expect([verb, await craft(person, verb, ref)]).toEqual([verb, await craft(strangerId, verb, ref)]);
    const reader = new TabReader(world(), person);
    for (const address of [
      tabAddress('case', { ref }),
      tabAddress('case', { ref: 'K7M4-RQX3' }),
      tabAddress('form', { ref, name: 'submit' }),
      tabAddress('inbox'),
      tabAddress('events'),
    ]) {
      const answer = await reader.ask(address);
      expect([address, answer.status, answer.body]).toMatchObject([
        address,
        403,
        { error: { code: 'NOT_IN_DIRECTORY' } },
      ]);
    }
  });

  test('a ticket that they made before opens nothing', async () => {
    expect((await fetch(ticket)).status).toBe(404);
  });

  test('and they change nothing', async () => {
    await craft(requester, 'send:withdraw', ref, { 'f.reason': 'x', 'f.whoWasTold': 'y' });
    await craft(consultant, 'send:comment', ref, { 'f.comment': 'x' });
    expect((await stateOf(world(), ref)).version).toBe(before);
  });
});
