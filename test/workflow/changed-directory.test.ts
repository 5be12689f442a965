import { nextDue } from '../../src/domain/process/due/pending';
import { usualReminders } from '../../src/domain/process/tables/obligations';
import { createDirectoryCache } from '../../src/workflow/directory-cache';
import { tick } from '../../src/workflow/ticking/tick';
import { aCommand } from '../builders/core/a-command';
import { who } from '../builders/core/people';
import { london } from '../builders/core/play';
import { castFor } from '../builders/core/ways';
import { aCaseIn, aWorkflow, directoryWith, does, type Workflow } from '../builders/workflow';

/** What is due next is reckoned anew when that from which it was reckoned has changed (process page §6). */
const cast = castFor('external-second-opinion');
const routine = { urgency: 'routine' as const };
/** Taken ill this very morning, after the requests were sent. */
const away = directoryWith({ [cast.consultant]: { leave: [{ from: '2027-01-11', to: '2027-01-20' }] } });

const reminded = async ({ stores }: Workflow, ref: string) =>
  (await stores.cases.history(ref)).flatMap((each) =>
    each.type === 'reminded' ? [{ at: each.at, people: each.people }] : [],
  );

async function untilNothingIsDue(
  workflow: Workflow,
  shell = workflow.shell,
  tables?: string,
): Promise<number> {
  let looked = await tick(shell, tables);
  for (let more = looked; more > 0; looked += more) more = await tick(shell);
  return looked;
}

describe('a directory that was replaced', () => {
  test('lets a leave fall due that nobody knew of, in every open case, though nobody presses anything', async () => {
    const workflow = await aWorkflow(directoryWith({}));
    const refs = [];
    for (let n = 0; n < 120; n += 1) refs.push(await aCaseIn(workflow, 'consultant-review', routine));
    await workflow.stores.directory.replace(away);
    // More than one tick's worth; a worker that stops in between leaves the rest to whoever comes next.
    expect(await untilNothingIsDue(workflow)).toBe(120);
    for (const ref of refs) {
      expect(await reminded(workflow, ref)).toEqual([
        { at: workflow.clock.now(), people: [cast.deputy, cast.requester] },
      ]);
    }
  });

  test('by the same one makes nothing due', async () => {
    const workflow = await aWorkflow(directoryWith({}));
    await aCaseIn(workflow, 'consultant-review', routine);
    await workflow.stores.directory.replace(directoryWith({}));
    expect(await untilNothingIsDue(workflow)).toBe(0);
  });

  test('finds also an open case on which nothing was due any more, and leaves closed ones alone', async () => {
    const workflow = await aWorkflow(directoryWith({ [who.clinicalLead]: { leave: [] } }));
    const ref = await aCaseIn(workflow, 'consultant-review', { ...routine, dateOfBirth: '2009-02-01' });
    const closed = await aCaseIn(workflow, 'closed', routine);
    // The last reminder, about the young adult's wishes too, was sent long ago.
    for (const day of ['2029-01-12', '2029-03-12', '2029-05-14', '2029-07-16']) {
      workflow.clock.moveTo(london(`${day} 09:00`));
      await untilNothingIsDue(workflow);
    }
    const before = await workflow.stores.cases.readCase(ref);
    const facts = await workflow.shell.directory.at(0);
    expect(before && nextDue(before, facts)).toBeUndefined();
    const leave = [{ from: '2029-07-18', to: '2029-07-20' }];
    await workflow.stores.directory.replace(directoryWith({ [cast.consultant]: { leave } }));
    expect(await untilNothingIsDue(workflow)).toBe(1);
    expect(await workflow.stores.due.earliest()).toBe(london('2029-07-18 07:00'));
    expect(await reminded(workflow, closed)).toEqual([]);
  });
});

test('durations that were changed are reckoned with from the first tick of the new process on', async () => {
  const workflow = await aWorkflow();
  const ref = await aCaseIn(workflow, 'consultant-review', routine);
  const soon = { urgent: 0.5, soon: 2, routine: 2 };
  const reminders = { ...usualReminders, n: { ...usualReminders.n, 'consultant-review': soon } };
  const directory = createDirectoryCache(workflow.stores.directory, reminders);
  const shell = { ...workflow.shell, directory };
  expect(await untilNothingIsDue(workflow, shell, 'other durations')).toBe(1);
  expect(await workflow.stores.due.earliest()).toBe(london('2027-01-11 11:00'));
  // The same durations at the next start change nothing.
  expect(await untilNothingIsDue(workflow, shell, 'other durations')).toBe(0);
  workflow.clock.moveTo(london('2027-01-11 11:00'));
  await untilNothingIsDue(workflow, shell);
  expect(await reminded(workflow, ref)).toEqual([
    { at: london('2027-01-11 11:00'), people: [cast.consultant] },
  ]);
  await does(workflow, ref, { by: cast.consultant, gives: aCommand('approve') });
});
