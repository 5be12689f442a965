import { createKeptStates } from '../../src/store/kept-states';
import { amira, caseListed, changeTo, eventAt, otherRef, ref, timeOf } from '../contracts/small-case';
import { realStores } from './real-stores';

const { connection, commands, tenant } = realStores();

const came = (version: number, at: string, of: string, status?: string) =>
  changeTo(version, {
    ref: of,
    state: caseListed(of, version, at, status),
    events: [{ ...eventAt(version), at }],
  });

/** A release that neither counted nor knew which cases are filed away leaves both as it finds them. */
async function asBefore(keys: ReturnType<typeof tenant>['keys'], ...refs: readonly string[]) {
  await connection().command(['DEL', keys.filedOf(amira)]);
  for (const each of refs) await connection().command(['HDEL', keys.case(each), 'tallied']);
}

const past = ['B2JP-6VNA', 'M3QX-8RTD', 'Q5WY-3HJK'];

describe('lists beside, and after, a release that did not know what is filed away', () => {
  test('nothing on which something is left to be done is left out; of the rest no more is opened than of what is filed away', async () => {
    const { cases, lists, keys } = tenant();
    await cases.commit({ ...came(1, timeOf(1), ref), sameChild: ['c1'] });
    await cases.commit({ ...came(1, timeOf(2), otherRef, 'closed'), due: timeOf(60) });
    for (const [index, each] of past.entries())
      await cases.commit(came(1, timeOf(3 + index), each, 'closed'));
    await asBefore(keys, ref, otherRef, ...past);
    const refs = async (most: number) => (await lists.readMine(amira, most)).states.map((state) => state.ref);
    expect(await refs(0)).toEqual([otherRef, ref]);
    expect(await refs(2)).toEqual([past[2], past[1], otherRef, ref]);
    // A look writes nothing, and opens again only what it has not seen.
    commands.length = 0;
    expect(await refs(2)).toHaveLength(4);
    expect(commands).toEqual(['listCases']);
  });
});

test('a process keeps so many opened cases for its lists, each in one version', () => {
  const kept = createKeptStates(2);
  for (const each of [ref, otherRef, 'B2JP-6VNA']) kept.keep(caseListed(each, 1, timeOf(1)));
  expect(kept.recall(ref, 1)).toBeUndefined();
  expect(kept.recall(otherRef, 1)).toEqual(caseListed(otherRef, 1, timeOf(1)));
  expect(kept.recall(otherRef, 2)).toBeUndefined();
});
