import type { CaseStub } from '../../src/domain/case/stub';
import { amira, bryn, caseAt, changeTo, eventAt, otherRef, ref, timeOf } from './small-case';
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
    test('a person’s cases come as they are now, latest change first, and no more than asked for', async () => {
      const { cases, lists } = makeStores();
      expect((await lists.readMine(amira, 10)).states).toEqual([]);
      await cases.commit(changeTo(1, { people: [amira, bryn] }));
      const later = { ref: otherRef, people: [amira], events: [{ ...eventAt(1), at: timeOf(5) }] };
      await cases.commit(changeTo(1, later));
      const other = caseAt(1, undefined, otherRef);
      expect((await lists.readMine(amira, 10)).states).toEqual([other, caseAt(1)]);
      expect((await lists.readMine(bryn, 10)).states).toEqual([caseAt(1)]);
      expect((await lists.readMine(amira, 1)).states).toEqual([other]);
      await cases.commit(changeTo(2, { people: [amira], events: [{ ...eventAt(2), at: timeOf(9) }] }));
      expect((await lists.readMine(amira, 10)).states).toEqual([caseAt(2), other]);
      expect((await lists.readMine(bryn, 10)).states).toEqual([]);
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
      expect(await stubs.stubs()).toEqual([
        {
          ...stub,
          moves: [
            { status: 'consultant-review', at: timeOf(1) },
            { status: 'inviting', at: timeOf(3) },
          ],
        },
      ]);
      // What lost against another change leaves nothing.
      await cases.commit(changeTo(3, { stub, moves: [{ status: 'returned', at: timeOf(3), entry: 3 }] }));
      expect((await stubs.stubs())[0]?.moves).toHaveLength(2);
      expect(await cases.readCase(ref)).toEqual(caseAt(3));
    });
  });
}
