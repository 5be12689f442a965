import { familySideShut } from '../../src/domain/process/open/family-side';
import { lookingRoles } from '../../src/domain/process/people/who-sees';
import { handleCommand } from '../../src/workflow/handle-command';
import { StoreUnavailable } from '../../src/workflow/ports/case-ports';
import { tellOthers } from '../../src/workflow/tell-others';
import { tick } from '../../src/workflow/ticking/tick';
import { aCommand, submission } from '../builders/core/a-command';
import { who } from '../builders/core/people';
import { castFor, requestFor } from '../builders/core/ways';
import { aCaseIn, aWorkflow, casesBut, does, givenBy, type Workflow } from '../builders/workflow';

/** A hold and a death reach every request about the same child, in a commit each (process page §4b). */

const cast = castFor('external-second-opinion');
const hold = { by: who.safeguardingLead, gives: aCommand('hold') };
const lift = { by: who.safeguardingLead, gives: aCommand('lift-hold') };
const death = { by: who.coordinator, gives: aCommand('record-death') };

async function three() {
  const workflow = await aWorkflow();
  const first = await aCaseIn(workflow, 'preparing');
  const second = await aCaseIn(workflow, 'under-review');
  const twin = await aCaseIn(workflow, 'preparing', { localReference: 'another' });
  const now = async (ref: string) => {
    const state = await workflow.stores.cases.readCase(ref);
    if (state === undefined) throw new Error(`${ref} is gone`);
    return state;
  };
  return { workflow, first, second, twin, now };
}

const types = async ({ stores }: Workflow, ref: string) =>
  (await stores.cases.history(ref)).map(({ type }) => type);

test('a hold holds at once on the other request about the child, and lets the family’s side of a twin’s wait', async () => {
  const { workflow, first, second, twin, now } = await three();
  await does(workflow, first, hold);
  expect(await tick(workflow.shell)).toBeGreaterThan(0);
  expect((await now(second)).hold).toBeDefined();
  const twins = await now(twin);
  expect([twins.hold, twins.aboutChild?.map(({ ref, certain, held }) => [ref, certain, held])]).toEqual([
    undefined,
    [[first, false, true]],
  ]);
});

test('what was told is told once, and the case falls due again when it should', async () => {
  const { workflow, first, second, now } = await three();
  await does(workflow, first, hold);
  for (let rounds = 0; rounds < 6; rounds += 1) await tick(workflow.shell);
  expect((await types(workflow, first)).filter((type) => type === 'others-told')).toHaveLength(1);
  expect((await types(workflow, second)).filter((type) => type === 'held')).toHaveLength(1);
  expect((await now(first)).childNews).toBeUndefined();
  expect(await tick(workflow.shell)).toBe(0);
});

test('lifted on one, it stays on the other, whose safeguarding lead is told', async () => {
  const { workflow, first, second, now } = await three();
  await does(workflow, first, hold);
  for (let rounds = 0; rounds < 4; rounds += 1) await tick(workflow.shell);
  await does(workflow, first, lift);
  for (let rounds = 0; rounds < 4; rounds += 1) await tick(workflow.shell);
  expect((await now(second)).hold).toBeDefined();
  expect((await now(first)).hold).toBeUndefined();
  expect((await types(workflow, second)).filter((type) => type === 'other-request-noted')).toHaveLength(2);
});

test('the process dies after the first of the others has heard: the next round tells the rest, nobody twice', async () => {
  const { workflow, first, second, twin, now } = await three();
  await does(workflow, first, hold);
  let commits = 0;
  const cases = casesBut(workflow, {
    commit: async (change) => {
      commits += 1;
      if (commits === 2) throw new StoreUnavailable('gone');
      return workflow.stores.cases.commit(change);
    },
  });
  await expect(tick({ ...workflow.shell, cases })).rejects.toThrow(StoreUnavailable);
  workflow.stores.clock.pass(60_000);
  for (let rounds = 0; rounds < 6; rounds += 1) await tick(workflow.shell);
  expect((await now(second)).hold).toBeDefined();
  // The second is held now as well, of which the twin's request hears too.
  expect((await now(twin)).aboutChild?.map(({ ref }) => ref).sort()).toEqual([first, second].sort());
  const noted = async (ref: string) =>
    (await workflow.stores.cases.history(ref)).flatMap((each) =>
      each.type === 'other-request-noted' ? [each.ref] : [],
    );
  expect(await noted(second)).toEqual([first]);
  expect((await noted(twin)).sort()).toEqual([first, second].sort());
});

test('a death ends the other request too; recorded in error, both go on as they were, and the twin’s never ended', async () => {
  const { workflow, first, second, twin, now } = await three();
  workflow.clock.passMinutes(5);
  await does(workflow, first, death);
  for (let rounds = 0; rounds < 6; rounds += 1) await tick(workflow.shell);
  expect((await now(second)).stage).toMatchObject({ status: 'closed-death', because: first });
  expect((await now(twin)).stage.status).toBe('preparing');
  await does(workflow, first, { by: who.clinicalLead, gives: aCommand('undo-death') });
  for (let rounds = 0; rounds < 6; rounds += 1) await tick(workflow.shell);
  expect([(await now(first)).stage.status, (await now(second)).stage.status]).toEqual([
    'preparing',
    'under-review',
  ]);
});

test('a closed request that is held counts: one that is sent later is held from its first moment', async () => {
  const { workflow, first, second } = await three();
  await does(workflow, second, { by: who.safeguardingLead, gives: aCommand('hold') });
  await does(workflow, second, { by: cast.requester, gives: aCommand('withdraw') });
  await does(workflow, first, { by: cast.requester, gives: aCommand('withdraw') });
  const later = await aCaseIn(workflow, 'consultant-review');
  expect(await types(workflow, later)).toEqual(expect.arrayContaining(['submitted', 'held']));
});

test('withdrawn before the others have heard, they hear all the same, and nothing falls due for ever', async () => {
  const { workflow, first, second, now } = await three();
  await does(workflow, first, hold);
  await does(workflow, first, { by: cast.requester, gives: aCommand('withdraw') });
  for (let rounds = 0; rounds < 6; rounds += 1) await tick(workflow.shell);
  expect((await now(second)).hold).toBeDefined();
  expect(workflow.logged.faulted).toEqual([]);
  expect((await now(first)).childNews).toBeUndefined();
});

test('a death while the others are being told of a hold is told as well', async () => {
  const { workflow, first, second, now } = await three();
  workflow.clock.passMinutes(5);
  await does(workflow, first, hold);
  let commits = 0;
  const cases = casesBut(workflow, {
    commit: async (change) => {
      commits += 1;
      const done = await workflow.stores.cases.commit(change);
      if (commits === 1) await does(workflow, first, death);
      return done;
    },
  });
  await tick({ ...workflow.shell, cases });
  for (let rounds = 0; rounds < 6; rounds += 1) await tick(workflow.shell);
  expect((await now(second)).stage.status).toBe('closed-death');
  expect(workflow.logged.faulted).toEqual([]);
});

test('one that cannot be written keeps none of the others from hearing', async () => {
  const { workflow, first, second, twin, now } = await three();
  await does(workflow, first, hold);
  const cases = casesBut(workflow, {
    commit: async (change) => {
      if (change.ref === second) throw Object.assign(new Error('newer'), { code: 'newer-schema' });
      return workflow.stores.cases.commit(change);
    },
  });
  await tick({ ...workflow.shell, cases });
  expect((await now(twin)).aboutChild).toHaveLength(1);
  expect(workflow.logged.faulted).toHaveLength(1);
  workflow.clock.passMinutes(10);
  for (let rounds = 0; rounds < 6; rounds += 1) await tick(workflow.shell);
  expect((await now(second)).hold).toBeDefined();
});

test('a hold that is set while another request about the child is sent holds there too', async () => {
  const { workflow, first } = await three();
  let commits = 0;
  const cases = casesBut(workflow, {
    commit: async (change) => {
      commits += 1;
      if (commits === 1) await does(workflow, first, hold);
      return workflow.stores.cases.commit(change);
    },
  });
  const gives = submission(requestFor('external-second-opinion', cast));
  const sent = await handleCommand(
    { ...workflow.shell, cases },
    { given: givenBy(cast.requester, gives), ref: undefined },
  );
  expect(sent).toMatchObject({ kind: 'done', state: { hold: expect.anything() } });
});

test('a request that has ended shuts for the family’s side as well, and opens again when the hold is lifted', async () => {
  const { workflow, first, second, now } = await three();
  await does(workflow, second, { by: cast.requester, gives: aCommand('withdraw') });
  const { directory } = await workflow.shell.directory.at(1);
  const opens = async () =>
    lookingRoles(await now(second), { directory }, who.advocate, workflow.clock.now()).has('advocate');
  expect(await opens()).toBe(true);
  await does(workflow, first, hold);
  for (let rounds = 0; rounds < 4; rounds += 1) await tick(workflow.shell);
  expect([(await now(second)).stage.status, await opens()]).toEqual(['withdrawn', false]);
  await does(workflow, first, lift);
  for (let rounds = 0; rounds < 4; rounds += 1) await tick(workflow.shell);
  expect(await opens()).toBe(true);
  expect(workflow.logged.faulted).toEqual([]);
});

describe('undone or lifted before the other request has told of what it took over from this one', () => {
  /** The other one's own news comes first. */
  async function tellsFirst({ workflow, second, now }: Awaited<ReturnType<typeof three>>) {
    const { directory } = await workflow.shell.directory.at(1);
    await tellOthers(workflow.shell, await now(second), { directory });
    for (let rounds = 0; rounds < 6; rounds += 1) await tick(workflow.shell);
  }

  test('a death stays undone, and is undone there', async () => {
    const all = await three();
    const { workflow, first, second, now } = all;
    workflow.clock.passMinutes(5);
    await does(workflow, first, death);
    await tick(workflow.shell);
    expect((await now(second)).stage.status).toBe('closed-death');
    await does(workflow, first, { by: who.clinicalLead, gives: aCommand('undo-death') });
    await tellsFirst(all);
    expect([(await now(first)).stage.status, (await now(second)).stage.status]).toEqual([
      'preparing',
      'under-review',
    ]);
  });

  test('a hold stays lifted here, and stays there, where its own safeguarding lead lifts it', async () => {
    const all = await three();
    const { workflow, first, second, now } = all;
    await does(workflow, first, hold);
    await tick(workflow.shell);
    await does(workflow, first, lift);
    await tellsFirst(all);
    expect([(await now(first)).hold, (await now(second)).hold]).toEqual([undefined, expect.anything()]);
  });
});

describe('a death recorded in error', () => {
  const undo = { by: who.clinicalLead, gives: aCommand('undo-death') };
  const ticks = async (workflow: Workflow) => {
    for (let rounds = 0; rounds < 6; rounds += 1) await tick(workflow.shell);
  };
  /** Recorded on the first, and carried to the second, which ended too. */
  async function bothEnded() {
    const { workflow, first, second, now } = await three();
    workflow.clock.passMinutes(5);
    await does(workflow, first, death);
    await ticks(workflow);
    const statuses = async () => [(await now(first)).stage.status, (await now(second)).stage.status];
    expect(await statuses()).toEqual(['closed-death', 'closed-death']);
    return { workflow, first, second, now, statuses };
  }

  test('and undone is known of no more: nothing waits on the other, and a death that is recorded later reaches it', async () => {
    const { workflow, first, second, now, statuses } = await bothEnded();
    await does(workflow, first, undo);
    await ticks(workflow);
    const other = await now(second);
    expect(other.stage.status).toBe('under-review');
    expect(other.aboutChild?.find(({ ref }) => ref === first)?.died).toBe(false);
    expect(familySideShut(other)).toBe(false);
    workflow.clock.passMinutes(5);
    await does(workflow, first, death);
    await ticks(workflow);
    expect(await statuses()).toEqual(['closed-death', 'closed-death']);
  });

  test('undone on the other one is undone where it was recorded, and both go on', async () => {
    const { workflow, second, statuses } = await bothEnded();
    workflow.clock.passMinutes(5);
    await does(workflow, second, undo);
    await ticks(workflow);
    expect(await statuses()).toEqual(['preparing', 'under-review']);
  });

  test('and recorded again before the other has heard of the undoing ends both, and stays', async () => {
    const { workflow, first, statuses } = await bothEnded();
    await does(workflow, first, undo);
    workflow.clock.passMinutes(2);
    await does(workflow, first, death);
    workflow.clock.passMinutes(2);
    await ticks(workflow);
    expect(await statuses()).toEqual(['closed-death', 'closed-death']);
  });

  test('undone while a hold is on the other leaves that hold: nothing reaches the family there', async () => {
    const { workflow, first, second, now } = await three();
    await does(workflow, second, hold);
    await ticks(workflow);
    workflow.clock.passMinutes(5);
    await does(workflow, first, death);
    await ticks(workflow);
    await does(workflow, second, undo);
    await ticks(workflow);
    for (const ref of [first, second]) {
      const state = await now(ref);
      expect([state.stage.status === 'closed-death', state.hold !== undefined]).toEqual([false, true]);
      expect(familySideShut(state)).toBe(true);
    }
  });
});
