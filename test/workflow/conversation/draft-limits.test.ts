import type { CaseRef } from '../../../src/domain/case/ids';
import { formDefinitions } from '../../../src/views/cards/forms/form-definitions';
import { answer } from '../../../src/workflow/conversation/answer';
import type { ConversationShell } from '../../../src/workflow/conversation/shell';
import type { Answer, Press } from '../../../src/workflow/conversation/turn';
import type { DraftKey } from '../../../src/workflow/ports/case-ports';
import { aCommand } from '../../builders/core/a-command';
import { castFor } from '../../builders/core/ways';
import { aCaseIn, aWorkflow, does, type Workflow } from '../../builders/workflow';

const cast = castFor('external-second-opinion');
const half = { page: '', values: {}, savedAt: '2027-01-11T09:00:00.000Z' };
const says = (given: Answer): string => JSON.stringify(given.kind === 'card' ? given.card : given);

function conversation({ shell, stores }: Workflow): ConversationShell {
  return {
    ...shell,
    lists: stores.lists,
    tickets: { mint: async () => 'ticket', take: async () => undefined },
    remembered: new Set([cast.requester, cast.reviewer]),
    later: (work) => void work(),
    mostPressesAMinute: 240,
  };
}

function press(person: string, about: CaseRef, verb: string, inputs: Record<string, string> = {}): Press {
  return {
    kind: 'press',
    from: { personId: person, teamsId: `29:${person}` },
    place: { serviceUrl: 'https://t.example/', conversationId: 'a:1', isPrivate: true, tenantId: 't' },
    trigger: 'manual',
    verb,
    data: { case: about, form: 'f1' },
    inputs,
    replyToId: 'message-1',
  };
}

describe('a draft of somebody who stood down meanwhile', () => {
  /** The reviewer has an opinion half written, and no part in the request any more. */
  async function stoodDown() {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'under-review');
    const key: DraftKey = { person: cast.reviewer, about: ref, form: 'give-opinion' };
    await does(workflow, ref, { by: cast.reviewer, gives: aCommand('stand-down') });
    const { drafts } = workflow.stores;
    await drafts.save(key, { ...half, values: { 'opinion.reasons': 'Half a reason' } }, 0);
    const typing = (inputs: Record<string, string>) =>
      answer(conversation(workflow), press(cast.reviewer, ref, 'save:give-opinion:support', inputs));
    return { workflow, ref, key, drafts, typing };
  }

  test('keeps what is typed into the form’s own fields, and nothing else', async () => {
    const { drafts, key, typing } = await stoodDown();
    await typing({ 'opinion.limits': 'Only what was sent.', junk: 'x', 'junk.1': 'x'.repeat(5_000) });
    expect((await drafts.read(key))?.values).toEqual({
      'opinion.reasons': 'Half a reason',
      'opinion.limits': 'Only what was sent.',
    });
  });

  test('takes no field that is many times too long, and says so without saying more', async () => {
    const { drafts, key, typing } = await stoodDown();
    const said = await typing({ 'opinion.limits': 'x'.repeat(200_000) });
    expect(says(said)).toContain('too long to be kept');
    expect((await drafts.read(key))?.values).toEqual({ 'opinion.reasons': 'Half a reason' });
  });

  test('is thrown away by its author at any time', async () => {
    const { workflow, ref, drafts, key } = await stoodDown();
    const said = await answer(conversation(workflow), press(cast.reviewer, ref, 'discard:give-opinion'));
    expect(says(said)).toContain('discarded');
    expect(says(said)).not.toContain(ref);
    expect(await drafts.read(key)).toBeUndefined();
  });

  test.each(Object.keys(formDefinitions))('of any form (%s) holds no more than that', async (form) => {
    const { workflow, ref, drafts } = await stoodDown();
    const key: DraftKey = { person: cast.reviewer, about: ref, form };
    await drafts.save(key, half, (await drafts.read(key))?.version ?? 0);
    await answer(conversation(workflow), press(cast.reviewer, ref, `save:${form}:only`, { junk: 'x' }));
    const kept = await drafts.read(key);
    expect(kept?.values).toBeDefined();
    expect(kept?.values).not.toHaveProperty('junk');
  });
});

describe('a draft of somebody on the case', () => {
  const key = (about: CaseRef): DraftKey => ({ person: cast.requester, about, form: 'comment' });

  test('keeps a text over its limit, so that it can be shortened; far over it nothing of it, and the person is told', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'under-review');
    const save = (comment: string) =>
      answer(conversation(workflow), press(cast.requester, ref, 'save:comment:only', { comment }));
    await save('y'.repeat(5_000));
    expect((await workflow.stores.drafts.read(key(ref)))?.values['comment']).toHaveLength(5_000);
    const said = await save('x'.repeat(900_000));
    expect(said).toMatchObject({ kind: 'refused', code: 'too-long-to-keep' });
    expect((await workflow.stores.drafts.read(key(ref)))?.values['comment']).toHaveLength(5_000);
    await save('Short.');
    expect((await workflow.stores.drafts.read(key(ref)))?.values['comment']).toBe('Short.');
  });
});
