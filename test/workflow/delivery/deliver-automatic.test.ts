import { answer } from '../../../src/workflow/conversation/answer';
import { cardFor } from '../../../src/workflow/delivery/case-cards';
import { aCommand } from '../../builders/core/a-command';
import { theFacts } from '../../builders/core/people';
import { does, type Workflow } from '../../builders/workflow';
import { cast, delivered } from '../../builders/workflow-delivered';

const withoutForms = (card: unknown) => JSON.stringify(card).replaceAll(/form-\d+/g, 'form');

/** The client brings the consultant's message up to date by itself. */
async function refreshed({ shell, stores }: Workflow, ref: string): Promise<string> {
  const answered = await answer(
    {
      ...shell,
      lists: stores.lists,
      tickets: stores.tickets,
      remembered: new Set([cast.consultant]),
      later: (work) => void work(),
      mostPressesAMinute: 240,
    },
    {
      kind: 'press',
      from: { personId: cast.consultant, teamsId: '29:one' },
      place: {
        serviceUrl: 'https://t.example/',
        conversationId: 'a:1',
        isPrivate: true,
        tenantId: 't',
      },
      trigger: 'automatic',
      verb: 'show:case',
      data: { case: ref },
      inputs: {},
      replyToId: undefined,
    },
  );
  return withoutForms(answered.kind === 'card' ? answered.card : answered);
}

test('a message that the client itself brings up to date shows what delivery would: of a case that has ended a stub', async () => {
  const { workflow, ref } = await delivered();
  const asDelivered = async () => {
    const state = await workflow.stores.cases.readCase(ref);
    if (state === undefined) throw new Error('the case is gone');
    const about = { state, facts: theFacts, viewer: cast.consultant, now: workflow.clock.now() };
    return withoutForms(cardFor({ ...about, form: 'form-0' }).card);
  };
  const whole = await refreshed(workflow, ref);
  expect(whole).toBe(await asDelivered());
  await does(workflow, ref, { by: cast.consultant, gives: aCommand('withdraw') });
  const stub = await refreshed(workflow, ref);
  expect(stub).toBe(await asDelivered());
  expect(stub.length).toBeLessThan(whole.length / 3);
});
