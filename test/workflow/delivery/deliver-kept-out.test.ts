import { deliver } from '../../../src/workflow/delivery/deliver';
import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { deliverAll, directoryWith, does, hasRow, rowOf } from '../../builders/workflow';
import { cast, comments, delivered, textOf, versionOf } from '../../builders/workflow-delivered';

describe('who is kept out when it is sent', () => {
  const holds = { by: who.safeguardingLead, gives: aCommand('hold') };
  const dies = { by: who.coordinator, gives: aCommand('record-death') };

  /** The advocate's card was wanted before, and could not be sent yet. */
  async function advocateWaiting() {
    const { workflow, ref } = await delivered();
    await does(workflow, ref, { by: cast.reviewer, gives: aCommand('ask-for-item') });
    expect(await hasRow(workflow, ref, who.advocate)).toBe(true);
    workflow.messenger.calls.length = 0;
    return { workflow, ref };
  }

  test.each([
    ['a hold', holds],
    ['a death', dies],
  ] as const)(
    'under %s the family’s side gets nothing, also what was wanted before it',
    async (_, happens) => {
      const { workflow, ref } = await advocateWaiting();
      await does(workflow, ref, happens);
      await deliverAll(workflow);
      expect(workflow.messenger.to(who.advocate)).toEqual([]);
      expect(workflow.messenger.to(cast.consultant)).not.toEqual([]);
    },
  );

  test.each([
    ['a hold', holds],
    ['a death', dies],
  ] as const)(
    'under %s even an advocate who was taken off the case before is not written to',
    async (_, happens) => {
      const { workflow, ref } = await advocateWaiting();
      await deliverAll(workflow);
      workflow.messenger.calls.length = 0;
      await does(workflow, ref, {
        by: who.coordinator,
        gives: aCommand('remove-member', { person: who.advocate }),
      });
      await does(workflow, ref, happens);
      await deliverAll(workflow);
      expect(workflow.messenger.to(who.advocate)).toEqual([]);
    },
  );

  test('after the hold the advocate’s card follows again', async () => {
    const { workflow, ref } = await advocateWaiting();
    await does(workflow, ref, holds);
    await deliverAll(workflow);
    await does(workflow, ref, { by: who.safeguardingLead, gives: aCommand('lift-hold') });
    await deliverAll(workflow);
    expect(workflow.messenger.to(who.advocate)).toHaveLength(1);
    expect((await rowOf(workflow, ref, who.advocate)).shownVersion).toBe(await versionOf(workflow, ref));
  });

  test('a death notifies the staff', async () => {
    const { workflow, ref } = await delivered();
    await does(workflow, ref, dies);
    await deliverAll(workflow);
    for (const person of [cast.requester, cast.consultant, cast.reviewer, who.clinicalLead]) {
      expect(workflow.messenger.to(person)).toContain('create');
    }
    expect(workflow.messenger.to(who.nurse)).not.toContain('create');
  });

  test('whoever has no part any more gets the old card closed, and never a new one', async () => {
    const { workflow, ref } = await delivered();
    await does(workflow, ref, { by: cast.reviewer, gives: aCommand('stand-down') });
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.reviewer)).toEqual([expect.stringMatching(/^update/)]);
    const [shown] = [...workflow.messenger.chatWith(cast.reviewer).values()].slice(-1);
    expect(textOf(shown)).not.toMatch(/Q\.Z\.|Which of the two|give-opinion/);
    for (const { activityId } of (await rowOf(workflow, ref, cast.reviewer)).copies) {
      workflow.messenger.lose(cast.reviewer, activityId);
    }
    await workflow.stores.ledger.revive(cast.reviewer, 'all');
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.reviewer)).not.toContain('create');
  });

  test('somebody who joins and leaves before the worker looks hears nothing', async () => {
    const { workflow, ref } = await delivered();
    const added = { by: who.coordinator, gives: aCommand('add-member', { person: who.physiotherapist }) };
    await does(workflow, ref, added);
    const removed = {
      by: who.coordinator,
      gives: aCommand('remove-member', { person: who.physiotherapist }),
    };
    await does(workflow, ref, removed);
    await deliverAll(workflow);
    expect(workflow.messenger.to(who.physiotherapist)).toEqual([]);
  });

  test('of whoever leaves while their first card is on its way, nobody knows whether it arrived', async () => {
    const { workflow, ref } = await delivered();
    const { messenger } = workflow;
    const person = who.physiotherapist;
    messenger.answer = (call) => {
      if (call.person === person && call.kind === 'create') throw new Error('the worker dies');
      return undefined;
    };
    await does(workflow, ref, { by: who.coordinator, gives: aCommand('add-member', { person }) });
    await deliver(workflow.shell, 50);
    expect((await rowOf(workflow, ref, person)).standing).toBe('sending');
    messenger.answer = () => undefined;
    await does(workflow, ref, { by: who.coordinator, gives: aCommand('remove-member', { person }) });
    await deliverAll(workflow);
    expect((await rowOf(workflow, ref, person)).standing).toBe('unknown');
  });

  test('a directory that another process brought counts at once', async () => {
    const { workflow, ref } = await delivered();
    await does(workflow, ref, comments);
    const holder = { standing: [{ role: 'coordinator', as: 'holder', organisation: 'INV-T1' }] } as const;
    const changes = {
      [who.coordinator]: { standing: [] },
      [who.physiotherapist]: { standing: [...holder.standing] },
    };
    await workflow.stores.directory.replace(directoryWith(changes));
    await deliverAll(workflow);
    const [shown] = [...workflow.messenger.chatWith(who.coordinator).values()].slice(-1);
    expect(textOf(shown)).not.toMatch(/Q\.Z\.|Which of the two/);
  });
});
