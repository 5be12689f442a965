import { deliver } from '../../src/workflow/deliver';
import { aCommand } from '../builders/core/a-command';
import { theFacts, who } from '../builders/core/people';
import { castFor } from '../builders/core/ways';
import {
  aCaseIn,
  aWorkflow,
  deliverAll,
  directoryWith,
  does,
  hasRow,
  rowOf,
  type Workflow,
} from '../builders/workflow';
import type { NotDone, SendCall } from '../fakes/fake-messenger';

const cast = castFor('external-second-opinion');
const comments = { by: cast.requester, gives: aCommand('comment') };
/** Rings the consultant, whoever's turn it is. */
const rings = { by: cast.requester, gives: aCommand('add-information') };

/** A case in review, everybody's card delivered, nothing in the way. */
async function delivered(status: Parameters<typeof aCaseIn>[1] = 'under-review') {
  const workflow = await aWorkflow();
  const ref = await aCaseIn(workflow, status);
  await deliverAll(workflow);
  workflow.messenger.calls.length = 0;
  return { workflow, ref };
}

/** Every call of one kind to one person ends so, until the returned function is called. */
function failing(
  { messenger }: Workflow,
  person: string,
  kind: SendCall['kind'],
  result: NotDone,
): () => void {
  messenger.answer = (call) => (call.person === person && call.kind === kind ? result : undefined);
  return () => {
    messenger.answer = () => undefined;
  };
}

async function noted({ stores }: Workflow, ref: string) {
  const history = await stores.cases.history(ref);
  return history.flatMap((each) =>
    each.type === 'delivery-noted' ? [`${each.said.person} ${each.said.standing}: ${each.said.why}`] : [],
  );
}

const versionOf = async ({ stores }: Workflow, ref: string) => (await stores.cases.readCase(ref))?.version;
const textOf = (card: unknown) => JSON.stringify(card);

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

  test('when the bell rings, a new card comes and the older one says that there is a newer', async () => {
    const { workflow, ref } = await delivered();
    const [old] = (await rowOf(workflow, ref, cast.consultant)).copies.slice(-1);
    await does(workflow, ref, rings);
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
    await does(workflow, ref, rings);
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

  test('a bell for what the card shows already does not ring a second time', async () => {
    const { workflow, ref } = await delivered();
    let changed = false;
    const { cases } = workflow.stores;
    // The second change is committed after the worker has the row and before it reads the case.
    const slow = Object.assign(Object.create(cases), {
      readPress: async (query: Parameters<typeof cases.readPress>[0]) => {
        if (!changed) {
          changed = true;
          await does(workflow, ref, rings);
        }
        return await cases.readPress(query);
      },
    });
    await does(workflow, ref, rings);
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
    await does(workflow, ref, rings);
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

describe('when a card cannot be posted', () => {
  const ringConsultant = async (result: NotDone, kind: SendCall['kind'] = 'create') => {
    const { workflow, ref } = await delivered();
    const mend = failing(workflow, cast.consultant, kind, result);
    await does(workflow, ref, rings);
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
    expect(workflow.messenger.to(cast.consultant)).toEqual(['create']);
    expect((await rowOf(workflow, ref, cast.consultant)).standing).toBe('unknown');
    workflow.messenger.calls.length = 0;
    await does(workflow, ref, rings);
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant).filter((each) => each === 'create')).toHaveLength(1);
  });

  test.each([['not-installed'], ['blocked']] as const)(
    '%s: the case says so once, and nothing more is tried until the bot is installed again',
    async (kind) => {
      const { workflow, ref, mend } = await ringConsultant({ kind });
      await deliverAll(workflow);
      await does(workflow, ref, rings);
      await deliverAll(workflow);
      expect(workflow.messenger.to(cast.consultant)).toEqual(['create']);
      expect(await rowOf(workflow, ref, cast.consultant)).toMatchObject({
        standing: 'failed',
        failure: kind,
      });
      expect(await noted(workflow, ref)).toEqual([`${cast.consultant} undeliverable: ${kind}`]);
      mend();
      await workflow.stores.ledger.revive(cast.consultant);
      await deliverAll(workflow);
      // The bell that did not ring rings now.
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
    await does(workflow, ref, rings);
    await deliverAll(workflow);
    expect(
      workflow.messenger.calls.filter(({ person }) => person === cast.consultant).slice(0, 3),
    ).toMatchObject([{ kind: 'create' }, { kind: 'open' }, { kind: 'create' }]);
    expect(await noted(workflow, ref)).toEqual([]);
  });

  test('the chat stays gone: the case says so once', async () => {
    const { workflow, ref } = await ringConsultant({ kind: 'gone' });
    await deliverAll(workflow);
    await does(workflow, ref, rings);
    await deliverAll(workflow);
    expect(await noted(workflow, ref)).toEqual([`${cast.consultant} undeliverable: gone`]);
    expect((await rowOf(workflow, ref, cast.consultant)).failure).toBe('gone');
  });

  test('too large: the case says so once, and the next change is tried', async () => {
    const { workflow, ref, mend } = await ringConsultant({ kind: 'too-large' });
    await deliverAll(workflow);
    expect(await noted(workflow, ref)).toEqual([`${cast.consultant} undeliverable: too-large`]);
    mend();
    await does(workflow, ref, comments);
    await deliverAll(workflow);
    expect((await rowOf(workflow, ref, cast.consultant)).standing).toBe('delivered');
  });
});

describe('when no chat can be opened with somebody who never wrote', () => {
  const firstCard = async (result: NotDone) => {
    const workflow = await aWorkflow();
    const mend = failing(workflow, cast.consultant, 'open', result);
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

  test.each(['not-installed', 'blocked', 'gone'] as const)('at all (%s): the case says so', async (kind) => {
    const { workflow, ref } = await firstCard({ kind });
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).toEqual([]);
    expect(await noted(workflow, ref)).toEqual([`${cast.consultant} undeliverable: ${kind}`]);
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

  test('too large: the old card stays, and the case says so', async () => {
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

  test('an older card that cannot be closed goes on following the case', async () => {
    const { workflow, ref } = await delivered();
    const mend = failing(workflow, cast.consultant, 'update', { kind: 'unknown' });
    workflow.messenger.unknownArrives = false;
    await does(workflow, ref, rings);
    await deliver(workflow.shell, 50);
    mend();
    await deliverAll(workflow);
    const { copies } = await rowOf(workflow, ref, cast.consultant);
    const cards = copies.map(({ activityId }) =>
      workflow.messenger.chatWith(cast.consultant).get(activityId),
    );
    expect(copies.map(({ shows }) => shows)).toEqual(['live', 'live']);
    for (const card of cards) expect(textOf(card)).toContain('show:history');
  });
});

describe('after a crash', () => {
  test('a card that was being posted is unknown, and is not posted again', async () => {
    const { workflow, ref } = await delivered();
    await does(workflow, ref, rings);
    const { ledger } = workflow.stores;
    const [claim] = (await ledger.claim(50, workflow.clock.now())).filter(
      ({ row }) => row.person === cast.consultant,
    );
    if (claim === undefined) throw new Error('nothing to claim');
    const version = (await versionOf(workflow, ref)) ?? 0;
    const view = { shownVersion: version, shownRing: version };
    await ledger.record(claim, { standing: 'sending', ...view }, { keep: true });
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).toEqual([]);
    expect((await rowOf(workflow, ref, cast.consultant)).standing).toBe('unknown');
  });

  test('a bell that rang meanwhile is not swallowed by it', async () => {
    const { workflow, ref } = await delivered();
    await does(workflow, ref, rings);
    const { ledger } = workflow.stores;
    const [claim] = (await ledger.claim(50, workflow.clock.now())).filter(
      ({ row }) => row.person === cast.consultant,
    );
    if (claim === undefined) throw new Error('nothing to claim');
    const version = (await versionOf(workflow, ref)) ?? 0;
    const view = { shownVersion: version, shownRing: version };
    await ledger.record(claim, { standing: 'sending', ...view }, { keep: true });
    await does(workflow, ref, rings);
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
    await does(workflow, ref, rings);
    await deliverAll(workflow);
    const row = await rowOf(workflow, ref, cast.consultant);
    expect(row.standing).toBe('unknown');
    expect(workflow.messenger.to(cast.consultant)).toEqual(['create']);
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
    await does(workflow, ref, rings);
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

  test('a death rings for the staff', async () => {
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
    await workflow.stores.ledger.revive(cast.reviewer);
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

describe('people whom the bot cannot reach', () => {
  test('two of them do not make news for each other without end', async () => {
    const workflow = await aWorkflow();
    const out = [who.coordinator, cast.requester];
    workflow.messenger.answer = ({ person }) => (out.includes(person) ? { kind: 'blocked' } : undefined);
    const ref = await aCaseIn(workflow, 'under-review');
    const rounds = await deliverAll(workflow);
    expect((await noted(workflow, ref)).sort()).toEqual(
      out.map((each) => `${each} undeliverable: blocked`).sort(),
    );
    expect(rounds).toBeLessThan(20);
  });

  test('nor do two whose reasons change from try to try', async () => {
    const workflow = await aWorkflow();
    const out = [who.coordinator, cast.requester];
    let turn = 0;
    workflow.messenger.answer = ({ person }) => {
      if (!out.includes(person)) return undefined;
      turn += 1;
      return { kind: turn % 2 === 0 ? 'too-large' : 'gone' };
    };
    const ref = await aCaseIn(workflow, 'under-review');
    await deliverAll(workflow);
    for (let times = 0; times < 3; times += 1) {
      await does(workflow, ref, { by: cast.consultant, gives: aCommand('comment') });
      await deliverAll(workflow);
    }
    expect(await noted(workflow, ref)).toHaveLength(2);
  });

  test('an invited candidate whom nobody reaches: the next is asked at once, and the invitation stays open by relay', async () => {
    const workflow = await aWorkflow();
    workflow.messenger.answer = ({ person }) =>
      person === cast.reviewer ? { kind: 'not-installed' } : undefined;
    const ref = await aCaseIn(workflow, 'preparing', { urgency: 'routine' });
    await does(workflow, ref, { by: who.coordinator, gives: aCommand('complete-pack') });
    await deliverAll(workflow);
    const state = await workflow.stores.cases.readCase(ref);
    const standings = state?.candidates.map(({ person, standing, undeliverable }) => [
      person,
      standing,
      undeliverable,
    ]);
    expect(standings?.slice(0, 2)).toEqual([
      [cast.reviewer, 'lapsed', true],
      [cast.alsoInvited, 'invited', false],
    ]);
    expect(workflow.messenger.to(cast.alsoInvited)).toEqual(['create']);
  });

  test('a colleague in the team who is known to be out of reach is passed over when invited', async () => {
    const workflow = await aWorkflow();
    const friends = castFor('critical-friend');
    const out = friends.alsoInvited;
    workflow.messenger.answer = ({ person }) => (person === out ? { kind: 'not-installed' } : undefined);
    const wishes = {
      urgency: 'routine',
      team: [out],
      candidates: [friends.reviewer, out, who.intensivist],
    } as const;
    const ref = await aCaseIn(workflow, 'consultant-review', wishes, 'critical-friend');
    await does(workflow, ref, { by: friends.approver, gives: aCommand('approve') });
    await deliverAll(workflow);
    expect(await noted(workflow, ref)).toEqual([`${out} undeliverable: not-installed`]);
    await does(workflow, ref, { by: friends.reviewer, gives: aCommand('decline') });
    await deliverAll(workflow);
    const state = await workflow.stores.cases.readCase(ref);
    expect(state?.candidates.map(({ person, standing }) => [person, standing])).toEqual([
      [friends.reviewer, 'declined'],
      [out, 'lapsed'],
      [who.intensivist, 'invited'],
    ]);
    expect(await noted(workflow, ref)).toHaveLength(1);
  });

  test('who is reached by relay alone never has a card: the coordinator is rung instead', async () => {
    const workflow = await aWorkflow();
    expect(theFacts.directory.byId.get(who.saltmereIntensivist)?.reach).toBe('relay');
    const ref = await aCaseIn(workflow, 'preparing', {
      candidates: [who.saltmereIntensivist],
      urgency: 'routine',
    });
    await deliverAll(workflow);
    workflow.messenger.calls.length = 0;
    await does(workflow, ref, { by: cast.consultant, gives: aCommand('complete-pack') });
    await deliverAll(workflow);
    expect(await hasRow(workflow, ref, who.saltmereIntensivist)).toBe(false);
    expect(workflow.messenger.to(who.saltmereIntensivist)).toEqual([]);
    expect(workflow.messenger.to(who.coordinator)).toContain('create');
  });

  test('nobody is written to whom the directory meanwhile gives to the coordinator', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'consultant-review');
    await workflow.stores.directory.replace(directoryWith({ [cast.consultant]: { reach: 'relay' } }));
    await deliverAll(workflow);
    expect(workflow.messenger.to(cast.consultant)).toEqual([]);
    expect(await hasRow(workflow, ref, cast.consultant)).toBe(true);
  });
});

test('after the case is over, somebody who cannot be reached is no news: the case takes none', async () => {
  const { workflow, ref } = await delivered();
  failing(workflow, cast.consultant, 'create', { kind: 'blocked' });
  await does(workflow, ref, { by: cast.requester, gives: aCommand('withdraw') });
  await deliverAll(workflow);
  expect(await rowOf(workflow, ref, cast.consultant)).toMatchObject({
    standing: 'failed',
    failure: 'blocked',
  });
  expect(await noted(workflow, ref)).toEqual([]);
});
