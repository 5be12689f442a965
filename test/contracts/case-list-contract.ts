import type { CaseStub } from '../../src/domain/case/stored/stub';
import { amira, bryn, caseAt, caseListed, changeTo, eventAt, otherRef, ref, timeOf } from './small-case';
import type { MakeStores } from './stores-under-test';

const stub: CaseStub = {
  kind: 'critical-friend',
  urgency: 'soon',
  organisation: 'INV-T1',
  specialty: 'Neurology',
};

/** What every list of cases, and every store of stubs, must do. */
export function caseListContract(name: string, makeStores: MakeStores): void {
  describe(`case list: ${name}`, () => {
    const came = (version: number, at: string, of: string, people: readonly string[], status?: string) => {
      const state = caseListed(of, version, at, status);
      return changeTo(version, { ref: of, state, people, events: [{ ...eventAt(version), at }] });
    };

    test('a person’s cases come as they are now, latest change first', async () => {
      const { cases, lists } = makeStores();
      expect((await lists.readMine(amira, 10)).states).toEqual([]);
      await cases.commit(came(1, timeOf(1), ref, [amira, bryn]));
      await cases.commit(came(1, timeOf(5), otherRef, [amira]));
      const other = caseListed(otherRef, 1, timeOf(5));
      expect((await lists.readMine(amira, 10)).states).toEqual([other, caseListed(ref, 1, timeOf(1))]);
      expect((await lists.readMine(bryn, 10)).states).toEqual([caseListed(ref, 1, timeOf(1))]);
      await cases.commit(came(2, timeOf(9), ref, [amira]));
      expect((await lists.readMine(amira, 10)).states).toEqual([caseListed(ref, 2, timeOf(9)), other]);
      expect((await lists.readMine(bryn, 10)).states).toEqual([]);
    });

    test('however much was filed away since, what is still to be done is in the list', async () => {
      const { cases, lists } = makeStores();
      await cases.commit(came(1, timeOf(1), ref, [amira]));
      for (const [index, of] of [otherRef, 'B2JP-6VNA', 'M3QX-8RTD'].entries()) {
        await cases.commit(came(1, timeOf(2), of, [amira, bryn]));
        await cases.commit(came(2, timeOf(3 + index), of, [amira, bryn], 'closed'));
      }
      const refs = async (person: string, most: number) =>
        (await lists.readMine(person, most)).states.map((state) => state.ref);
      expect(await refs(amira, 2)).toEqual(['M3QX-8RTD', 'B2JP-6VNA', ref]);
      expect(await refs(amira, 0)).toEqual([ref]);
      // Somebody who has no part any more has it not in this list either.
      await cases.commit(came(3, timeOf(9), otherRef, [amira], 'closed'));
      expect(await refs(bryn, 9)).toEqual(['M3QX-8RTD', 'B2JP-6VNA']);
    });

    test('a look counts once more for every fifty requests that it finds', async () => {
      const { cases, lists } = makeStores();
      for (let index = 0; index < 50; index += 1)
        await cases.commit(came(1, timeOf(1), `REF-${String(index).padStart(4, '0')}`, [amira]));
      expect((await lists.readMine(amira, 10)).pressesThisMinute).toBe(2);
      expect((await lists.readMine(amira, 10)).pressesThisMinute).toBe(4);
    });

    test('a look counts as a press does', async () => {
      const { cases, lists } = makeStores();
      expect((await lists.readMine(amira, 10)).pressesThisMinute).toBe(1);
      expect((await cases.readPress({ person: amira })).pressesThisMinute).toBe(2);
      expect((await lists.readMine(amira, 10)).pressesThisMinute).toBe(3);
    });

    test('a stub is as it was last, with every status the case came to and when', async () => {
      const { cases, stubs } = makeStores();
      await cases.commit(
        changeTo(1, { stub, moves: [{ status: 'consultant-review', at: timeOf(1), entry: 1 }] }),
      );
      await cases.commit(changeTo(2, { stub: { ...stub, specialty: '' }, moves: [] }));
      await cases.commit(changeTo(3, { stub, moves: [{ status: 'inviting', at: timeOf(3), entry: 3 }] }));
      const moves = [
        { status: 'consultant-review', at: timeOf(1) },
        { status: 'inviting', at: timeOf(3) },
      ];
      expect(await stubs.stubs()).toEqual({ stubs: [{ ...stub, moves }], unreadable: 0 });
      // What lost against another change leaves nothing.
      await cases.commit(changeTo(3, { stub, moves: [{ status: 'returned', at: timeOf(3), entry: 3 }] }));
      expect((await stubs.stubs()).stubs[0]?.moves).toHaveLength(2);
      expect(await cases.readCase(ref)).toEqual(caseAt(3));
    });
  });
}
