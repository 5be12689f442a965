import { aCommand } from '../builders/core/a-command';
import { who } from '../builders/core/people';
import { deliverAll, does } from '../builders/workflow';
import { cast, delivered, rings, textOf } from '../builders/workflow-delivered';

const lastCard = (chat: ReadonlyMap<string, unknown>) => textOf([...chat.values()].at(-1));

test('once a request has ended, every copy is no more than how, when, and what is still open to the person', async () => {
  const { workflow, ref } = await delivered();
  await does(workflow, ref, rings);
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
