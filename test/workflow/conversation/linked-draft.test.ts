import { answer } from '../../../src/workflow/conversation/answer';
import type { ConversationShell } from '../../../src/workflow/conversation/shell';
import type { Answer, Press } from '../../../src/workflow/conversation/turn';
import type { DraftKey } from '../../../src/workflow/ports/case-ports';
import { aCommand, submission } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { castFor, requestFor } from '../../builders/core/ways';
import { aCaseIn, aWorkflow, does, give, type Workflow } from '../../builders/workflow';

const eso = 'external-second-opinion';
const cast = castFor(eso);
const neutral = 'There is no request with this reference in which you have a part.';

const conversation = ({ shell, stores }: Workflow): ConversationShell => ({
  ...shell,
  lists: stores.lists,
  tickets: { mint: async () => 'ticket', take: async () => undefined },
  remembered: new Set([cast.requester]),
  later: (work) => void work(),
  mostPressesAMinute: 240,
});

const press = (verb: string, ref: string): Press => ({
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
  data: { form: 'f1', case: ref },
  inputs: {},
  replyToId: 'message-1',
});

const says = (given: Answer): string => JSON.stringify(given.kind === 'card' ? given.card : given);

test('whoever has no part in the earlier request any more learns nothing of it from their draft, and can discard it', async () => {
  const workflow = await aWorkflow();
  const shell = conversation(workflow);
  const origin = await aCaseIn(workflow, 'resolution');
  const started = await does(workflow, origin, {
    by: cast.requester,
    gives: aCommand('start-linked-request'),
  });
  const linked = started.linkedTo[0]?.ref ?? '';
  expect(says(await answer(shell, press('open:submit', linked)))).toContain(linked);
  const key: DraftKey = { person: cast.requester, about: linked, form: 'submit' };
  const draft = await workflow.stores.drafts.read(key);
  expect(draft?.linkedFrom).toBe(origin);
  await does(workflow, origin, {
    by: who.coordinator,
    gives: aCommand('replace-requester', { person: who.respiratoryDoctor }),
  });
  await does(workflow, origin, { by: who.coordinator, gives: aCommand('record-death') });

  for (const verb of ['open:submit', 'next:submit:child', 'send:submit:preview']) {
    const told = says(await answer(shell, press(verb, linked)));
    expect(told).toContain(neutral);
    expect(told).not.toMatch(/death/i);
  }
  const from = { ref: origin, barred: [], whatIsNew: 'New.', earlierOpinions: 1 };
  const gives = submission(requestFor(eso, cast, {}), from);
  expect(await give(workflow, undefined, { by: cast.requester, gives }, { ref: linked })).toMatchObject({
    kind: 'refused',
    refusal: { code: 'unknown-case', text: expect.stringContaining(neutral) },
  });

  expect(await workflow.stores.drafts.read(key)).toBeDefined();
  await answer(shell, press('discard:submit', linked));
  expect(await workflow.stores.drafts.read(key)).toBeUndefined();
});
