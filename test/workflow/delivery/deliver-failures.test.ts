import { deliver } from '../../../src/workflow/delivery/deliver';
import { StoreUnavailable } from '../../../src/workflow/ports/case-ports';
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
import type { NotDone, SendCall } from '../../fakes/fake-messenger';

describe('when a card cannot be posted', () => {
  const ringConsultant = async (result: NotDone, kind: SendCall['kind'] = 'create') => {
    const { workflow, ref } = await delivered();
    const mend = failing(workflow, cast.consultant, kind, result);
    await does(workflow, ref, notifies);
    await deliver(workflow.shell, 50);
    return { workflow, ref, mend };
  };

  test('throttled: it waits as long as Teams says, and is then posted', async () => {
    const { workflow, ref, mend } = await ringConsultant({ kind: 'throttled', retryAfterMs: 60_000 });
    mend();
    await deliver(workflow.shell, 50);
    expect(workflow.messenger.to(cast.consultant)).toEqual(['create']);
    workflow.stores.clock.pass(76_000);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant).slice(0, 2)).toEqual(['create', 'create']);
    expect((await rowOf(workflow, ref, cast.consultant)).standing).toBe('delivered');
    expect(await noted(workflow, ref)).toEqual([]);
  });

  test('no connection: it is tried for as long as it takes, and says nothing about the person', async () => {
    const { workflow, ref, mend } = await ringConsultant({ kind: 'not-sent' });
    for (let minutes = 0; minutes < 15; minutes += 1) {
      workflow.stores.clock.pass(80_000);
      await deliver(workflow.shell, 50);
    }
    expect(await rowOf(workflow, ref, cast.consultant)).toMatchObject({
      standing: 'failed',
      failure: 'no-connection',
    });
    expect(await noted(workflow, ref)).toEqual([]);
    mend();
    await deliverAll(workflow);
    expect(await rowOf(workflow, ref, cast.consultant)).toMatchObject({
      standing: 'delivered',
      failure: undefined,
    });
  });

  test('unknown: that view is never posted again, and a later one is, once', async () => {
    const { workflow, ref, mend } = await ringConsultant({ kind: 'unknown' });
    mend();
    await deliverAll(workflow);
    // The older card, which may be changed as often as one likes, shows it meanwhile.
    expect(workflow.messenger.to(cast.consultant)).toEqual(['create', expect.stringMatching(/^update/)]);
    expect((await rowOf(workflow, ref, cast.consultant)).shownVersion).toBe(await versionOf(workflow, ref));
    expect((await rowOf(workflow, ref, cast.consultant)).standing).toBe('unknown');
    workflow.messenger.calls.length = 0;
    await does(workflow, ref, notifies);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant).filter((each) => each === 'create')).toHaveLength(1);
  });

  test('not yet sent: what could not be noted as being sent has not left, and is posted once when it can', async () => {
    const { workflow, ref } = await delivered();
    await does(workflow, ref, notifies);
    const { ledger } = workflow.stores;
    const record = ledger.record.bind(ledger);
    // The note is made, and nobody hears of it, as where too few replicas have it.
    ledger.record = async (claim, update, next) => {
      const isOurs = await record(claim, update, next);
      if (update.standing === 'sending') throw new StoreUnavailable('cannot tell', { mayBeSaved: true });
      return isOurs;
    };
    await deliver(workflow.shell, 50);
    ledger.record = record;
    expect(workflow.messenger.to(cast.consultant)).toEqual([]);
    expect((await rowOf(workflow, ref, cast.consultant)).standing).not.toBe('sending');
    workflow.stores.clock.pass(76_000);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant).filter((each) => each === 'create')).toEqual(['create']);
    expect((await rowOf(workflow, ref, cast.consultant)).standing).toBe('delivered');
  });

  test('unknown: nor is it when the row is looked at again for what that view showed already', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'under-review');
    failing(workflow, cast.consultant, 'create', { kind: 'unknown' });
    const { cases } = workflow.stores;
    let change: Promise<unknown> | undefined;
    // A second change is committed after the worker has the row and before it reads the case.
    const slow = Object.assign(Object.create(cases), {
      readPress: async (query: Parameters<typeof cases.readPress>[0]) => {
        change ??= does(workflow, ref, notifies);
        await change;
        return await cases.readPress(query);
      },
    });
    await deliver({ ...workflow.shell, cases: slow }, 50);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant).filter((each) => each === 'create')).toHaveLength(1);
  });

  test.each([['not-installed'], ['blocked']] as const)(
    '%s: the case says so once, and nothing more is tried until the bot is installed again',
    async (kind) => {
      const { workflow, ref, mend } = await ringConsultant({ kind });
      await deliverAll(workflow);
      await does(workflow, ref, notifies);
      await deliverAll(workflow);
      expect(workflow.messenger.to(cast.consultant)).toEqual(['create']);
      expect(await rowOf(workflow, ref, cast.consultant)).toMatchObject({
        standing: 'failed',
        failure: kind,
      });
      expect(await noted(workflow, ref)).toEqual([`${cast.consultant} undeliverable: ${kind}`]);
      mend();
      await workflow.stores.ledger.revive(cast.consultant, 'all');
      await deliverAll(workflow);
      // The notification that did not come comes now.
      expect(workflow.messenger.to(cast.consultant).slice(0, 2)).toEqual(['create', 'create']);
      expect(await noted(workflow, ref)).toEqual([
        `${cast.consultant} undeliverable: ${kind}`,
        `${cast.consultant} reachable: delivered`,
      ]);
      expect((await rowOf(workflow, ref, cast.consultant)).standing).toBe('delivered');
    },
  );

  test('the chat is gone: it is looked for once more, and found', async () => {
    const { workflow, ref } = await delivered();
    let gone = 1;
    workflow.messenger.answer = ({ person, kind }) => {
      if (person !== cast.consultant || kind !== 'create') return undefined;
      gone -= 1;
      return gone < 0 ? undefined : { kind: 'gone' };
    };
    await does(workflow, ref, notifies);
    await deliverAll(workflow);
    expect(
      workflow.messenger.calls.filter(({ person }) => person === cast.consultant).slice(0, 3),
    ).toMatchObject([{ kind: 'create' }, { kind: 'open' }, { kind: 'create' }]);
    expect(await noted(workflow, ref)).toEqual([]);
  });

  test('the chat stays gone: the case says so once', async () => {
    const { workflow, ref } = await ringConsultant({ kind: 'gone' });
    await deliverAll(workflow);
    await does(workflow, ref, notifies);
    await deliverAll(workflow);
    expect(await noted(workflow, ref)).toEqual([`${cast.consultant} undeliverable: gone`]);
    expect((await rowOf(workflow, ref, cast.consultant)).failure).toBe('gone');
  });

  test('not taken by Teams: it is tried slowly, seen as the bot’s own fault, and says nothing about the person', async () => {
    const { workflow, ref, mend } = await ringConsultant({ kind: 'refused' });
    const faults = () => workflow.logged.failed.filter((each) => each.ref === ref).length;
    expect(await rowOf(workflow, ref, cast.consultant)).toMatchObject({
      standing: 'failed',
      failure: 'refused',
    });
    expect([faults(), await noted(workflow, ref)]).toEqual([1, []]);
    workflow.stores.clock.pass(59_000);
    await deliver(workflow.shell, 50);
    expect(workflow.messenger.to(cast.consultant)).toEqual(['create']);
    for (let hours = 0; hours < 12; hours += 1) {
      workflow.stores.clock.pass(3_600_000);
      await deliver(workflow.shell, 50);
    }
    expect(workflow.messenger.to(cast.consultant)).toHaveLength(13);
    mend();
    workflow.stores.clock.pass(3_600_000);
    await deliverAll(workflow);
    expect((await rowOf(workflow, ref, cast.consultant)).standing).toBe('delivered');
    expect(await noted(workflow, ref)).toEqual([]);
  });

  test('too large: the same view goes out short, once', async () => {
    const { workflow, ref } = await delivered();
    const sizes: number[] = [];
    workflow.messenger.answer = ({ person, kind, message }) => {
      if (person !== cast.consultant || kind !== 'create') return undefined;
      sizes.push(textOf(message?.card).length);
      return sizes.length === 1 ? { kind: 'too-large' } : undefined;
    };
    await does(workflow, ref, notifies);
    await deliverAll(workflow);
    expect(sizes).toHaveLength(2);
    expect(sizes[1]).toBeLessThan((sizes[0] ?? 0) / 2);
    expect((await rowOf(workflow, ref, cast.consultant)).standing).toBe('delivered');
    const card = [...workflow.messenger.chatWith(cast.consultant).values()].at(-1);
    expect(textOf(card)).toContain('Open the request');
    expect(await noted(workflow, ref)).toEqual([]);
  });

  test('too large, short as it is: the case says so once, and the next change is tried', async () => {
    const { workflow, ref, mend } = await ringConsultant({ kind: 'too-large' });
    await deliverAll(workflow);
    expect(await noted(workflow, ref)).toEqual([`${cast.consultant} undeliverable: too-large`]);
    mend();
    await does(workflow, ref, comments);
    await deliverAll(workflow);
    expect((await rowOf(workflow, ref, cast.consultant)).standing).toBe('delivered');
  });
});

describe('when a card cannot be changed', () => {
  const commentWhile = async (result: NotDone) => {
    const { workflow, ref } = await delivered();
    const mend = failing(workflow, cast.consultant, 'update', result);
    await does(workflow, ref, comments);
    await deliver(workflow.shell, 50);
    return { workflow, ref, mend };
  };

  test.each([
    [{ kind: 'throttled', retryAfterMs: 1_000 }],
    [{ kind: 'not-sent' }],
    [{ kind: 'unknown' }],
  ] as const)(
    'just now (%j): the change is repeated until it succeeds, however long that takes',
    async (result) => {
      const { workflow, ref, mend } = await commentWhile(result);
      for (let minutes = 0; minutes < 15; minutes += 1) {
        workflow.stores.clock.pass(80_000);
        await deliver(workflow.shell, 50);
      }
      const before = await rowOf(workflow, ref, cast.consultant);
      expect(before.shownVersion).toBeLessThan((await versionOf(workflow, ref)) ?? 0);
      mend();
      await deliverAll(workflow);
      expect((await rowOf(workflow, ref, cast.consultant)).shownVersion).toBe(await versionOf(workflow, ref));
      expect(workflow.messenger.to(cast.consultant)).not.toContain('create');
      expect(await noted(workflow, ref)).toEqual([]);
    },
  );

  test.each(['gone', 'blocked', 'not-installed'] as const)(
    '%s: a new card is posted in its place',
    async (kind) => {
      const { workflow, ref } = await commentWhile({ kind });
      await deliverAll(workflow);
      expect(workflow.messenger.to(cast.consultant)).toEqual([expect.stringMatching(/^update/), 'create']);
      const { copies } = await rowOf(workflow, ref, cast.consultant);
      expect(copies.filter(({ shows }) => shows === 'live')).toHaveLength(1);
    },
  );

  test('blocked altogether: the case says so once, and nothing more is tried', async () => {
    const { workflow, ref } = await delivered();
    workflow.messenger.answer = ({ person }) =>
      person === cast.consultant ? { kind: 'blocked' } : undefined;
    await does(workflow, ref, comments);
    await deliverAll(workflow);
    await does(workflow, ref, comments);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).toEqual([expect.stringMatching(/^update/), 'create']);
    expect(await noted(workflow, ref)).toEqual([`${cast.consultant} undeliverable: blocked`]);
  });

  test('too large: it is changed to the short one', async () => {
    const { workflow, ref } = await delivered();
    let tries = 0;
    workflow.messenger.answer = ({ person, kind }) => {
      if (person !== cast.consultant || kind !== 'update') return undefined;
      tries += 1;
      return tries === 1 ? { kind: 'too-large' } : undefined;
    };
    await does(workflow, ref, comments);
    await deliverAll(workflow);
    expect(tries).toBe(2);
    expect(await noted(workflow, ref)).toEqual([]);
    const card = [...workflow.messenger.chatWith(cast.consultant).values()].at(-1);
    expect(textOf(card)).toContain('Open the request');
  });

  test('not taken by Teams: it is tried slowly, and seen as the bot’s own fault', async () => {
    const { workflow, ref, mend } = await commentWhile({ kind: 'refused' });
    expect(await rowOf(workflow, ref, cast.consultant)).toMatchObject({
      standing: 'failed',
      failure: 'refused',
    });
    expect(workflow.logged.failed).toMatchObject([{ ref }]);
    mend();
    await deliverAll(workflow);
    expect(await rowOf(workflow, ref, cast.consultant)).toMatchObject({
      standing: 'delivered',
      failure: undefined,
    });
    expect(workflow.messenger.to(cast.consultant)).not.toContain('create');
    expect(await noted(workflow, ref)).toEqual([]);
  });

  test('too large, short as it is: the old card stays, and the case says so', async () => {
    const { workflow, ref, mend } = await commentWhile({ kind: 'too-large' });
    await deliverAll(workflow);
    expect(await noted(workflow, ref)).toEqual([`${cast.consultant} undeliverable: too-large`]);
    mend();
    await does(workflow, ref, comments);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).not.toContain('create');
    expect(await noted(workflow, ref)).toHaveLength(2);
    expect(await rowOf(workflow, ref, cast.consultant)).toMatchObject({
      standing: 'delivered',
      failure: undefined,
    });
  });

  test('an older card that cannot be closed is live for as long, and closed as soon as it can be', async () => {
    const { workflow, ref } = await delivered();
    const mend = failing(workflow, cast.consultant, 'update', { kind: 'unknown' });
    workflow.messenger.unknownArrives = false;
    await does(workflow, ref, notifies);
    await deliver(workflow.shell, 50);
    const shows = async () => (await rowOf(workflow, ref, cast.consultant)).copies.map((each) => each.shows);
    expect(await shows()).toEqual(['live', 'live']);
    mend();
    await deliverAll(workflow);
    expect(await shows()).toEqual(['stub', 'live']);
    const cards = [...workflow.messenger.chatWith(cast.consultant).values()].map(textOf);
    expect(cards.map((card) => card.includes('show:history'))).toEqual([false, true]);
    expect(cards[0]).toContain('here is a newer card further down');
  });
});
