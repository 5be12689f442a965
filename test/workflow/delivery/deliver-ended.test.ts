import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { london } from '../../builders/core/play';
import { aCaseIn, aWorkflow, deliverAll, does } from '../../builders/workflow';
import { cast, delivered, notifies, textOf } from '../../builders/workflow-delivered';

const night = '2027-01-12 22:30';
const morning = '2027-01-13 07:00';

const lastCard = (chat: ReadonlyMap<string, unknown>) => textOf([...chat.values()].at(-1));

test('once a request has ended, every copy is no more than how, when, and what is still open to the person', async () => {
  const { workflow, ref } = await delivered();
  await does(workflow, ref, notifies);
  await deliverAll(workflow);
  const whole = lastCard(workflow.messenger.chatWith(cast.consultant));
  await does(workflow, ref, { by: cast.consultant, gives: aCommand('withdraw') });
  await deliverAll(workflow);
  for (const row of await workflow.stores.ledger.rows(ref)) {
    for (const { activityId } of row.copies.filter(({ shows }) => shows === 'live')) {
      const card = textOf(workflow.messenger.chatWith(row.person).get(activityId));
      expect(card.length).toBeLessThan(whole.length / 3);
      expect(card).not.toMatch(/A\.B\.|2018/);
    }
  }
  const consultants = lastCard(workflow.messenger.chatWith(cast.consultant));
  for (const words of [`Request ${ref}`, 'Withdrawn', 'Since', 'show:case', 'show:record']) {
    expect(consultants).toContain(words);
  }
  // What is still to be done stays a button; what somebody may not see is no button.
  expect(lastCard(workflow.messenger.chatWith(who.coordinator))).toContain('open:confirm-record');
  expect(lastCard(workflow.messenger.chatWith(cast.requester))).not.toContain('show:record');
});

test('the reviewer is notified when the request is withdrawn: a new card, which says nothing of it, and the old one closes', async () => {
  const { workflow, ref } = await delivered();
  const chat = workflow.messenger.chatWith(cast.reviewer);
  const before = chat.size;
  await does(workflow, ref, { by: cast.consultant, gives: aCommand('withdraw') });
  await deliverAll(workflow);
  const cards = [...chat.values()].map(textOf);
  expect(cards).toHaveLength(before + 1);
  expect(cards.at(-1)).toContain('Nothing more is asked of you here');
  for (const card of cards) expect(card).not.toMatch(/A\.B\.|2018/);
  await does(workflow, ref, { by: who.coordinator, gives: aCommand('confirm-record') });
  await deliverAll(workflow);
  expect(chat.size).toBe(before + 1);
});

test.each(['record-death', 'withdraw', 'release'] as const)(
  'of a request that is not urgent, at night, after %s the reviewer’s card asks for nothing more at once; the notification follows at seven',
  async (type) => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'under-review', { urgency: 'routine' });
    await deliverAll(workflow);
    const chat = workflow.messenger.chatWith(cast.reviewer);
    const before = chat.size;
    expect(lastCard(chat)).toContain('open:give-opinion');
    workflow.clock.moveTo(london(night));
    const by = { 'record-death': who.coordinator, withdraw: cast.consultant, release: who.clinicalLead };
    await does(workflow, ref, { by: by[type], gives: aCommand(type) });
    await deliverAll(workflow);
    expect(chat.size).toBe(before);
    expect(lastCard(chat)).not.toContain('give-opinion');
    workflow.clock.moveTo(london(morning));
    await deliverAll(workflow);
    expect(chat.size).toBe(before + 1);
    expect(lastCard(chat)).not.toContain('give-opinion');
  },
);
