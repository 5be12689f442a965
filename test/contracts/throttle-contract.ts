import {
  noLimits,
  type RateWindow,
  type Slot,
  type TeamsLimits,
  type TeamsRequest,
  type Throttle,
  teamsLimits,
} from '../../src/workflow/ports/throttle-port';
import type { MakeStores } from './stores-under-test';

/** Each second is ten here, so that no machine is too slow to ask seven times in one. */
const limits = stretched(teamsLimits, 10);
function stretched({ chat, app }: TeamsLimits, times: number): TeamsLimits {
  const all = (windows: readonly RateWindow[]) =>
    windows.map(({ requests, ms }) => ({ requests, ms: ms * times }));
  return { chat: { send: all(chat.send), open: all(chat.open), read: all(chat.read) }, app: all(app) };
}

const into = (chat: string, kind: TeamsRequest['kind'] = 'send'): TeamsRequest => ({ kind, chat });
/** Asked for, and answered at once. */
async function ask(throttle: Throttle, request: TeamsRequest): Promise<Slot> {
  const slot = await throttle.ask(request);
  if (slot.kind === 'go') await throttle.done(request, slot.id);
  return slot;
}
const waitOf = (slot: Slot) => (slot.kind === 'wait' ? slot.ms : 0);

/** What every throttle must do: Teams' own numbers, counted for all processes together. */
export function throttleContract(name: string, makeStores: MakeStores): void {
  describe(`throttle: ${name}`, () => {
    test('seven messages a second go into one chat, and eight in two; a wait spends nothing', async () => {
      const { throttle, passMachineTime } = makeStores({ limits });
      const slots = [];
      for (let each = 0; each < 7; each += 1) slots.push(await ask(throttle, into('a')));
      expect(slots.map(({ kind }) => kind)).toEqual(Array(7).fill('go'));
      const waits = [await ask(throttle, into('a')), await ask(throttle, into('a', 'open'))].map(waitOf);
      for (const ms of waits) {
        expect(ms).toBeGreaterThan(0);
        expect(ms).toBeLessThanOrEqual(11_000);
      }
      expect(await ask(throttle, into('b'))).toMatchObject({ kind: 'go' });
      expect(await ask(throttle, into('a', 'read'))).toMatchObject({ kind: 'go' });
      await passMachineTime(11_000);
      expect(await ask(throttle, into('a'))).toMatchObject({ kind: 'go' });
      // The eighth of two seconds: the ninth has to wait for the first of them.
      expect(waitOf(await ask(throttle, into('a')))).toBeGreaterThan(5_000);
    });

    test('fourteen reads a second are allowed, beside the messages', async () => {
      const { throttle } = makeStores({ limits });
      const slots = [];
      for (let each = 0; each < 15; each += 1) slots.push(await ask(throttle, into('a', 'read')));
      expect(slots.filter(({ kind }) => kind === 'go')).toHaveLength(14);
      expect(await ask(throttle, into('a'))).toMatchObject({ kind: 'go' });
    });

    test('fifty requests a second are allowed in all, however many ask at once', async () => {
      const { throttle, passMachineTime } = makeStores({ limits });
      expect(await throttle.room()).toEqual({ requests: 50, nextInMs: 0 });
      const asked = await Promise.all(
        Array.from({ length: 80 }, (_, chat) => ask(throttle, into(`chat-${chat}`))),
      );
      expect(asked.filter(({ kind }) => kind === 'go')).toHaveLength(50);
      const room = await throttle.room();
      expect(room.requests).toBe(0);
      expect(room.nextInMs).toBeGreaterThan(0);
      await passMachineTime(room.nextInMs);
      expect((await throttle.room()).requests).toBeGreaterThan(0);
    });

    test('a request is counted while it is under way, however long, and for the whole time from its answer on', async () => {
      const { throttle, passMachineTime } = makeStores({ limits });
      const slots = [];
      for (let each = 0; each < 7; each += 1) slots.push(await throttle.ask(into('a')));
      await passMachineTime(12_000);
      expect(waitOf(await throttle.ask(into('a')))).toBeGreaterThan(0);
      for (const slot of slots) if (slot.kind === 'go') await throttle.done(into('a'), slot.id);
      await passMachineTime(6_000);
      expect(waitOf(await throttle.ask(into('a')))).toBeGreaterThan(0);
      expect((await throttle.room()).requests).toBe(43);
      await passMachineTime(6_000);
      expect(await throttle.ask(into('a'))).toMatchObject({ kind: 'go' });
      expect((await throttle.room()).requests).toBe(49);
    });

    test('an answer that could not wait is counted all the same', async () => {
      const { throttle } = makeStores({ limits });
      for (let each = 0; each < 9; each += 1) await throttle.took(into('a'));
      expect(waitOf(await ask(throttle, into('a')))).toBeGreaterThan(0);
      expect((await throttle.room()).requests).toBe(41);
    });

    test('a wait that Teams asks for is kept by everybody, and a shorter one does not end it', async () => {
      const { throttle, passMachineTime } = makeStores({ limits: noLimits });
      await throttle.hold(into('a'), 15_000);
      await throttle.hold(into('a'), 100);
      await passMachineTime(1_000);
      expect(waitOf(await ask(throttle, into('a')))).toBeGreaterThan(5_000);
      expect(await ask(throttle, into('b'))).toMatchObject({ kind: 'go' });
      await passMachineTime(15_000);
      expect(await ask(throttle, into('a'))).toMatchObject({ kind: 'go' });
    });

    test('without limits nothing is counted', async () => {
      const { throttle } = makeStores({ limits: noLimits });
      const slots = [];
      for (let each = 0; each < 60; each += 1) slots.push(await ask(throttle, into('a')));
      expect(slots.every(({ kind }) => kind === 'go')).toBe(true);
      expect((await throttle.room()).requests).toBeGreaterThan(60);
    });
  });

  test(`throttle: ${name}: the numbers are Teams', each a little wider for the way there`, () => {
    const written = (windows: readonly { requests: number; ms: number }[]) =>
      windows.map(({ requests, ms }) => `${requests} in ${Math.floor(ms / 1_000)} s`);
    expect(written(teamsLimits.chat.send)).toEqual(['7 in 1 s', '8 in 2 s', '60 in 30 s', '1800 in 3600 s']);
    expect(written(teamsLimits.chat.read)).toEqual(['14 in 1 s', '120 in 30 s', '3600 in 3600 s']);
    expect(written(teamsLimits.app)).toEqual(['50 in 1 s']);
  });
}
