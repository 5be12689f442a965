import { deliver } from '../../../src/workflow/delivery/deliver';
import { aCaseIn, aWorkflow, deliverAll, rowOf } from '../../builders/workflow';
import { cast, failing, noted } from '../../builders/workflow-delivered';
import type { NotDone } from '../../fakes/fake-messenger';

describe('when no chat can be opened with somebody who never wrote', () => {
  const firstCard = async (result: NotDone | { readonly kind: 'no-account' }) => {
    const workflow = await aWorkflow();
    if (result.kind === 'no-account') workflow.messenger.nobody.add(cast.consultant);
    const mend = result.kind === 'no-account' ? () => {} : failing(workflow, cast.consultant, 'open', result);
    const ref = await aCaseIn(workflow, 'consultant-review');
    await deliver(workflow.shell, 50);
    return { workflow, ref, mend };
  };

  test.each([
    [{ kind: 'throttled', retryAfterMs: 1_000 }],
    [{ kind: 'not-sent' }],
    [{ kind: 'unknown' }],
  ] as const)('just now (%j): it is tried again, and nobody is called unreachable', async (result) => {
    const { workflow, ref, mend } = await firstCard(result);
    expect((await rowOf(workflow, ref, cast.consultant)).standing).toBe('waiting');
    mend();
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).toEqual(['create']);
    expect(await noted(workflow, ref)).toEqual([]);
  });

  test.each([
    ['not-installed', 'not-installed'],
    ['blocked', 'blocked'],
    ['gone', 'gone'],
    ['no-account', 'no-account'],
  ] as const)('at all (%s): the case says so', async (kind, why) => {
    const { workflow, ref } = await firstCard({ kind });
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).toEqual([]);
    expect(await noted(workflow, ref)).toEqual([`${cast.consultant} undeliverable: ${why}`]);
  });

  test('because Teams does not take what the bot asks: nothing is held against the person', async () => {
    const { workflow, ref, mend } = await firstCard({ kind: 'refused' });
    expect(await noted(workflow, ref)).toEqual([]);
    expect(await rowOf(workflow, ref, cast.consultant)).toMatchObject({
      standing: 'failed',
      failure: 'refused',
    });
    mend();
    workflow.stores.clock.pass(15 * 60_000);
    await deliverAll(workflow);
    expect((await rowOf(workflow, ref, cast.consultant)).standing).toBe('delivered');
  });
});
