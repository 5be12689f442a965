import { flatten } from '../../../src/views/cards/forms/reading/flatten';
import { answer } from '../../../src/workflow/conversation/answer';
import type { ConversationShell } from '../../../src/workflow/conversation/shell';
import type { Answer, Press } from '../../../src/workflow/conversation/turn';
import type { CaseStore, DraftKey } from '../../../src/workflow/ports/case-ports';
import { tellOfEndingDrafts } from '../../../src/workflow/ticking/tell-ending-drafts';
import { aCommand } from '../../builders/core/a-command';
import { aRequest } from '../../builders/core/a-request';
import { castFor, requestFor } from '../../builders/core/ways';
import { aCaseIn, aWorkflow, does, type Workflow } from '../../builders/workflow';

const cast = castFor('external-second-opinion');
const typed = flatten(aRequest(requestFor('external-second-opinion', cast, {})), '');
const half = { page: 'preview', savedAt: '2027-01-11T09:00:00.000Z' };

function conversation({ shell, stores }: Workflow, cases: CaseStore = shell.cases): ConversationShell {
  return {
    ...shell,
    cases,
    lists: stores.lists,
    tickets: { mint: async () => 'ticket', take: async () => undefined },
    remembered: new Set([cast.requester]),
    later: (work) => void work(),
    mostPressesAMinute: 240,
  };
}

const press = (verb: string, inputs: Record<string, string> = {}, more: Partial<Press> = {}): Press => ({
  kind: 'press',
  from: { personId: cast.requester, teamsId: '29:one' },
  place: {
    serviceUrl: 'https://t.example/',
    conversationId: 'a:1',
    isPrivate: true,
    tenantId: 't',
  },
  trigger: 'manual',
  verb,
  data: { form: 'f1' },
  inputs,
  replyToId: 'message-1',
  ...more,
});

const says = (given: Answer): string => JSON.stringify(given.kind === 'card' ? given.card : given);

describe('a form that is open on two devices', () => {
  const key: DraftKey = { person: cast.requester, about: 'new', form: 'submit' };

  /** Reads as the store does; right after it the other device does something. */
  function thenOther(workflow: Workflow, act: () => Promise<unknown>): ConversationShell {
    const { cases } = workflow.stores;
    const readPress: typeof cases.readPress = async (query) => {
      const read = await cases.readPress(query);
      if (query.press !== undefined) await act();
      return read;
    };
    return conversation(workflow, {
      readPress,
      look: (ref) => cases.look(ref),
      readCase: (ref) => cases.readCase(ref),
      commit: (change) => cases.commit(change),
      history: (ref) => cases.history(ref),
      casesOf: (person) => cases.casesOf(person),
      follow: (from, to) => cases.follow(from, to),
      casesAbout: (child) => cases.casesAbout(child),
      originOf: (linked) => cases.originOf(linked),
    });
  }

  test('a request is not sent past what the other one has just saved; the next press sends both', async () => {
    const workflow = await aWorkflow();
    const { drafts, cases } = workflow.stores;
    await drafts.save(key, { ...half, values: typed }, 0);
    const values = { ...typed, 'family.faith': 'Typed on the phone' };
    const shell = thenOther(workflow, () => drafts.save(key, { ...half, values }, 1));
    const refused = await answer(shell, press('send:submit:preview'));
    expect(says(refused)).toContain('also filled in, sent or discarded on another device');
    expect(await cases.casesOf(cast.requester)).toEqual([]);
    expect((await drafts.read(key))?.values['family.faith']).toBe('Typed on the phone');
    await answer(conversation(workflow), press('send:submit:preview', {}, { data: { form: 'f2' } }));
    const [ref = ''] = await cases.casesOf(cast.requester);
    expect((await cases.readCase(ref))?.request.family.faith).toBe('Typed on the phone');
    expect(await drafts.draftsOf(cast.requester)).toEqual([]);
  });

  test('a request that the other one has just discarded is not sent, and is there again', async () => {
    const workflow = await aWorkflow();
    const { drafts, cases } = workflow.stores;
    await drafts.save(key, { ...half, values: typed }, 0);
    const shell = thenOther(workflow, () => drafts.discard(key));
    await answer(shell, press('send:submit:preview'));
    expect(await cases.casesOf(cast.requester)).toEqual([]);
    expect((await drafts.read(key))?.values['child.initials']).toBe(typed['child.initials']);
  });

  test('a comment is sent as it was typed, and what the other one has begun meanwhile stays', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'consultant-review');
    const comment: DraftKey = { person: cast.requester, about: ref, form: 'comment' };
    const { drafts, cases } = workflow.stores;
    await drafts.save(comment, { ...half, page: 'only', values: { comment: 'One.' } }, 0);
    const more = { ...half, page: 'only', values: { comment: 'Another thought.' } };
    const shell = thenOther(workflow, () => drafts.save(comment, more, 1));
    await answer(shell, press('send:comment:only', { comment: 'One.' }, { data: { case: ref, form: 'f1' } }));
    expect((await cases.history(ref)).at(-1)).toMatchObject({ type: 'commented', said: { comment: 'One.' } });
    expect((await drafts.read(comment))?.values['comment']).toBe('Another thought.');
  });

  test('a press that does not say on which message the form stands keeps every message as it is', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'consultant-review');
    const data = { case: ref, form: 'f1' };
    await answer(conversation(workflow), press('open:comment', {}, { data, replyToId: undefined }));
    const [kept] = await workflow.stores.drafts.draftsOf(cast.requester);
    expect(kept?.draft.openOn).toBe('*');
  });
});

describe('a draft that comes to its end', () => {
  const day = 24 * 60 * 60_000;

  async function withDraft(status: 'consultant-review' | 'withdrawn') {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'consultant-review');
    const key: DraftKey = { person: cast.requester, about: ref, form: 'comment' };
    await workflow.stores.drafts.save(key, { ...half, values: { comment: 'Amira is worse.' } }, 0);
    await workflow.stores.addresses.save(cast.requester, {
      serviceUrl: 'https://t.example/',
      conversationId: `chat-${cast.requester}`,
      teamsUserId: cast.requester,
      tenantId: 't',
    });
    if (status === 'withdrawn')
      await does(workflow, ref, { by: cast.requester, gives: aCommand('withdraw') });
    workflow.stores.clock.pass(28 * day);
    return { workflow, ref };
  }
  const cardsTo = ({ messenger }: Workflow) => messenger.to(cast.requester);

  test('is told once before, and once when it is gone, with the reference and the form alone', async () => {
    const { workflow, ref } = await withDraft('consultant-review');
    await tellOfEndingDrafts(workflow.shell);
    await tellOfEndingDrafts(workflow.shell);
    expect(cardsTo(workflow)).toEqual(['create']);
    const [card] = [...workflow.messenger.chatWith(cast.requester).values()];
    expect(JSON.stringify(card)).toContain(ref);
    expect(JSON.stringify(card)).not.toContain('Amira');
    workflow.stores.clock.pass(3 * day);
    await tellOfEndingDrafts(workflow.shell);
    await tellOfEndingDrafts(workflow.shell);
    expect(cardsTo(workflow)).toEqual(['create', 'create']);
  });

  test('is not told of a request that is over', async () => {
    const { workflow } = await withDraft('withdrawn');
    expect(await tellOfEndingDrafts(workflow.shell)).toBe(1);
    expect(cardsTo(workflow)).toEqual([]);
  });

  test('waits out the night, and is told in the morning', async () => {
    const { workflow } = await withDraft('consultant-review');
    workflow.clock.moveTo('2027-01-20T02:00:00.000Z');
    await tellOfEndingDrafts(workflow.shell);
    expect(cardsTo(workflow)).toEqual([]);
    workflow.clock.moveTo('2027-01-20T10:00:00.000Z');
    workflow.stores.clock.pass(8 * 60 * 60_000);
    await tellOfEndingDrafts(workflow.shell);
    expect(cardsTo(workflow)).toEqual(['create']);
  });

  test('is tried again when Teams did not take it, and not when it may have arrived', async () => {
    const { workflow } = await withDraft('consultant-review');
    workflow.messenger.answer = async () => ({ kind: 'not-sent' });
    await tellOfEndingDrafts(workflow.shell);
    workflow.messenger.answer = async () => ({ kind: 'unknown' });
    workflow.stores.clock.pass(61_000);
    await tellOfEndingDrafts(workflow.shell);
    workflow.stores.clock.pass(61_000);
    await tellOfEndingDrafts(workflow.shell);
    expect(cardsTo(workflow)).toHaveLength(2);
  });
});
