import { changeTo, otherRef, ref, timeOf } from './small-case';
import type { MakeStores } from './stores-under-test';

/** What every due set must do. */
export function dueSetContract(name: string, makeStores: MakeStores): void {
  describe(`due set: ${name}`, () => {
    test('a case is claimed when its time has come, earliest first', async () => {
      const { cases, due } = makeStores();
      await cases.commit(changeTo(1, { due: timeOf(20) }));
      await cases.commit(changeTo(1, { ref: otherRef, due: timeOf(10) }));
      expect(await due.earliest()).toBe(timeOf(10));
      expect(await due.claim(timeOf(9), 10)).toEqual([]);
      expect(await due.claim(timeOf(20), 1)).toEqual([otherRef]);
      expect(await due.claim(timeOf(20), 10)).toEqual([ref]);
    });

    test('a claimed case is nobody else’s until the lease ends', async () => {
      const { cases, due, passMachineTime } = makeStores({ dueLeaseMs: 60_000 });
      await cases.commit(changeTo(1, { due: timeOf(10) }));
      const claims = await Promise.all(Array.from({ length: 20 }, () => due.claim(timeOf(10), 5)));
      expect(claims.flat()).toEqual([ref]);
      await passMachineTime(61_000);
      expect(await due.claim(timeOf(10), 5)).toEqual([ref]);
    });

    test('a commit moves the entry, takes it out, and ends the lease', async () => {
      const { cases, due } = makeStores();
      await cases.commit(changeTo(1, { due: timeOf(10) }));
      await due.claim(timeOf(10), 5);
      await cases.commit(changeTo(2, { due: timeOf(15) }));
      expect(await due.claim(timeOf(14), 5)).toEqual([]);
      expect(await due.claim(timeOf(15), 5)).toEqual([ref]);
      await cases.commit(changeTo(3));
      expect(await due.earliest()).toBeUndefined();
    });

    test('a case that faults is put off and its faults are counted until it changes', async () => {
      const { cases, due } = makeStores();
      await cases.commit(changeTo(1, { due: timeOf(10) }));
      await due.claim(timeOf(10), 5);
      expect(await due.postpone(ref, timeOf(12))).toBe(1);
      expect(await due.claim(timeOf(11), 5)).toEqual([]);
      expect(await due.claim(timeOf(12), 5)).toEqual([ref]);
      expect(await due.postpone(ref, timeOf(14))).toBe(2);
      await cases.commit(changeTo(2, { due: timeOf(20) }));
      expect(await due.postpone(ref, timeOf(22))).toBe(1);
    });

    test('a case that has left the set does not come back by being put off', async () => {
      const { cases, due } = makeStores();
      await cases.commit(changeTo(1, { due: timeOf(10) }));
      await cases.commit(changeTo(2));
      await due.postpone(ref, timeOf(12));
      expect(await due.earliest()).toBeUndefined();
    });

    test('a tick that changed nothing corrects the entry, unless a commit came between', async () => {
      const { cases, due } = makeStores();
      await cases.commit(changeTo(1, { due: timeOf(10) }));
      await due.claim(timeOf(10), 5);
      await due.rescore(ref, timeOf(30), 1);
      expect(await due.earliest()).toBe(timeOf(30));
      expect(await due.claim(timeOf(30), 5)).toEqual([ref]);
      await cases.commit(changeTo(2, { due: timeOf(15) }));
      await due.rescore(ref, undefined, 1);
      expect(await due.earliest()).toBe(timeOf(15));
      await due.rescore(ref, undefined, 2);
      expect(await due.earliest()).toBeUndefined();
    });

    test('a directory that was replaced makes every case due, once', async () => {
      const { cases, due, directory } = makeStores();
      await cases.commit(changeTo(1, { due: timeOf(30) }));
      await directory.replace({ organisations: [], people: [], panels: [] });
      expect(await due.claim(timeOf(10), 5)).toEqual([ref]);
      await due.rescore(ref, timeOf(20), 1);
      expect(await due.claim(timeOf(15), 5)).toEqual([]);
      expect(await due.earliest()).toBe(timeOf(20));
    });

    test('so do tables that were changed; a process that does not ask changes nothing', async () => {
      const { cases, due } = makeStores();
      await cases.commit(changeTo(1, { due: timeOf(30) }));
      expect(await due.claim(timeOf(10), 5, 'one')).toEqual([ref]);
      await due.rescore(ref, timeOf(30), 1);
      expect(await due.claim(timeOf(11), 5, 'one')).toEqual([]);
      expect(await due.claim(timeOf(11), 5)).toEqual([]);
      expect(await due.claim(timeOf(11), 5, 'another')).toEqual([ref]);
    });

    test('cases leased to others do not hide the ones behind them', async () => {
      const { cases, due } = makeStores();
      const refs = Array.from({ length: 120 }, (_, n) => `REF-${String(n).padStart(4, '0')}`);
      for (const each of refs) await cases.commit(changeTo(1, { ref: each, due: timeOf(1) }));
      await cases.commit(changeTo(1, { due: timeOf(2) }));
      expect(await due.claim(timeOf(3), 120)).toHaveLength(120);
      expect(await due.claim(timeOf(3), 1)).toEqual([ref]);
    });
  });
}
