import type { CaseEvent } from '../../src/domain/case/stored/events';
import { caseAt, changeTo, eventAt, otherRef, ref } from './small-case';
import type { MakeStores } from './stores-under-test';

/** What a case store must do where one case has to do with others. */
export function severalCasesContract(name: string, makeStores: MakeStores): void {
  describe(`case store, several cases: ${name}`, () => {
    test('of two requests about one child that are sent at the same moment one finds the other', async () => {
      const { cases } = makeStores();
      const first = changeTo(1, { sameChild: ['c1'], othersAbout: 0 });
      const second = changeTo(1, { ref: otherRef, sameChild: ['c1'], othersAbout: 0 });
      expect(await cases.commit(first)).toEqual({ kind: 'committed' });
      expect(await cases.commit(second)).toEqual({ kind: 'conflict' });
      expect(await cases.commit({ ...second, othersAbout: 1 })).toEqual({ kind: 'committed' });
      // A request is not another than itself.
      expect(await cases.commit(changeTo(2, { sameChild: ['c1'], othersAbout: 1 }))).toEqual({
        kind: 'committed',
      });
    });

    test('what rests on another request is not decided on an older version of it', async () => {
      const { cases } = makeStores();
      for (const version of [1, 2]) await cases.commit(changeTo(version));
      const linked = (version: number) =>
        changeTo(1, { ref: otherRef, state: caseAt(1, undefined, otherRef), restsOn: [{ ref, version }] });
      expect(await cases.commit(linked(1))).toEqual({ kind: 'conflict' });
      expect(await cases.commit(linked(2))).toEqual({ kind: 'committed' });
    });

    test('it may rest on several, one that is not there among them: when that is sent meanwhile it is decided anew', async () => {
      const { cases } = makeStores();
      await cases.commit(changeTo(1));
      const rests = {
        restsOn: [
          { ref, version: 1 },
          { ref: otherRef, version: 0 },
        ],
      };
      expect(await cases.commit(changeTo(2, rests))).toEqual({ kind: 'committed' });
      await cases.commit(changeTo(1, { ref: otherRef, state: caseAt(1, undefined, otherRef) }));
      const late = {
        restsOn: [
          { ref, version: 2 },
          { ref: otherRef, version: 0 },
        ],
      };
      expect(await cases.commit(changeTo(3, late))).toEqual({ kind: 'conflict' });
    });

    test('where a linked request comes from is found by its reference, and by no other', async () => {
      const { cases } = makeStores();
      const started = {
        ...eventAt(2),
        type: 'linked-request-started',
        said: { kind: 'critical-friend', whatIsNew: 'A scan.', newRef: otherRef },
      } as unknown as CaseEvent;
      await cases.commit(changeTo(1));
      expect(await cases.originOf(otherRef)).toBeUndefined();
      await cases.commit(changeTo(2, { events: [started] }));
      expect(await cases.originOf(otherRef)).toBe(ref);
      expect(await cases.originOf(ref)).toBeUndefined();
    });
  });
}
