import { AsyncLocalStorage } from 'node:async_hooks';
import { StoreUnavailable } from '../../src/workflow/ports/case-ports';
import { createBackground } from '../../src/workflow/ticking/background';
import { aCommand } from '../builders/core/a-command';
import { castFor } from '../builders/core/ways';
import { aCaseIn, aWorkflow, does, rowOf, type Workflow } from '../builders/workflow';

const cast = castFor('external-second-opinion');
const patience = 20_000;
const everyMs = 60_000;

/** A promise that a test keeps closed for as long as it likes. */
function aGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Waits, without a clock, until something holds. */
async function until(holds: () => boolean): Promise<void> {
  for (let turns = 0; turns < 10_000 && !holds(); turns += 1) await new Promise(setImmediate);
  expect(holds()).toBe(true);
}

async function aCase(): Promise<{ workflow: Workflow; ref: string }> {
  const workflow = await aWorkflow();
  return { workflow, ref: await aCaseIn(workflow, 'consultant-review') };
}

describe('settling', () => {
  test('ends with everything due committed and everything wanted delivered', async () => {
    const { workflow, ref } = await aCase();
    workflow.clock.passMinutes(30);
    await createBackground(workflow.shell, { everyMs }).settle(patience);
    const history = await workflow.stores.cases.history(ref);
    expect(history.at(-1)?.type).toBe('reminded');
    expect(await workflow.stores.ledger.inHand()).toBe(0);
    const row = await rowOf(workflow, ref, cast.consultant);
    expect([row.shownVersion, row.standing]).toEqual([history.length, 'delivered']);
  });

  test('ends also while Teams asks for patience', async () => {
    const { workflow, ref } = await aCase();
    workflow.messenger.answer = () => ({ kind: 'throttled', retryAfterMs: 3_600_000 });
    await createBackground(workflow.shell, { everyMs }).settle(patience);
    expect((await rowOf(workflow, ref, cast.consultant)).standing).toBe('waiting');
  });

  test('looks again for drafts that end where a round under way has looked for them already', async () => {
    const { workflow } = await aCase();
    const { drafts } = workflow.stores;
    const gate = aGate();
    let [begun, done] = [0, 0];
    const slow = Object.assign(Object.create(drafts), {
      claimEnding: async () => {
        begun += 1;
        if (begun === 1) await gate.opened;
        for (let turns = 0; turns < 100; turns += 1) await new Promise(setImmediate);
        done += 1;
        return [];
      },
    });
    await createBackground(workflow.shell, { everyMs }).settle(patience);
    const background = createBackground({ ...workflow.shell, drafts: slow }, { everyMs });
    background.wake();
    await until(() => begun === 1);
    const settled = background.settle(patience);
    gate.open();
    await settled;
    expect(done).toBeGreaterThan(1);
    await background.stop();
  });

  test('says so when it takes too long', async () => {
    const { workflow } = await aCase();
    const { ledger } = workflow.stores;
    const never = Object.assign(Object.create(ledger), { claim: async () => [], inHand: async () => 1 });
    const background = createBackground({ ...workflow.shell, ledger: never }, { everyMs });
    await expect(background.settle(30)).rejects.toMatchObject({ code: 'not-at-rest' });
  });
});

describe('a store that is away', () => {
  test('costs a round, and the next one does the work', async () => {
    const { workflow, ref } = await aCase();
    const { due } = workflow.stores;
    let away = 2;
    const flaky = Object.assign(Object.create(due), {
      claim: async (...asked: Parameters<typeof due.claim>) => {
        away -= 1;
        if (away >= 0) throw new StoreUnavailable('away');
        return await due.claim(...asked);
      },
      earliest: async () => {
        if (away > 0) throw new StoreUnavailable('away');
        return await due.earliest();
      },
    });
    await createBackground({ ...workflow.shell, due: flaky }, { everyMs }).settle(patience);
    expect(workflow.logged.failed).toMatchObject([
      { ref: '', error: { code: 'store-unavailable' } },
      { ref: '', error: { code: 'store-unavailable' } },
    ]);
    expect((await rowOf(workflow, ref, cast.consultant)).standing).toBe('delivered');
  });
});

describe('waking and stopping', () => {
  test('a wake during a round runs another one after it', async () => {
    const { workflow, ref } = await aCase();
    const gate = aGate();
    const background = createBackground(workflow.shell, { everyMs });
    workflow.messenger.answer = async () => {
      await gate.opened;
      return undefined;
    };
    background.wake();
    await until(() => workflow.messenger.calls.length > 0);
    await does(workflow, ref, { by: cast.requester, gives: aCommand('comment') });
    const { version } = (await workflow.stores.cases.readCase(ref)) ?? { version: 0 };
    background.wake();
    gate.open();
    await until(() => workflow.messenger.to(cast.consultant).length === 2);
    await background.stop();
    expect((await rowOf(workflow, ref, cast.consultant)).shownVersion).toBe(version);
  });

  test('what follows a wake is not in the course of the press that woke it', async () => {
    const { workflow } = await aCase();
    const inHand = new AsyncLocalStorage<string>();
    const courses: (string | undefined)[] = [];
    workflow.messenger.answer = () => {
      courses.push(inHand.getStore());
      return undefined;
    };
    const claimEnding = async () => {
      courses.push(inHand.getStore());
      return [];
    };
    const drafts = Object.assign(Object.create(workflow.stores.drafts), { claimEnding });
    const background = createBackground({ ...workflow.shell, drafts }, { everyMs });
    inHand.run('a press', background.wake);
    await until(() => courses.length > 2);
    await background.stop();
    expect([...new Set(courses)]).toEqual([undefined]);
  });

  test('stopping waits for what is in hand, and a wake afterwards does nothing', async () => {
    const { workflow, ref } = await aCase();
    const gate = aGate();
    const background = createBackground(workflow.shell, { everyMs });
    workflow.messenger.answer = async () => {
      await gate.opened;
      return undefined;
    };
    background.start();
    background.wake();
    await until(() => workflow.messenger.calls.length > 0);
    let stopped = false;
    const stopping = background.stop().then(() => {
      stopped = true;
    });
    await new Promise(setImmediate);
    expect(stopped).toBe(false);
    gate.open();
    await stopping;
    expect((await rowOf(workflow, ref, cast.consultant)).standing).toBe('delivered');
    const calls = workflow.messenger.calls.length;
    await does(workflow, ref, { by: cast.requester, gives: aCommand('comment') });
    background.wake();
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(workflow.messenger.calls).toHaveLength(calls);
    expect(await workflow.stores.ledger.inHand()).toBeGreaterThan(0);
  });
});
