import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import type { Directory } from '../../src/domain/directory/schema';
import { followAccounts } from '../../src/workflow/entry/follow-accounts';
import { readMine } from '../../src/workflow/read-mine';
import { tick } from '../../src/workflow/ticking/tick';
import { castFor } from '../builders/core/ways';
import { aCaseIn, aWorkflow, deliverAll, type Workflow } from '../builders/workflow';

const neverFails = (person: string, error: unknown) => {
  throw new Error(`${person}: ${String(error)}`);
};

const { consultant } = castFor('external-second-opinion');
const present = '00000000-0000-4000-9000-000000000101';

/** The consultant has another account, as after a move to another tenant. */
const moved: Directory = {
  ...inventedDirectory,
  people: inventedDirectory.people.map((each) =>
    each.id === consultant ? { ...each, id: present, formerly: [consultant] } : each,
  ),
};

const shown = ({ messenger }: Workflow, person: string) =>
  [...messenger.chatWith(person).values()].map(({ card }) => JSON.stringify(card));

async function imports(workflow: Workflow): Promise<void> {
  await workflow.stores.directory.replace(moved);
  await followAccounts(workflow.stores, moved, neverFails);
  while ((await tick(workflow.shell)) > 0);
  await deliverAll(workflow);
}

const listOf = async ({ shell, stores }: Workflow, person: string) => {
  const mine = await readMine({ ...shell, lists: stores.lists, mostPressesAMinute: 240 }, person);
  return typeof mine === 'string' ? mine : mine.states.map(({ ref }) => ref);
};

test('after an import that names the other account, card and list are there, and the old chat shows nothing more', async () => {
  const workflow = await aWorkflow();
  const ref = await aCaseIn(workflow, 'opinion-given');
  await deliverAll(workflow);
  expect(shown(workflow, consultant).at(-1)).toContain('open:acknowledge');
  await imports(workflow);
  expect(shown(workflow, present).at(-1)).toContain('open:acknowledge');
  expect(await listOf(workflow, present)).toEqual([ref]);
  expect(await listOf(workflow, consultant)).toBe('not-in-directory');
  for (const card of shown(workflow, consultant)) expect(card).not.toContain('open:acknowledge');
  const history = await workflow.stores.cases.history(ref);
  expect(history.map(({ type }) => type).slice(-1)).toEqual(['account-changed']);
});

test('of a case that has ended they have the record still, though nothing is written to it', async () => {
  const workflow = await aWorkflow();
  const ref = await aCaseIn(workflow, 'closed');
  const before = await workflow.stores.cases.readCase(ref);
  await imports(workflow);
  expect(await listOf(workflow, present)).toEqual([ref]);
  expect(await workflow.stores.cases.readCase(ref)).toEqual(before);
});

test('the same import once more says nothing more', async () => {
  const workflow = await aWorkflow();
  const ref = await aCaseIn(workflow, 'under-review');
  await imports(workflow);
  await imports(workflow);
  const types = (await workflow.stores.cases.history(ref)).map(({ type }) => type);
  expect(types.filter((type) => type === 'account-changed')).toHaveLength(1);
});
