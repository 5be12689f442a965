import { answer } from '../../../src/workflow/conversation/answer';
import type { ConversationShell } from '../../../src/workflow/conversation/shell';
import type { Answer, Press } from '../../../src/workflow/conversation/turn';
import type { DraftKey } from '../../../src/workflow/ports/case-ports';
import { aCommand, questionOf } from '../../builders/core/a-command';
import { castFor } from '../../builders/core/ways';
import { aCaseIn, aWorkflow, does, type Workflow } from '../../builders/workflow';

/** A reviewer’s half-written opinion while the questions change (process page §4b, correct; I10). */

const cast = castFor('external-second-opinion');
const [operation, dose] = ['Should she have the operation?', 'Is the higher dose safe for her?'];

const conversation = ({ shell, stores }: Workflow): ConversationShell => ({
  ...shell,
  lists: stores.lists,
  tickets: { mint: async () => 'ticket', take: async () => undefined },
  remembered: new Set([cast.reviewer]),
  later: (work) => void work(),
  mostPressesAMinute: 240,
});

const press = (verb: string, ref: string, inputs: Record<string, string> = {}): Press => ({
  kind: 'press',
  from: { personId: cast.reviewer, teamsId: '29:one' },
  place: { serviceUrl: 'https://t.example/', conversationId: 'a:1', isPrivate: true, tenantId: 't' },
  trigger: 'manual',
  verb,
  data: { form: 'f1', case: ref },
  inputs,
  replyToId: 'message-1',
});

const says = (given: Answer): string => JSON.stringify(given.kind === 'card' ? given.card : given);

const asks = (workflow: Workflow, ref: string, questions: string[]) =>
  does(workflow, ref, {
    by: cast.requester,
    gives: (state) =>
      aCommand('correct', {
        correction: { part: 'question', question: { ...questionOf(state), questions } },
      })(state),
  });

async function halfWritten() {
  const workflow = await aWorkflow();
  const ref = await aCaseIn(workflow, 'under-review');
  await asks(workflow, ref, [operation, dose]);
  const shell = conversation(workflow);
  const key: DraftKey = { person: cast.reviewer, about: ref, form: 'give-opinion' };
  const to = (verb: string, inputs?: Record<string, string>) => answer(shell, press(verb, ref, inputs));
  return { workflow, ref, shell, key, to, draft: () => workflow.stores.drafts.read(key) };
}

test('no kept answer comes to stand under another question, and none is lost', async () => {
  const { workflow, ref, to, draft } = await halfWritten();
  await to('open:give-opinion');
  await to('next:give-opinion:answer-1', { 'opinion.answers.0': 'She should.' });
  await to('save:give-opinion:answer-2', { 'opinion.answers.1': 'The higher one is not.' });
  await asks(workflow, ref, [dose]);
  const opened = says(await to('open:give-opinion'));
  expect(opened).toContain(dose);
  expect(opened).toContain('The higher one is not.');
  expect(opened).not.toContain('She should.');
  const gone = says(await to('goto:give-opinion:answer-1'));
  expect(gone).toContain('You wrote this for a question that is no longer asked');
  expect(gone).toContain(operation);
  expect(gone).toContain('She should.');
  expect((await draft())?.values).toMatchObject({ 'opinion.answers.0': 'She should.' });
});

test('what is typed on an old card goes to the question that this card showed', async () => {
  const { workflow, ref, to, draft } = await halfWritten();
  await to('open:give-opinion');
  await asks(workflow, ref, [dose]);
  await to('save:give-opinion:answer-1', { 'opinion.answers.0': 'She should, and soon.' });
  const gone = says(await to('goto:give-opinion:answer-1'));
  expect(gone).toContain(operation);
  expect(gone).toContain('She should, and soon.');
  expect((await draft())?.values['opinion.answers.0']).toBe('She should, and soon.');
});

test('what an earlier release kept by place is put with the questions of that day', async () => {
  const { workflow, ref, key, to } = await halfWritten();
  const values = { 'opinion.answers.0': 'She should.', 'opinion.answers.1': 'The higher one is not.' };
  await workflow.stores.drafts.save(
    key,
    { page: 'answer-1', values, savedAt: workflow.shell.clock.now() },
    0,
  );
  workflow.clock.passMinutes(1);
  await asks(workflow, ref, [dose]);
  const opened = says(await to('open:give-opinion'));
  expect(opened).toContain(operation);
  expect(opened).toContain('She should.');
  expect(says(await to('goto:give-opinion:answer-2'))).toContain('The higher one is not.');
});
