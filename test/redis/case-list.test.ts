import { amira, caseListed, changeTo, eventAt, otherRef, ref, timeOf } from '../contracts/small-case';
import { realStores } from './real-stores';

const { connection, commands, tenant } = realStores();

const came = (version: number, at: string, of: string, status?: string) =>
  changeTo(version, {
    ref: of,
    state: caseListed(of, version, at, status),
    events: [{ ...eventAt(version), at }],
  });

/** A release that did not know which cases are filed away leaves the set as it finds it. */
const asBefore = (keys: ReturnType<typeof tenant>['keys']) =>
  connection().command(['DEL', keys.filedOf(amira)]);

describe('lists beside, and after, a release that did not know what is filed away', () => {
  test('nothing that is open is left out; what is filed away is found out once, and then limited', async () => {
    const { cases, lists, keys } = tenant();
    await cases.commit(came(1, timeOf(1), ref));
    await cases.commit(came(1, timeOf(2), otherRef, 'closed'));
    await asBefore(keys);
    const refs = async () => (await lists.readMine(amira, 0)).states.map((state) => state.ref);
    expect(await refs()).toEqual([otherRef, ref]);
    expect(await refs()).toEqual([ref]);
    commands.length = 0;
    expect(await refs()).toEqual([ref]);
    expect(commands).toEqual(['listCases']);
  });

  test('what something is owed on again is no longer limited', async () => {
    const { cases, lists, keys } = tenant();
    await cases.commit(came(1, timeOf(1), ref));
    await connection().command(['ZADD', keys.filedOf(amira), '1', ref]);
    expect((await lists.readMine(amira, 1)).states).toHaveLength(1);
    expect((await lists.readMine(amira, 0)).states).toHaveLength(1);
  });
});
