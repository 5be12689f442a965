import { deliver } from '../../src/workflow/deliver';
import { aCaseIn, aWorkflow, deliverAll, does, rowOf } from '../builders/workflow';
import { cast, comments, delivered, noted, rings } from '../builders/workflow-delivered';
import type { SendCall } from '../fakes/fake-messenger';

const turnedOff = { kind: 'bot-refused', code: 'BotDisabledByAdmin' } as const;
/** Longer than the longest pause, and what is added to it. */
const quarterOfAnHour = 15 * 60_000;

describe('when Teams turns the bot away, whoever it writes to', () => {
  test.each(['open', 'create'] as const)(
    'nobody’s invitation lapses for it, on %s, and all goes out by itself once the bot is let in again',
    async (fails: SendCall['kind']) => {
      const workflow = await aWorkflow();
      workflow.messenger.answer = ({ kind }) => (kind === fails ? turnedOff : undefined);
      const ref = await aCaseIn(workflow, 'inviting');
      await deliver(workflow.shell, 50);
      for (let hours = 0; hours < 3; hours += 1) {
        workflow.stores.clock.pass(quarterOfAnHour);
        await deliver(workflow.shell, 50);
      }
      const state = await workflow.stores.cases.readCase(ref);
      const [first] = state?.candidates.filter(({ standing }) => standing === 'invited') ?? [];
      expect(state?.candidates.map(({ standing }) => standing)).not.toContain('lapsed');
      expect(await noted(workflow, ref)).toEqual([]);
      expect(await rowOf(workflow, ref, first?.person ?? '')).toMatchObject({
        standing: 'failed',
        failure: 'bot-refused',
      });
      expect(workflow.logged.failed[0]?.error).toMatchObject({
        code: 'bot-refused-by-teams BotDisabledByAdmin',
      });
      workflow.messenger.answer = () => undefined;
      workflow.stores.clock.pass(quarterOfAnHour);
      await deliverAll(workflow);
      expect(await rowOf(workflow, ref, first?.person ?? '')).toMatchObject({
        standing: 'delivered',
        failure: undefined,
      });
      expect(await noted(workflow, ref)).toEqual([]);
    },
  );

  test('a card that is there is not given up: it follows once the bot is let in again', async () => {
    const { workflow, ref } = await delivered();
    workflow.messenger.answer = ({ kind }) => (kind === 'update' ? turnedOff : undefined);
    await does(workflow, ref, comments);
    await deliver(workflow.shell, 50);
    const row = await rowOf(workflow, ref, cast.consultant);
    expect(row).toMatchObject({ standing: 'failed', failure: 'bot-refused' });
    expect(row.copies.map(({ shows }) => shows)).toEqual(['live']);
    workflow.messenger.answer = () => undefined;
    workflow.stores.clock.pass(quarterOfAnHour);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).not.toContain('create');
    expect(await rowOf(workflow, ref, cast.consultant)).toMatchObject({ standing: 'delivered' });
  });

  test('who was out of reach before stays so, and no one else is', async () => {
    const { workflow, ref } = await delivered();
    workflow.messenger.answer = ({ person }) => (person === cast.requester ? { kind: 'blocked' } : turnedOff);
    await does(workflow, ref, rings);
    await deliver(workflow.shell, 50);
    const others = (await noted(workflow, ref)).filter((each) => !each.startsWith(cast.requester));
    expect(others).toEqual([]);
  });
});
