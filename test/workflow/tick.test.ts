import { nextDue } from '../../src/domain/process/due/pending';
import { StoreUnavailable } from '../../src/workflow/ports/case-ports';
import { tick } from '../../src/workflow/ticking/tick';
import { aCommand } from '../builders/core/a-command';
import { theFacts, who } from '../builders/core/people';
import { castFor } from '../builders/core/ways';
import { aCaseIn, aWorkflow, casesBut, does, type Workflow } from '../builders/workflow';

const cast = castFor('external-second-opinion');

async function reminders({ stores }: Workflow, ref: string) {
  return (await stores.cases.history(ref)).filter(({ type }) => type === 'reminded');
}

describe('a tick', () => {
  test('does nothing before anything is due', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'consultant-review');
    expect(await tick(workflow.shell)).toBe(0);
    expect(await reminders(workflow, ref)).toEqual([]);
  });

  test('reminds the consultant of an urgent request after half an hour, and puts the next reminder in the due set', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'consultant-review');
    workflow.clock.passMinutes(30);
    expect(await tick(workflow.shell)).toBe(1);
    expect(await reminders(workflow, ref)).toMatchObject([{ people: [cast.consultant], rung: 1 }]);
    const state = await workflow.stores.cases.readCase(ref);
    expect(await workflow.stores.due.earliest()).toBe(state && nextDue(state, theFacts));
    expect(await tick(workflow.shell)).toBe(0);
  });

  test('after a long stop fires everything in one command, one notice a person', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'consultant-review');
    workflow.clock.passMinutes(100);
    await tick(workflow.shell);
    const fired = await reminders(workflow, ref);
    expect(fired).toMatchObject([{ rung: 3, people: [cast.consultant, who.clinicalLead, who.coordinator] }]);
  });

  test('that changes nothing still corrects the entry', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'consultant-review');
    const state = await workflow.stores.cases.readCase(ref);
    workflow.stores.due.place(ref, workflow.clock.now());
    expect(await tick(workflow.shell)).toBe(1);
    expect(await workflow.stores.due.earliest()).toBe(state && nextDue(state, theFacts));
    expect(await workflow.stores.cases.readCase(ref)).toEqual(state);
  });

  test.each([
    ['withdrawn', 'withdraw'],
    ['closed after a death', 'record-death'],
  ] as const)(
    'reminds nobody of a case that was %s: it comes up no more, and is out of the due set once it is filed',
    async (_, command) => {
      const workflow = await aWorkflow();
      const ref = await aCaseIn(workflow, 'under-review');
      await does(workflow, ref, { by: cast.consultant, gives: aCommand(command) });
      workflow.stores.due.place(ref, workflow.clock.now());
      expect(await tick(workflow.shell)).toBe(1);
      // Another directory still finds it, for whoever has to file it then.
      expect(await workflow.stores.due.earliest()).toBe('9999-01-01T00:00:00.000Z');
      await does(workflow, ref, { by: who.coordinator, gives: aCommand('confirm-record') });
      expect(await workflow.stores.due.earliest()).toBeUndefined();
      expect([await reminders(workflow, ref), workflow.logged.faulted]).toEqual([[], []]);
    },
  );
});

describe('a case that faults', () => {
  async function oneOfTwoFaults() {
    const workflow = await aWorkflow();
    const bad = await aCaseIn(workflow, 'consultant-review');
    const good = await aCaseIn(workflow, 'consultant-review');
    const broken = casesBut(workflow, {
      readPress: (query) => {
        if (query.ref === bad) throw Object.assign(new Error('cannot be read'), { code: 'unreadable' });
        return workflow.stores.cases.readPress(query);
      },
    });
    const shell = { ...workflow.shell, cases: broken };
    return { workflow: { ...workflow, shell }, bad, good };
  }

  test('is put off and counted, and the rest fall due', async () => {
    const { workflow, bad, good } = await oneOfTwoFaults();
    workflow.clock.passMinutes(31);
    const now = workflow.clock.now();
    await tick(workflow.shell);
    expect(await reminders(workflow, good)).toHaveLength(1);
    expect(workflow.logged.faulted).toMatchObject([{ ref: bad, times: 1, error: { code: 'unreadable' } }]);
    const putOff = await workflow.stores.due.earliest();
    expect(putOff).toBe(new Date(Date.parse(now) + 5 * 60_000).toISOString());
    expect(await tick(workflow.shell)).toBe(0);
  });

  test('is tried again later, and counted up', async () => {
    const { workflow, bad } = await oneOfTwoFaults();
    workflow.clock.passMinutes(31);
    await tick(workflow.shell);
    workflow.clock.passMinutes(5);
    await tick(workflow.shell);
    const counts = workflow.logged.faulted.filter(({ ref }) => ref === bad).map(({ times }) => times);
    expect(counts).toEqual([1, 2]);
  });

  test('is also one that is not there any more: it is put off, not asked for without end', async () => {
    const workflow = await aWorkflow();
    workflow.stores.due.place('K7M4-RQX3', workflow.clock.now());
    await tick(workflow.shell);
    expect(workflow.logged.faulted).toMatchObject([{ ref: 'K7M4-RQX3', error: { code: 'nothing-follows' } }]);
    expect(await tick(workflow.shell)).toBe(0);
  });
});

test('a store that is away costs the round: no case is put off or counted for it', async () => {
  const workflow = await aWorkflow();
  const ref = await aCaseIn(workflow, 'consultant-review');
  workflow.clock.passMinutes(31);
  const away = casesBut(workflow, {
    commit: async () => {
      throw new StoreUnavailable('away');
    },
  });
  await expect(tick({ ...workflow.shell, cases: away })).rejects.toMatchObject({ code: 'store-unavailable' });
  expect(workflow.logged.faulted).toEqual([]);
  // Once the lease is over, somebody looks again.
  workflow.stores.clock.pass(31_000);
  await tick(workflow.shell);
  expect(await reminders(workflow, ref)).toHaveLength(1);
});
