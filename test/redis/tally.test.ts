import { evolve } from '../../src/domain/case/evolve';
import type { CaseRef } from '../../src/domain/case/ids';
import { movesIn } from '../../src/domain/case/moves';
import type { CaseState } from '../../src/domain/case/state';
import { stubOf } from '../../src/domain/case/stored/stub';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import { readFigures } from '../../src/redis/operator/figures';
import { caseSchemas } from '../../src/store/case-schemas';
import { createDirectoryCache } from '../../src/workflow/directory-cache';
import { keepTally } from '../../src/workflow/keep-tally';
import { theFacts } from '../builders/core/people';
import { aCaseAt, usualCast } from '../builders/core/ways';
import { realStores, type TenantOfTests } from './real-stores';

const { connection, tenant } = realStores();
const { events } = aCaseAt('family-step');
const { events: closed } = aCaseAt('closed');
const { requester } = usualCast;

/** Keeps a played case, one event a commit, up to the status that it had after so many. */
async function keep(
  { cases }: TenantOfTests,
  ref: CaseRef,
  from = 0,
  to = Number.POSITIVE_INFINITY,
  story = events,
) {
  let before: CaseState | undefined;
  for (const [index, event] of story.slice(0, to).entries()) {
    const named = event.type === 'submitted' ? { ...event, ref } : event;
    const state = evolve(before, named);
    const moves = movesIn(before, [named]);
    before = state;
    if (index < from) continue;
    const stub = stubOf(state, theFacts.directory);
    const change = { ref, expectedVersion: index, state, events: [named], notices: [], stub, moves };
    const rest = { due: undefined, press: undefined, usedDraft: undefined, people: [state.requester] };
    expect(await cases.commit({ ...change, ...rest })).toEqual({ kind: 'committed' });
  }
}

async function setting() {
  const unreadable: string[] = [];
  const stores = tenant({ schemas: caseSchemas, damaged: (_what, ref) => unreadable.push(ref) });
  await stores.directory.replace(inventedDirectory);
  const shell = { ...stores, directory: createDirectoryCache(stores.directory) };
  const failed: string[] = [];
  return {
    ...stores,
    stores,
    failed,
    unreadable,
    counts: async () => (await readFigures(connection(), stores.keys)).casesByStatus,
    tally: () => keepTally(shell, (ref) => failed.push(ref)),
    /** As a release leaves a case that did not count yet. */
    forget: async (ref: CaseRef) => {
      await connection().command(['HDEL', stores.keys.case(ref), 'tallied']);
      await connection().command(['HDEL', stores.keys.stubs, ref, `${ref}:way`]);
    },
  };
}

const old = 'K7M4-RQX3';
const young = 'T2HW-9CDF';

describe('the counts of cases by status', () => {
  test('follow every commit, and nothing is left to the tally', async () => {
    const { stores, counts, tally } = await setting();
    await keep(stores, young, 0, 1);
    expect(await counts()).toEqual({ 'consultant-review': 1 });
    await keep(stores, young, 1);
    expect(await counts()).toEqual({ 'consultant-review': 0, 'family-step': 1 });
    expect(await tally()).toEqual({ counted: 0, unreadable: 0 });
  });

  test('a case from before the counts is never counted out; the tally counts it in once, with its whole way', async () => {
    const { stores, stubs, keys, counts, tally, forget } = await setting();
    await keep(stores, old, 0, 1);
    await forget(old);
    await connection().command(['DEL', keys.casesByStatus]);
    await keep(stores, young);
    await keep(stores, old, 1);
    expect(await counts()).toEqual({ 'consultant-review': 0, 'family-step': 1 });
    // A way that begins in the middle tells no month and no time: it is left out until it is whole.
    expect((await stubs.stubs()).stubs).toHaveLength(1);
    expect(await tally()).toEqual({ counted: 1, unreadable: 0 });
    expect(await tally()).toEqual({ counted: 0, unreadable: 0 });
    expect(await counts()).toEqual({ 'consultant-review': 0, 'family-step': 2 });
    const [one, other] = (await stubs.stubs()).stubs;
    expect(one?.moves[0]?.status).toBe('consultant-review');
    expect(other).toEqual(one);
  });

  test('what a release that does not count has changed meanwhile is put right, and nothing drifts', async () => {
    const { stores, keys, counts, tally } = await setting();
    await keep(stores, old, 0, 1);
    await keep(stores, old, 1);
    // As if the last commits were made by the release before: counted at the first version only.
    await connection().command(['HSET', keys.case(old), 'tallied', '1@consultant-review']);
    await connection().command(['DEL', keys.casesByStatus]);
    await connection().command(['HSET', keys.casesByStatus, 'consultant-review', '1']);
    expect(await tally()).toEqual({ counted: 1, unreadable: 0 });
    expect(await counts()).toEqual({ 'consultant-review': 0, 'family-step': 1 });
  });

  test('a case that cannot be read stays out, is told of, and keeps no other one from being counted', async () => {
    const { stores, keys, counts, tally, forget, failed } = await setting();
    for (const ref of [old, young]) {
      await keep(stores, ref);
      await forget(ref);
    }
    await connection().command(['DEL', keys.casesByStatus]);
    await connection().command(['HSET', keys.case(old), 'state', 'nothing that opens']);
    expect(await tally()).toEqual({ counted: 1, unreadable: 1 });
    expect(failed).toEqual([old]);
    expect(await counts()).toEqual({ 'family-step': 1 });
  });
});

describe('what is filed away', () => {
  const filed = async ({ keys }: { readonly keys: TenantOfTests['keys'] }) =>
    connection().command(['ZRANGE', keys.filedOf(requester), '0', '-1']);

  test('the tally finds it for a release that did not file, and takes out what such a release has opened again', async () => {
    const { stores, keys, tally, forget } = await setting();
    await keep(stores, old);
    await connection().command(['ZADD', keys.filedOf(requester), '1', old]);
    await forget(old);
    await keep(stores, young, 0, closed.length, closed);
    expect(await filed(stores)).toEqual([old, young]);
    await connection().command(['ZREM', keys.filedOf(requester), young]);
    await forget(young);
    expect(await tally()).toEqual({ counted: 2, unreadable: 0 });
    expect(await filed(stores)).toEqual([young]);
  });
});

describe('the stubs for the planner', () => {
  test('the release before this one finds every change of status where it looks for it', async () => {
    const { stores, keys, tally, forget } = await setting();
    const moves = () => connection().command(['HGET', keys.stubs, `${old}:moves`]);
    await keep(stores, old, 0, 1);
    await forget(old);
    await keep(stores, old, 1);
    await tally();
    expect(await moves()).toMatch(/^consultant-review@\d+ .*family-step@\d+ $/);
  });

  test('one that does not open is left out and told of; the others are there', async () => {
    const { stores, stubs, keys, unreadable } = await setting();
    await keep(stores, old);
    await keep(stores, young);
    expect((await stubs.stubs()).stubs).toHaveLength(2);
    await connection().command(['HSET', keys.stubs, old, 'nothing that opens']);
    expect(await stubs.stubs()).toMatchObject({
      stubs: [{ kind: 'external-second-opinion' }],
      unreadable: 1,
    });
    expect(unreadable).toEqual([old]);
  });

  test('many are read in pages, and who asks at the same time waits for the same reading', async () => {
    const { stores, keys } = await setting();
    await keep(stores, old, 0, 1);
    const [, stub = ''] = (await connection().command(['HGETALL', keys.stubs])) as string[];
    const many = Array.from({ length: 450 }, (_, index) => [`X${index}`, stub, `X${index}:way`, 'closed@1 ']);
    await connection().command(['HSET', keys.stubs, ...many.flat()]);
    const reading = stores.stubs.stubs();
    expect(stores.stubs.stubs()).toBe(reading);
    // Each is bound to its reference: copies of one do not open, and are counted.
    const read = await reading;
    expect(read.stubs.length + read.unreadable).toBe(451);
    expect(read.unreadable).toBe(450);
  });
});

test('one process looks for all, and another one when its time is over', async () => {
  const { stores } = await setting();
  const both = () => Promise.all([stores.tally.isMine(60_000), stores.tally.isMine(60_000)]);
  expect((await both()).sort()).toEqual([false, true]);
  expect(await both()).toEqual([false, false]);
  await connection().command(['DEL', stores.keys.tallyLease]);
  expect((await both()).sort()).toEqual([false, true]);
});
