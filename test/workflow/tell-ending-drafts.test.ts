import { type CaseRef, makeCaseRef } from '../../src/domain/case/ids';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import { answerPress } from '../../src/workflow/conversation/answer-press';
import { beginLinkedDraft } from '../../src/workflow/conversation/forms/linked-request';
import type { ConversationShell } from '../../src/workflow/conversation/shell';
import type { DraftStore } from '../../src/workflow/ports/case-ports';
import { tabForm } from '../../src/workflow/tab/tab-form';
import { tabPress } from '../../src/workflow/tab/tab-press';
import { tellOfEndingDrafts } from '../../src/workflow/ticking/tell-ending-drafts';
import { aCommand } from '../builders/core/a-command';
import { who } from '../builders/core/people';
import { castFor } from '../builders/core/ways';
import { aCaseIn, aWorkflow, casesBut, does, type Workflow } from '../builders/workflow';

const cast = castFor('external-second-opinion');
const day = 24 * 60 * 60_000;
const madeUp = makeCaseRef([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3]);

function conversation(workflow: Workflow): ConversationShell {
  const { shell, stores } = workflow;
  return {
    ...shell,
    lists: stores.lists,
    tickets: stores.tickets,
    remembered: new Set(),
    later: (work) => void work(),
    mostPressesAMinute: 240,
  };
}

/** A linked request that was begun and whose draft comes to its end soon. */
async function withLinkedDraft() {
  const workflow = await aWorkflow();
  const { stores, shell } = workflow;
  const origin = await aCaseIn(workflow, 'resolution');
  const state = await does(workflow, origin, { by: cast.requester, gives: aCommand('start-linked-request') });
  const [link] = state.linkedTo;
  if (link === undefined) throw new Error('nothing was started');
  await beginLinkedDraft(conversation(workflow), cast.requester, state, link);
  await stores.addresses.save(cast.requester, {
    serviceUrl: 'https://t.example/',
    conversationId: `chat-${cast.requester}`,
    teamsUserId: cast.requester,
    tenantId: 't',
  });
  stores.clock.pass(28 * day);
  return { workflow, shell, origin, linked: link.ref };
}

const heard = ({ messenger }: Workflow) => messenger.to(cast.requester).length;
const die = (workflow: Workflow, origin: CaseRef) =>
  does(workflow, origin, { by: who.coordinator, gives: aCommand('record-death') });

describe('the draft of a linked request that comes to its end', () => {
  test('is told of, under a hold too, to whoever began it', async () => {
    const { workflow, origin } = await withLinkedDraft();
    await does(workflow, origin, { by: who.safeguardingLead, gives: aCommand('hold') });
    await tellOfEndingDrafts(workflow.shell);
    expect(heard(workflow)).toBe(1);
  });

  test('is told of to nobody after a death, neither before nor when it has ended, and is not begun again', async () => {
    const { workflow, origin, linked } = await withLinkedDraft();
    await die(workflow, origin);
    expect(await tellOfEndingDrafts(workflow.shell)).toBe(1);
    workflow.stores.clock.pass(3 * day);
    expect(await tellOfEndingDrafts(workflow.shell)).toBe(1);
    expect(heard(workflow)).toBe(0);
    await answerPress(conversation(workflow), tabPress(cast.requester, linked, 'open:submit'));
    expect(await workflow.stores.drafts.draftsOf(cast.requester)).toEqual([]);
  });

  test('is told of by another process where the first one came to an end before it had told', async () => {
    const { workflow } = await withLinkedDraft();
    await workflow.stores.drafts.claimEnding(10);
    expect(await tellOfEndingDrafts(workflow.shell)).toBe(0);
    workflow.stores.clock.pass(6 * 60_000);
    await tellOfEndingDrafts(workflow.shell);
    workflow.stores.clock.pass(6 * 60_000);
    await tellOfEndingDrafts(workflow.shell);
    expect(heard(workflow)).toBe(1);
  });

  test('is told of once where the process came to an end after Teams had answered, and once more when it has ended', async () => {
    const { workflow, shell } = await withLinkedDraft();
    const { drafts } = workflow.stores;
    const killed = async () => {
      throw new Error('killed');
    };
    const dying: DraftStore = {
      ...shell.drafts,
      claimEnding: (limit) => drafts.claimEnding(limit),
      beginTelling: (ending) => drafts.beginTelling(ending),
      settleEnding: killed,
      tellAgain: killed,
    };
    await expect(tellOfEndingDrafts({ ...shell, drafts: dying })).rejects.toThrow('killed');
    expect(heard(workflow)).toBe(1);
    for (const minutes of [6, 6, 60]) {
      workflow.stores.clock.pass(minutes * 60_000);
      await tellOfEndingDrafts(shell);
    }
    expect(heard(workflow)).toBe(1);
    workflow.stores.clock.pass(3 * day);
    await tellOfEndingDrafts(shell);
    expect(heard(workflow)).toBe(2);
  });

  test('which a release began that noted no origin is told of, and after a death it is not', async () => {
    for (const dies of [false, true]) {
      const { workflow, origin } = await withLinkedDraft();
      if (dies) await die(workflow, origin);
      const cases = casesBut(workflow, { originOf: async () => undefined });
      await tellOfEndingDrafts({ ...workflow.shell, cases });
      expect(heard(workflow)).toBe(dies ? 0 : 1);
    }
    // Once the draft is gone nothing says where it came from: its owner is told that it is.
    const { workflow } = await withLinkedDraft();
    workflow.stores.clock.pass(3 * day);
    await tellOfEndingDrafts({
      ...workflow.shell,
      cases: casesBut(workflow, { originOf: async () => undefined }),
    });
    expect(heard(workflow)).toBe(1);
  });

  test('has ended: looking at its form in the tab shows it again and writes nothing', async () => {
    const { workflow, linked } = await withLinkedDraft();
    workflow.stores.clock.pass(3 * day);
    const shell = { ...conversation(workflow), stubs: workflow.stores.stubs };
    const form = await tabForm(shell, cast.requester, { ref: linked, name: 'submit', page: 'child' });
    expect(form).toMatchObject({ page: 'child', draft: null });
    expect(JSON.stringify(form)).toContain('child.initials');
    expect(await workflow.stores.drafts.draftsOf(cast.requester)).toEqual([]);
    // What is then done with it is kept, with where it comes from.
    await answerPress(shell, tabPress(cast.requester, linked, 'open:submit'));
    const [kept] = await workflow.stores.drafts.draftsOf(cast.requester);
    expect(kept?.draft).toMatchObject({ ref: linked, linkedFrom: expect.any(String) });
  });
});

describe('many drafts that end at the same time, while Teams is slow', () => {
  test('each is told of once, whichever process comes by meanwhile', async () => {
    const { shell, stores, messenger } = await aWorkflow();
    const people = inventedDirectory.people.slice(0, 12).map(({ id }) => id);
    for (const person of people) {
      const address = { serviceUrl: 'https://t.example/', teamsUserId: person, tenantId: 't' };
      await stores.addresses.save(person, { ...address, conversationId: `chat-${person}` });
      const draft = { page: '', values: { a: 'b' }, savedAt: shell.clock.now() };
      await stores.drafts.save({ person, about: 'new', form: 'submit' }, draft, 0);
    }
    stores.clock.pass(28 * day);
    let other: Promise<number> | undefined;
    messenger.answer = ({ person }) => {
      stores.clock.pass(60_000);
      if (person === people[8]) other ??= tellOfEndingDrafts(shell);
      return { kind: 'unknown' };
    };
    await tellOfEndingDrafts(shell);
    await other;
    expect(people.map((person) => messenger.to(person).length)).toEqual(people.map(() => 1));
  });
});

describe('a reference that was made up', () => {
  test('costs two small reads whoever asks, opens nothing and leaves nothing behind', async () => {
    const { workflow, linked } = await withLinkedDraft();
    const { readPress, originOf } = workflow.stores.cases;
    const reads: string[] = [];
    const refuse = (name: string) => async () => {
      throw new Error(`${name} was read`);
    };
    const cases = casesBut(workflow, {
      readPress: (query) => {
        reads.push('readPress');
        return readPress.call(workflow.stores.cases, query);
      },
      originOf: (ref) => {
        reads.push('originOf');
        return originOf.call(workflow.stores.cases, ref);
      },
      casesOf: refuse('casesOf'),
      readCase: refuse('readCase'),
    });
    const shell = { ...conversation(workflow), cases, stubs: workflow.stores.stubs };
    const form = await tabForm(shell, cast.requester, { ref: madeUp, name: 'submit' });
    expect(form).toEqual({ refusedInTab: 'not-found' });
    expect(reads).toEqual(['readPress', 'originOf']);
    // A stranger to the earlier case is answered the same under a reference that does mean something.
    const stranger = { ...shell, cases: workflow.stores.cases };
    expect(await tabForm(stranger, cast.reviewer, { ref: linked, name: 'submit' })).toEqual(form);
    expect(await workflow.stores.drafts.draftsOf(cast.reviewer)).toEqual([]);
  });
});
