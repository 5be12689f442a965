import type { PersonId } from '../../../src/domain/case/ids';
import type { CaseStore } from '../../../src/workflow/ports/case-ports';
import { tick } from '../../../src/workflow/ticking/tick';
import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { london } from '../../builders/core/play';
import { castFor } from '../../builders/core/ways';
import { aCaseIn, aWorkflow, casesBut, deliverAll, does, type Workflow } from '../../builders/workflow';

/** The service stops for days, and is started again (process page §6). */
const cast = castFor('external-second-opinion');
const routine = { urgency: 'routine' as const };

/** New messages in everybody's chat, that is, notifications. */
const notifications = ({ messenger }: Workflow, person: PersonId) =>
  messenger.to(person).filter((each) => each === 'create').length;

async function catchUp(workflow: Workflow): Promise<void> {
  while ((await tick(workflow.shell)) > 0);
  await deliverAll(workflow);
}

describe('stopped for three days', () => {
  test('each person hears once about each thing that is due, and once about all of a case', async () => {
    const workflow = await aWorkflow();
    const waits = await aCaseIn(workflow, 'consultant-review', routine);
    const owes = await aCaseIn(workflow, 'under-review', { ...routine, neededBy: '2027-01-15' });
    await does(workflow, owes, { by: who.coordinator, gives: aCommand('add-information') });
    const ended = await aCaseIn(workflow, 'opinion-given', routine);
    await does(workflow, ended, { by: cast.consultant, gives: aCommand('acknowledge') });
    await does(workflow, ended, { by: who.coordinator, gives: aCommand('record-death') });
    await deliverAll(workflow);
    workflow.messenger.calls.length = 0;
    workflow.clock.moveTo(london('2027-01-14 09:30'));
    await catchUp(workflow);
    const remindersOf = async (ref: string) =>
      (await workflow.stores.cases.history(ref)).flatMap((each) => (each.type === 'reminded' ? [each] : []));
    // Review: 1 d, 2 d and 3 d have passed; the third stands for all of them.
    expect(await remindersOf(waits)).toMatchObject([
      { obligation: expect.stringMatching(/^gate:/), rung: 3, people: [cast.consultant, who.clinicalLead] },
    ]);
    const about = await remindersOf(owes);
    const things = about.map((each) => each.obligation);
    expect(new Set(things).size).toBe(things.length);
    expect(things.length).toBeGreaterThan(2);
    expect(await remindersOf(ended)).toEqual([]);
    // One card a case, however many things of it are due: the consultant has two cases, the reviewer and the lead one.
    expect(notifications(workflow, cast.consultant)).toBe(2);
    expect(notifications(workflow, cast.reviewer)).toBe(1);
    const heard = notifications(workflow, who.clinicalLead);
    expect(heard).toBe(new Set(about.flatMap(({ people }) => people)).has(who.clinicalLead) ? 2 : 1);
  });

  test('and once more the same moment, by two processes at a time: nobody hears anything more', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'consultant-review', routine);
    await deliverAll(workflow);
    workflow.messenger.calls.length = 0;
    workflow.clock.moveTo(london('2027-01-14 09:30'));
    await Promise.all([tick(workflow.shell), tick(workflow.shell), tick(workflow.shell)]);
    await catchUp(workflow);
    await catchUp(workflow);
    const history = await workflow.stores.cases.history(ref);
    expect(history.filter((each) => each.type === 'reminded')).toHaveLength(1);
    expect([notifications(workflow, cast.consultant), notifications(workflow, who.clinicalLead)]).toEqual([
      1, 1,
    ]);
  });

  test('a clock that is set back an hour lets nothing happen twice; one set forward a day lets it happen once', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'consultant-review', routine);
    const fired = async () =>
      (await workflow.stores.cases.history(ref)).flatMap((each) =>
        each.type === 'reminded' ? [`${each.obligation} ${each.rung}`] : [],
      );
    workflow.clock.moveTo(london('2027-01-11 17:30'));
    await catchUp(workflow);
    expect(await fired()).toHaveLength(1);
    workflow.clock.moveTo(london('2027-01-11 16:30'));
    await catchUp(workflow);
    workflow.clock.moveTo(london('2027-01-11 17:30'));
    await catchUp(workflow);
    expect(await fired()).toHaveLength(1);
    workflow.clock.moveTo(london('2027-01-12 17:30'));
    await catchUp(workflow);
    expect(await fired()).toHaveLength(2);
    expect(new Set(await fired()).size).toBe(2);
  });
});

describe('a message that a worker has in hand', () => {
  test.each([
    ['a hold', { by: who.safeguardingLead, gives: aCommand('hold') }],
    ['a death', { by: who.coordinator, gives: aCommand('record-death') }],
  ] as const)('is kept back from the advocate when %s is committed before it leaves', async (_, happens) => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'under-review');
    await deliverAll(workflow);
    await does(workflow, ref, { by: cast.reviewer, gives: aCommand('ask-for-item') });
    workflow.messenger.calls.length = 0;
    let happened: Promise<unknown> | undefined;
    const { cases } = workflow.stores;
    // The worker has read the case as it was, and is about to render and send; then it happens.
    const look: CaseStore['look'] = async (each) => {
      const read = await cases.look(each);
      happened ??= does(workflow, ref, happens);
      await happened;
      return read;
    };
    const shell = { ...workflow.shell, cases: casesBut(workflow, { look }) };
    await deliverAll(workflow, shell);
    expect(workflow.messenger.to(who.advocate)).toEqual([]);
    expect(workflow.messenger.to(cast.consultant)).not.toEqual([]);
  });
});
