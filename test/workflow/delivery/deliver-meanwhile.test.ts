import { deliver } from '../../../src/workflow/delivery/deliver';
import { StoreUnavailable } from '../../../src/workflow/ports/case-ports';
import type { TeamsRequest } from '../../../src/workflow/ports/throttle-port';
import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { aCaseIn, aWorkflow, deliverAll, does, rowOf, type Workflow } from '../../builders/workflow';
import {
  cast,
  comments,
  delivered,
  failing,
  notifies,
  textOf,
  versionOf,
} from '../../builders/workflow-delivered';

const holds = { by: who.safeguardingLead, gives: aCommand('hold') };
const lifts = { by: who.safeguardingLead, gives: aCommand('lift-hold') };
const dies = { by: who.coordinator, gives: aCommand('record-death') };
const asks = { by: cast.reviewer, gives: aCommand('ask-for-item') };

/** The advocate's card is to be changed, or, where it is lost, to be posted anew. */
async function advocateWaiting(kind: 'create' | 'update') {
  const { workflow, ref } = await delivered();
  const { messenger, shell } = workflow;
  await does(workflow, ref, asks);
  if (kind === 'create') {
    for (const id of [...messenger.chatWith(who.advocate).keys()]) messenger.lose(who.advocate, id);
    await deliver(shell, 50);
  }
  messenger.calls.length = 0;
  return { workflow, ref };
}

describe('a hold or a death in the very moment in which a message is on its way', () => {
  /** This happens while the advocate's card is on its way: a change of the one that is there, or a new one. */
  async function onItsWay(kind: 'create' | 'update', happens: typeof holds | typeof dies) {
    const { workflow, ref } = await advocateWaiting(kind);
    let happened = false;
    workflow.messenger.answer = async (call) => {
      if (call.person !== who.advocate || call.kind !== kind || happened) return undefined;
      happened = true;
      await does(workflow, ref, happens);
      return undefined;
    };
    await deliver(workflow.shell, 50);
    expect(happened).toBe(true);
    const shown = [...workflow.messenger.chatWith(who.advocate).values()].at(-1);
    return { workflow, ref, shown };
  }

  test.each([
    ['a new card', 'create', 'a hold', holds],
    ['a changed card', 'update', 'a hold', holds],
    ['a new card', 'create', 'a death', dies],
  ] as const)(
    '%s (%s) for the family’s side is taken back at once under %s',
    async (_, kind, __, happens) => {
      const { workflow, shown } = await onItsWay(kind, happens);
      expect(textOf(shown)).toContain('Nothing to show');
      expect(textOf(shown)).not.toMatch(/Q\.Z\.|Which of the two/);
      const calls = workflow.messenger.to(who.advocate);
      expect(calls.at(-1)).toMatch(/^update/);
      await deliverAll(workflow);
      expect(workflow.messenger.to(who.advocate)).toEqual(calls);
    },
  );

  test('when the hold is lifted, the same message follows the case again', async () => {
    const { workflow, ref } = await onItsWay('create', holds);
    await deliverAll(workflow);
    await does(workflow, ref, lifts);
    await deliverAll(workflow);
    const shown = [...workflow.messenger.chatWith(who.advocate).values()];
    expect(shown).toHaveLength(1);
    expect(textOf(shown[0])).not.toContain('Nothing to show');
    expect((await rowOf(workflow, ref, who.advocate)).shownVersion).toBe(await versionOf(workflow, ref));
  });

  test('what Teams does not take back is tried again, and then told to whoever runs the bot', async () => {
    const { workflow, ref } = await advocateWaiting('create');
    workflow.messenger.answer = async ({ person, kind }) => {
      if (person !== who.advocate) return undefined;
      if (kind === 'update') return { kind: 'not-sent' };
      await does(workflow, ref, holds);
      return undefined;
    };
    await deliver(workflow.shell, 50);
    expect(workflow.messenger.to(who.advocate).map((each) => each.split(' ')[0])).toEqual([
      'create',
      ...Array(3).fill('update'),
    ]);
    expect(workflow.logged.failed).toMatchObject([{ ref, error: { code: 'not-taken-back' } }]);
  });
});

/** Happens when a place for this person's message is asked for: after the case was read, and before it leaves. */
async function inHandWhile(
  workflow: Workflow,
  person: string,
  happens: () => Promise<unknown>,
): Promise<void> {
  const { messenger, shell, stores } = workflow;
  messenger.calls.length = 0;
  const chat = `chat-${person}`;
  const address = {
    serviceUrl: 'https://teams.example/',
    conversationId: chat,
    teamsUserId: person,
    tenantId: 't',
  };
  await stores.addresses.save(person, address);
  const ask = shell.throttle.ask.bind(shell.throttle);
  let happened = false;
  Object.assign(shell.throttle, {
    ask: async (request: TeamsRequest) => {
      const now = !happened && request.kind === 'send' && request.chat === chat;
      happened ||= now;
      if (now) await happens();
      return ask(request);
    },
  });
  await deliver(shell, 50);
  expect(happened).toBe(true);
}

test('a death that is recorded while a reminder is in a worker’s hand holds the notification back, for staff too', async () => {
  const { workflow, ref } = await delivered();
  await does(workflow, ref, notifies);
  await inHandWhile(workflow, cast.consultant, () => does(workflow, ref, dies));
  expect(workflow.messenger.to(cast.consultant)).toEqual([]);
  await deliverAll(workflow);
  expect((await rowOf(workflow, ref, cast.consultant)).shownVersion).toBe(await versionOf(workflow, ref));
});

test('an invitation in a worker’s hand is kept back from whoever is taken off the list meanwhile', async () => {
  const workflow = await aWorkflow();
  const ref = await aCaseIn(workflow, 'inviting');
  const state = await workflow.stores.cases.readCase(ref);
  const invited = state?.candidates.find(({ standing }) => standing === 'invited');
  const [candidate = '', person = ''] = [invited?.id, invited?.person];
  const takenOff = { type: 'withdraw-candidate', candidate, reason: 'Declined by phone.' } as const;
  await inHandWhile(workflow, person, () => does(workflow, ref, { by: who.coordinator, gives: takenOff }));
  await deliverAll(workflow);
  expect(workflow.messenger.to(person)).toEqual([]);
});

test('a store that is away at the last look before a message leaves costs nobody their notification', async () => {
  const given = await delivered();
  const { workflow, ref } = given;
  await does(workflow, ref, notifies);
  const read = workflow.shell.cases.readCase.bind(workflow.shell.cases);
  let away = true;
  Object.assign(workflow.shell.cases, {
    readCase: (asked: string) => (away ? Promise.reject(new StoreUnavailable('time-out')) : read(asked)),
  });
  await deliver(workflow.shell, 50);
  expect(workflow.messenger.to(cast.consultant)).toEqual([]);
  away = false;
  await deliverAll(workflow);
  expect(workflow.messenger.to(cast.consultant)[0]).toBe('create');
  expect((await rowOf(workflow, ref, cast.consultant)).standing).toBe('delivered');
});

test('a card of which nobody knows whether it arrived stays so under a hold, and the next one follows after it', async () => {
  const { workflow, ref } = await advocateWaiting('create');
  const { messenger } = workflow;
  messenger.answer = ({ person, kind }) => {
    if (person === who.advocate && kind === 'create') throw new Error('the worker dies');
    return undefined;
  };
  await deliver(workflow.shell, 50);
  expect((await rowOf(workflow, ref, who.advocate)).standing).toBe('sending');
  await does(workflow, ref, holds);
  await does(workflow, ref, comments);
  messenger.answer = () => undefined;
  messenger.calls.length = 0;
  await deliverAll(workflow);
  expect(messenger.to(who.advocate)).toEqual([]);
  expect((await rowOf(workflow, ref, who.advocate)).standing).toBe('unknown');
  await does(workflow, ref, lifts);
  await deliverAll(workflow);
  expect(messenger.to(who.advocate)).toEqual(['create']);
  expect((await rowOf(workflow, ref, who.advocate)).standing).toBe('delivered');
});

test('a view that Teams did not take is tried slowly, and another one at once, once', async () => {
  const { workflow, ref } = await delivered();
  failing(workflow, cast.consultant, 'create', { kind: 'refused' });
  await does(workflow, ref, notifies);
  await deliver(workflow.shell, 50);
  for (const happens of [comments, notifies]) {
    workflow.messenger.calls.length = 0;
    await does(workflow, ref, happens);
    for (let rounds = 0; rounds < 3; rounds += 1) await deliver(workflow.shell, 50);
    expect(workflow.messenger.to(cast.consultant)).toEqual(['create']);
  }
});
