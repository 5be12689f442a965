import type { Directory } from '../../src/domain/directory/schema';
import { tick } from '../../src/workflow/ticking/tick';
import { aCommand } from '../builders/core/a-command';
import { who } from '../builders/core/people';
import { london } from '../builders/core/play';
import { castFor } from '../builders/core/ways';
import {
  aCaseIn,
  aWorkflow,
  deliverAll,
  directoryWith,
  does,
  rowOf,
  type Workflow,
} from '../builders/workflow';

/** A part that begins or ends by the directory or a date, without a press (process page §2, §4b, I15). */
const { consultant, deputy, reviewer, alsoInvited } = castFor('external-second-opinion');
const routine = { urgency: 'routine', neededBy: '2027-03-26' } as const;
const present = { [consultant]: { leave: [] }, [who.clinicalLead]: { leave: [] } };

const office = (as: 'holder' | 'alternate') => [{ role: 'coordinator' as const, organisation: 'INV-T1', as }];

/** The second-opinion office has two new people; the old ones are gone, or have other work. */
function newOffice(gone: readonly string[] = []): Directory {
  const directory = directoryWith({
    ...present,
    [who.coordinator]: { standing: [] },
    [who.coordinatorsAlternate]: { standing: [] },
    [who.nurse]: { standing: [] },
    [who.physiotherapist]: { standing: office('holder') },
    [who.servicePlanner]: { standing: office('alternate') },
  });
  return { ...directory, people: directory.people.filter(({ id }) => !gone.includes(id)) };
}

async function ticks(workflow: Workflow, until?: string): Promise<void> {
  if (until !== undefined) workflow.clock.moveTo(london(until));
  for (let looked = await tick(workflow.shell); looked > 0; ) looked = await tick(workflow.shell);
}

const shown = ({ messenger }: Workflow, person: string) =>
  [...messenger.chatWith(person).values()].map(({ card, summary }) => `${summary} ${JSON.stringify(card)}`);
const listOf = async ({ stores }: Workflow, person: string) => stores.cases.casesOf(person);
const typesOf = async ({ stores }: Workflow, ref: string) =>
  (await stores.cases.history(ref)).map(({ type }) => type);

async function inPreparation() {
  const workflow = await aWorkflow(directoryWith(present));
  const ref = await aCaseIn(workflow, 'preparing', routine);
  await deliverAll(workflow);
  return { workflow, ref };
}

describe('an import that puts two other people into the office', () => {
  test('the new coordinator has list entry, card and notification within one tick; the old one lost sight', async () => {
    const { workflow, ref } = await inPreparation();
    await workflow.stores.directory.replace(newOffice());
    await ticks(workflow);
    await deliverAll(workflow);
    expect(await listOf(workflow, who.physiotherapist)).toEqual([ref]);
    expect(shown(workflow, who.physiotherapist)).toEqual([
      expect.stringMatching(new RegExp(`^Request ${ref}: something waits for you .*complete-pack`)),
    ]);
    // The alternate has a part as well, and reads that nothing waits for them.
    expect(shown(workflow, who.servicePlanner)[0]).toContain('for your information');
    expect(await listOf(workflow, who.coordinator)).toEqual([]);
    expect(shown(workflow, who.coordinator).at(-1)).toContain('You have no part in this request any more');
    const last = (await workflow.stores.cases.history(ref)).at(-1);
    expect(last).toMatchObject({
      type: 'parts-changed',
      actor: { kind: 'system' },
      gained: [{ person: who.physiotherapist }, { person: who.servicePlanner }],
      asked: [who.physiotherapist],
    });
  });

  test('it is said once: another tick, or the same directory again, says nothing more', async () => {
    const { workflow, ref } = await inPreparation();
    await workflow.stores.directory.replace(newOffice());
    await ticks(workflow);
    await workflow.stores.directory.replace(newOffice());
    await ticks(workflow);
    expect((await typesOf(workflow, ref)).filter((type) => type === 'parts-changed')).toHaveLength(1);
  });

  test('whoever presses before the clock has looked brings it about as well', async () => {
    const { workflow, ref } = await inPreparation();
    await workflow.stores.directory.replace(newOffice([who.coordinator, who.coordinatorsAlternate]));
    await does(workflow, ref, { by: consultant, gives: aCommand('comment') });
    await deliverAll(workflow);
    expect(shown(workflow, who.physiotherapist)[0]).toContain('something waits for you');
  });

  test('by night a routine case waits with the notification, and not with the list', async () => {
    const { workflow, ref } = await inPreparation();
    workflow.clock.moveTo(london('2027-01-11 22:00'));
    await workflow.stores.directory.replace(newOffice());
    await ticks(workflow);
    await deliverAll(workflow);
    expect(shown(workflow, who.physiotherapist)).toEqual([]);
    expect(await listOf(workflow, who.physiotherapist)).toEqual([ref]);
    workflow.clock.moveTo(london('2027-01-12 07:00'));
    await deliverAll(workflow);
    expect(shown(workflow, who.physiotherapist)).toHaveLength(1);
  });
});

describe('a turn that passes to somebody who had a part before', () => {
  test('by a directory in which the holder is the alternate: they are notified that it is theirs', async () => {
    const { workflow } = await inPreparation();
    const before = shown(workflow, who.coordinatorsAlternate).length;
    await workflow.stores.directory.replace(
      directoryWith({
        ...present,
        [who.coordinator]: { standing: office('alternate') },
        [who.coordinatorsAlternate]: { standing: office('holder') },
      }),
    );
    await ticks(workflow);
    await deliverAll(workflow);
    expect(shown(workflow, who.coordinatorsAlternate).length).toBeGreaterThan(before);
    expect(shown(workflow, who.coordinatorsAlternate).at(-1)).toContain('something waits for you');
  });

  test('by leave that ends: whoever is back is notified in the morning, once', async () => {
    const workflow = await aWorkflow(
      directoryWith({ ...present, [consultant]: { leave: [{ from: '2027-01-11', to: '2027-01-12' }] } }),
    );
    const ref = await aCaseIn(workflow, 'preparing', routine);
    await does(workflow, ref, { by: who.coordinator, gives: aCommand('complete-pack') });
    await does(workflow, ref, { by: who.nurse, gives: aCommand('add-information') });
    await deliverAll(workflow);
    await ticks(workflow, '2027-01-12 18:00');
    const { wantedRing } = await rowOf(workflow, ref, consultant);
    await ticks(workflow, '2027-01-13 06:59');
    expect((await rowOf(workflow, ref, consultant)).wantedRing).toBe(wantedRing);
    await ticks(workflow, '2027-01-13 07:00');
    expect((await rowOf(workflow, ref, consultant)).wantedRing).toBeGreaterThan(wantedRing);
    const back = (await workflow.stores.cases.history(ref)).filter(({ type }) => type === 'parts-changed');
    expect(back).toHaveLength(1);
  });
});

describe('a deputy who is set from next Monday', () => {
  const set = aCommand('set-deputy', {
    person: who.haematologist,
    from: '2027-01-18',
    to: '2027-01-22',
  });

  test('is told at once that they will be, and on the first day has list entry, card and notification', async () => {
    const { workflow, ref } = await inPreparation();
    await does(workflow, ref, { by: consultant, gives: set });
    await deliverAll(workflow);
    const [told = ''] = shown(workflow, who.haematologist);
    expect(told).toContain(
      'You are set as deputy for the named consultant from 18 January 2027 to 22 January 2027.',
    );
    expect(told).toContain('for your information');
    expect(await listOf(workflow, who.haematologist)).toEqual([]);
    // The directory's deputy has nothing to do with it.
    expect(shown(workflow, deputy)).toEqual([]);

    for (const day of [12, 13, 14, 15]) await ticks(workflow, `2027-01-${day} 18:00`);
    await ticks(workflow, '2027-01-18 06:59');
    expect(await listOf(workflow, who.haematologist)).toEqual([]);
    await ticks(workflow, '2027-01-18 07:00');
    await deliverAll(workflow);
    expect(await listOf(workflow, who.haematologist)).toEqual([ref]);
    expect(shown(workflow, who.haematologist)).toHaveLength(2);
    expect(shown(workflow, who.haematologist).at(-1)).toContain('Pack being prepared');
  });

  test('and when the days are over has none of it any more', async () => {
    const { workflow, ref } = await inPreparation();
    await does(workflow, ref, { by: consultant, gives: set });
    await ticks(workflow, '2027-01-18 07:00');
    await deliverAll(workflow);
    await ticks(workflow, '2027-01-23 07:00');
    await ticks(workflow, '2027-01-25 09:00');
    await deliverAll(workflow);
    expect(await listOf(workflow, who.haematologist)).toEqual([]);
    expect(shown(workflow, who.haematologist).at(-1)).toContain('You have no part in this request any more');
  });
});

describe('by a directory that says otherwise of whom they work for', () => {
  /** Saltmere, where the reviewer works, and Marrowdale are one Trust from now on. */
  const merged = (): Directory => {
    const directory = directoryWith(present);
    return {
      ...directory,
      organisations: directory.organisations.map((each) =>
        each.code === 'INV-T2' ? { ...each, mergedInto: 'INV-T1' } : each,
      ),
    };
  };

  test('a reviewer who is not independent any more is released by the clock, and coordinator and consultant told', async () => {
    const workflow = await aWorkflow(directoryWith(present));
    const ref = await aCaseIn(workflow, 'under-review', routine);
    await deliverAll(workflow);
    await workflow.stores.directory.replace(merged());
    await ticks(workflow);
    await deliverAll(workflow);
    const state = await workflow.stores.cases.readCase(ref);
    expect(state?.candidates.find(({ person }) => person === reviewer)?.standing).toBe('released');
    const released = (await workflow.stores.cases.history(ref)).find(
      ({ type }) => type === 'reviewer-released',
    );
    for (const told of [who.coordinator, consultant])
      expect((await rowOf(workflow, ref, told)).wantedRing).toBeGreaterThanOrEqual(released?.seq ?? 999);
    expect(shown(workflow, reviewer).at(-1)).toContain('You were released from this request.');
  });

  test('somebody who is invited is withdrawn, the coordinator told, and the next one asked', async () => {
    const workflow = await aWorkflow(directoryWith(present));
    const ref = await aCaseIn(workflow, 'inviting', routine);
    await deliverAll(workflow);
    await workflow.stores.directory.replace(merged());
    await ticks(workflow);
    const state = await workflow.stores.cases.readCase(ref);
    expect(state?.candidates.find(({ person }) => person === reviewer)?.standing).toBe('withdrawn');
    expect(state?.candidates.find(({ person }) => person === alsoInvited)?.standing).toBe('invited');
    expect(await typesOf(workflow, ref)).toContain('candidate-withdrawn');
    const withdrawn = (await workflow.stores.cases.history(ref)).find(
      ({ type }) => type === 'candidate-withdrawn',
    );
    expect((await rowOf(workflow, ref, who.coordinator)).wantedRing).toBeGreaterThanOrEqual(
      withdrawn?.seq ?? 999,
    );
  });
});

test('a case that a release wrote which did not note for whom it waited is still told of new people', async () => {
  const { workflow, ref } = await inPreparation();
  const kept = workflow.stores.cases.kept.get(ref);
  if (kept !== undefined) kept.waitsFor = undefined;
  await workflow.stores.directory.replace(newOffice());
  await ticks(workflow);
  await deliverAll(workflow);
  expect(shown(workflow, who.physiotherapist)).toHaveLength(1);
});

describe('a request that has ended, and is still to be filed', () => {
  async function withdrawn() {
    const { workflow, ref } = await inPreparation();
    await does(workflow, ref, {
      by: castFor('external-second-opinion').requester,
      gives: aCommand('withdraw'),
    });
    await deliverAll(workflow);
    return { workflow, ref };
  }

  test('is in the list of a new coordinator, who is told, and the old one loses sight', async () => {
    const { workflow, ref } = await withdrawn();
    await workflow.stores.directory.replace(newOffice());
    await ticks(workflow);
    await deliverAll(workflow);
    expect(await listOf(workflow, who.physiotherapist)).toEqual([ref]);
    expect(await listOf(workflow, who.coordinator)).toEqual([]);
    expect(shown(workflow, who.physiotherapist)).toHaveLength(1);
    const files = { by: who.physiotherapist, gives: aCommand('confirm-record') };
    expect((await does(workflow, ref, files)).stage).toMatchObject({ recordConfirmed: true });
  });

  test('reminds nobody, however long it waits, and is looked at once for one directory', async () => {
    const { workflow, ref } = await withdrawn();
    const before = await typesOf(workflow, ref);
    await ticks(workflow, '2027-06-01 12:00');
    expect(await typesOf(workflow, ref)).toEqual(before);
    await workflow.stores.directory.replace(newOffice());
    await ticks(workflow);
    await ticks(workflow);
    expect((await typesOf(workflow, ref)).slice(before.length)).toEqual(['parts-changed']);
    expect(await tick(workflow.shell)).toBe(0);
  });

  test('filed, it is left as it is: nothing waits for anybody', async () => {
    const { workflow, ref } = await withdrawn();
    await does(workflow, ref, { by: who.coordinator, gives: aCommand('confirm-record') });
    const before = await typesOf(workflow, ref);
    await workflow.stores.directory.replace(newOffice());
    await ticks(workflow);
    expect(await typesOf(workflow, ref)).toEqual(before);
  });

  test('held though it is filed, it is in the list of a new safeguarding lead, who alone can lift the hold', async () => {
    const { workflow, ref } = await inPreparation();
    await does(workflow, ref, { by: who.safeguardingLead, gives: aCommand('hold') });
    await does(workflow, ref, {
      by: castFor('external-second-opinion').requester,
      gives: aCommand('withdraw'),
    });
    const filed = aCommand('confirm-record', { gpCopied: 'paused' });
    await does(workflow, ref, { by: who.coordinator, gives: filed });
    const role = { role: 'safeguarding-lead' as const, organisation: 'INV-T1', as: 'holder' as const };
    await workflow.stores.directory.replace(
      directoryWith({
        ...present,
        [who.safeguardingLead]: { standing: [] },
        [who.physiotherapist]: { standing: [role] },
      }),
    );
    await ticks(workflow);
    expect(await listOf(workflow, who.physiotherapist)).toEqual([ref]);
    const lifts = { by: who.physiotherapist, gives: aCommand('lift-hold') };
    expect((await does(workflow, ref, lifts)).hold).toBeUndefined();
  });

  test('leave that ends while it waits brings it back to whoever was away', async () => {
    const leave = [{ from: '2027-01-12', to: '2027-01-18' }];
    const workflow = await aWorkflow(directoryWith({ ...present, [who.clinicalLead]: { leave } }));
    const ref = await aCaseIn(workflow, 'preparing', routine);
    await does(workflow, ref, {
      by: castFor('external-second-opinion').requester,
      gives: aCommand('withdraw'),
    });
    await ticks(workflow, '2027-01-12 12:00');
    const alternate = async () => (await listOf(workflow, who.leadsAlternate)).includes(ref);
    expect(await alternate()).toBe(true);
    await ticks(workflow, '2027-01-19 12:00');
    expect(await alternate()).toBe(false);
  });
});

test('whoever was reached through the office and can be written to now has card and notification within one tick', async () => {
  const relayed = directoryWith({ ...present, [consultant]: { leave: [], reach: 'relay' } });
  const workflow = await aWorkflow(relayed);
  const ref = await aCaseIn(workflow, 'opinion-given', routine);
  await deliverAll(workflow);
  expect(shown(workflow, consultant)).toEqual([]);
  await workflow.stores.directory.replace(directoryWith(present));
  await ticks(workflow);
  await deliverAll(workflow);
  expect(shown(workflow, consultant).at(-1)).toContain('Read the opinion, and confirm that you have read it');
  expect((await typesOf(workflow, ref)).at(-1)).toBe('parts-changed');
});
