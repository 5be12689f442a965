import { deliver } from '../../../src/workflow/delivery/deliver';
import { who } from '../../builders/core/people';
import { aCaseIn, aWorkflow, deliverAll, does, rowOf } from '../../builders/workflow';
import {
  cast,
  comments,
  delivered,
  failing,
  noted,
  notifies,
  textOf,
  versionOf,
} from '../../builders/workflow-delivered';

describe('what is delivered', () => {
  test('a person’s first card is posted, and later ones change that message', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'consultant-review');
    await deliverAll(workflow);
    await does(workflow, ref, comments);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).toEqual([
      'create',
      expect.stringMatching(/^update message-/),
    ]);
    const row = await rowOf(workflow, ref, cast.consultant);
    expect(row).toMatchObject({ standing: 'delivered', failure: undefined, attempts: 0 });
    expect(row.shownVersion).toBe(await versionOf(workflow, ref));
  });

  test('many changes before the worker looks cost each person one message', async () => {
    const { workflow, ref } = await delivered();
    for (let times = 0; times < 5; times += 1) await does(workflow, ref, comments);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).toHaveLength(1);
  });

  test('when the notification comes, a new card comes and the older one says that there is a newer', async () => {
    const { workflow, ref } = await delivered();
    const [old] = (await rowOf(workflow, ref, cast.consultant)).copies.slice(-1);
    await does(workflow, ref, notifies);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).toEqual(['create', `update ${old?.activityId}`]);
    const { copies } = await rowOf(workflow, ref, cast.consultant);
    expect(copies.find(({ activityId }) => activityId === old?.activityId)?.shows).toBe('stub');
    expect(copies.filter(({ shows }) => shows === 'live')).toHaveLength(1);
    expect(textOf(workflow.messenger.chatWith(cast.consultant).get(old?.activityId ?? ''))).not.toContain(
      'Which of the two',
    );
  });

  test('a stub that is pressed follows the case again', async () => {
    const { workflow, ref } = await delivered();
    await does(workflow, ref, notifies);
    await deliverAll(workflow);
    const stub = (await rowOf(workflow, ref, cast.consultant)).copies.find(({ shows }) => shows === 'stub');
    if (stub === undefined) throw new Error('no stub');
    const { shows: _, ...copy } = stub;
    const version = (await versionOf(workflow, ref)) ?? 0;
    await workflow.stores.ledger.seen(ref, cast.consultant, copy, version, workflow.clock.now());
    workflow.messenger.calls.length = 0;
    await does(workflow, ref, comments);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).toContain(`update ${stub.activityId}`);
  });

  test('what is wanted while a message is on its way is worked on after it', async () => {
    const { workflow, ref } = await delivered();
    let changed = false;
    workflow.messenger.answer = async ({ person }) => {
      if (person !== cast.consultant || changed) return undefined;
      changed = true;
      await does(workflow, ref, comments);
      return undefined;
    };
    await does(workflow, ref, comments);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).toHaveLength(2);
    expect((await rowOf(workflow, ref, cast.consultant)).shownVersion).toBe(await versionOf(workflow, ref));
  });

  test('a notification for what the card shows already does not come a second time', async () => {
    const { workflow, ref } = await delivered();
    let change: Promise<unknown> | undefined;
    const { cases } = workflow.stores;
    // The second change is committed after the worker has the row and before it reads the case.
    const slow = Object.assign(Object.create(cases), {
      readPress: async (query: Parameters<typeof cases.readPress>[0]) => {
        change ??= does(workflow, ref, notifies);
        await change;
        return await cases.readPress(query);
      },
    });
    await does(workflow, ref, notifies);
    await deliver({ ...workflow.shell, cases: slow });
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant).filter((each) => each === 'create')).toHaveLength(1);
  });

  test('a message with a half-filled form is left alone, and a new card comes all the same', async () => {
    const { workflow, ref } = await delivered();
    const [open] = (await rowOf(workflow, ref, cast.consultant)).copies.slice(-1);
    const key = { person: cast.consultant, about: ref, form: 'comment' };
    const draft = { page: 'one', values: {}, openOn: open?.activityId ?? '', savedAt: workflow.clock.now() };
    await workflow.stores.drafts.save(key, draft, 0);
    await does(workflow, ref, comments);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).toEqual([]);
    await does(workflow, ref, notifies);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).toEqual(['create']);
    const { copies } = await rowOf(workflow, ref, cast.consultant);
    expect(copies.find(({ activityId }) => activityId === open?.activityId)?.shows).toBe('live');
    // Half an hour later it follows again.
    workflow.clock.passMinutes(31);
    await does(workflow, ref, comments);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).toContain(`update ${open?.activityId}`);
  });

  test('a deleted message is replaced by a new card', async () => {
    const { workflow, ref } = await delivered();
    const [old] = (await rowOf(workflow, ref, cast.consultant)).copies.slice(-1);
    workflow.messenger.lose(cast.consultant, old?.activityId ?? '');
    await does(workflow, ref, comments);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).toEqual([`update ${old?.activityId}`, 'create']);
    const { copies } = await rowOf(workflow, ref, cast.consultant);
    expect(copies.filter(({ shows }) => shows === 'live')).toHaveLength(1);
  });
});

describe('after a crash', () => {
  test('a card that was being posted is unknown, and is not posted again', async () => {
    const { workflow, ref } = await delivered();
    await does(workflow, ref, notifies);
    const { ledger } = workflow.stores;
    const [claim] = (await ledger.claim(50, workflow.clock.now())).filter(
      ({ row }) => row.person === cast.consultant,
    );
    if (claim === undefined) throw new Error('nothing to claim');
    const version = (await versionOf(workflow, ref)) ?? 0;
    const view = { shownVersion: version, shownRing: version };
    await ledger.record(claim, { standing: 'sending', ...view }, { keep: true });
    await deliverAll(workflow);
    // Only the older card is brought up to date.
    expect(workflow.messenger.to(cast.consultant)).toEqual([expect.stringMatching(/^update/)]);
    expect((await rowOf(workflow, ref, cast.consultant)).standing).toBe('unknown');
  });

  test('a notification that came meanwhile is not swallowed by it', async () => {
    const { workflow, ref } = await delivered();
    await does(workflow, ref, notifies);
    const { ledger } = workflow.stores;
    const [claim] = (await ledger.claim(50, workflow.clock.now())).filter(
      ({ row }) => row.person === cast.consultant,
    );
    if (claim === undefined) throw new Error('nothing to claim');
    const version = (await versionOf(workflow, ref)) ?? 0;
    const view = { shownVersion: version, shownRing: version };
    await ledger.record(claim, { standing: 'sending', ...view }, { keep: true });
    await does(workflow, ref, notifies);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant).filter((each) => each === 'create')).toHaveLength(1);
  });

  test('a worker whose lease is over records nothing, and the other one’s word stands', async () => {
    const { workflow, ref } = await delivered();
    let late = true;
    workflow.messenger.answer = async ({ person }) => {
      if (person !== cast.consultant || !late) return undefined;
      late = false;
      workflow.stores.clock.pass(61_000);
      await deliver(workflow.shell, 50);
      return undefined;
    };
    await does(workflow, ref, notifies);
    await deliverAll(workflow);
    const row = await rowOf(workflow, ref, cast.consultant);
    expect(row.standing).toBe('unknown');
    expect(workflow.messenger.to(cast.consultant).filter((each) => each === 'create')).toHaveLength(1);
    expect(row.copies.filter(({ shows }) => shows === 'live')).toHaveLength(1);
  });

  test('a fault of one row is told to the log, and the others are delivered', async () => {
    const { workflow, ref } = await delivered();
    let faults = 1;
    workflow.messenger.answer = ({ person }) => {
      if (person !== cast.consultant || faults === 0) return undefined;
      faults -= 1;
      throw new Error('a bug');
    };
    await does(workflow, ref, comments);
    await deliver(workflow.shell, 50);
    expect(workflow.logged.failed).toMatchObject([{ ref }]);
    expect(workflow.messenger.to(who.coordinator)).toHaveLength(1);
    await deliverAll(workflow);
    expect((await rowOf(workflow, ref, cast.consultant)).shownVersion).toBe(await versionOf(workflow, ref));
  });

  test('the case still hears that somebody cannot be reached', async () => {
    const { workflow, ref } = await delivered();
    failing(workflow, cast.consultant, 'create', { kind: 'blocked' });
    await does(workflow, ref, notifies);
    const { cases } = workflow.stores;
    const dying = Object.assign(Object.create(cases), {
      commit: async () => {
        throw new Error('the process dies');
      },
    });
    await deliver({ ...workflow.shell, cases: dying }, 50);
    expect(await noted(workflow, ref)).toEqual([]);
    await deliverAll(workflow);
    expect(await noted(workflow, ref)).toEqual([`${cast.consultant} undeliverable: blocked`]);
  });
});
