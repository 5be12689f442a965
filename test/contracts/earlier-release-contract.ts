import { amira, caseAt, changeTo, eventAt, press, ref, timeOf } from './small-case';
import type { MakeStores } from './stores-under-test';

/** What every store must make of a case whose state an earlier release wrote last (process page I17). */
export function earlierReleaseContract(name: string, makeStores: MakeStores): void {
  describe(`a case of an earlier release: ${name}`, () => {
    const anew = (version: number) => caseAt(version, `told anew: what was said at ${version}`);
    const listed = { ...caseAt(2), lastEventAt: timeOf(2), debts: [] };

    async function left() {
      const stores = makeStores();
      await stores.earlier.commit(changeTo(1));
      await stores.earlier.commit(changeTo(2, { state: listed }));
      return stores;
    }

    test('it is decided on and shown as its history tells it', async () => {
      const { cases } = await left();
      expect(await cases.readCase(ref)).toEqual(anew(2));
      expect((await cases.readPress({ person: amira, ref, press: press('f') })).state).toEqual(anew(2));
      expect((await cases.readPress({ person: amira, ref, press: press('f') })).state).toEqual(anew(2));
      expect(await cases.history(ref)).toEqual([eventAt(1), eventAt(2)]);
    });

    test('once it is written again it is as it was written', async () => {
      const { cases } = await left();
      await cases.readCase(ref);
      expect(await cases.commit(changeTo(3, { state: caseAt(3, 'new') }))).toEqual({ kind: 'committed' });
      expect(await cases.readCase(ref)).toEqual(caseAt(3, 'new'));
      expect(await cases.history(ref)).toHaveLength(3);
    });

    test('a list takes what was stored, brought to the shape of this release', async () => {
      const { cases, lists } = await left();
      expect((await lists.readMine(amira, 10)).states).toEqual([{ ...listed, since: 'before' }]);
      await cases.commit(changeTo(3, { state: { ...listed, version: 3 } }));
      expect((await lists.readMine(amira, 10)).states).toEqual([{ ...listed, version: 3 }]);
    });
  });
}
