import { amira, bryn, changeTo, ref, timeOf } from './small-case';
import type { MakeStores } from './stores-under-test';

const key = { person: amira, about: 'new', form: 'submit' } as const;
const draft = { page: 'child', values: { initials: 'A.B.', note: '  ${a} \ud800\n' }, savedAt: timeOf(1) };
const anyLease = expect.stringMatching(/^\d+$/);
const anInstant = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
const hour = 1 / 24;
/** Milliseconds. */
const hours = (many: number) => many * 3_600_000;

/** What every draft store must do. */
export function draftStoreContract(name: string, makeStores: MakeStores): void {
  describe(`draft store: ${name}`, () => {
    test('what was typed comes back character for character', async () => {
      const { drafts } = makeStores();
      expect(await drafts.read(key)).toBeUndefined();
      expect(await drafts.save(key, { ...draft, openOn: 'a1', linkedFrom: ref, ref: 'K7M4-RQX4' }, 0)).toBe(
        true,
      );
      const saved = { version: 1, ...draft, openOn: 'a1', linkedFrom: ref, ref: 'K7M4-RQX4' };
      expect(await drafts.read(key)).toEqual(saved);
    });

    test('a device that saved first is not overwritten', async () => {
      const { drafts } = makeStores();
      await drafts.save(key, draft, 0);
      expect(await drafts.save(key, { ...draft, page: 'people' }, 1)).toBe(true);
      expect(await drafts.save(key, { ...draft, page: 'question' }, 1)).toBe(false);
      expect(await drafts.save(key, { ...draft, page: 'question' }, 0)).toBe(false);
      expect(await drafts.read(key)).toEqual({ version: 2, ...draft, page: 'people' });
    });

    test('a discarded draft is gone and cannot be saved over by a device that still shows it', async () => {
      const { drafts } = makeStores();
      await drafts.save(key, draft, 0);
      await drafts.discard(key);
      expect(await drafts.read(key)).toBeUndefined();
      expect(await drafts.draftsOf(amira)).toEqual([]);
      expect(await drafts.save(key, draft, 1)).toBe(false);
      expect(await drafts.save(key, draft, 0)).toBe(true);
    });

    test('each person has the list of their own drafts', async () => {
      const { drafts } = makeStores();
      const comment = { person: amira, about: ref, form: 'comment' } as const;
      await drafts.save(key, draft, 0);
      await drafts.save(comment, draft, 0);
      await drafts.save({ ...key, person: bryn }, draft, 0);
      const mine = await drafts.draftsOf(amira);
      expect(mine).toHaveLength(2);
      expect(mine).toContainEqual({ key, draft: { version: 1, ...draft }, endsAt: anInstant });
      expect(mine).toContainEqual({ key: comment, draft: { version: 1, ...draft }, endsAt: anInstant });
    });

    test('a draft is kept for so long after it was last saved, and then gone', async () => {
      const { drafts, passMachineTime } = makeStores({ draftDays: hour });
      await drafts.save(key, draft, 0);
      await passMachineTime(hours(1.2));
      expect(await drafts.read(key)).toBeUndefined();
      expect(await drafts.draftsOf(amira)).toEqual([]);
    });

    test('its owner is told once before it ends, and once when it has ended', async () => {
      const { drafts, passMachineTime } = makeStores({ draftDays: 4 * hour });
      await drafts.save(key, draft, 0);
      expect(await drafts.claimEnding(10)).toEqual([]);
      await passMachineTime(hours(2.1));
      const [kept] = await drafts.draftsOf(amira);
      const [soon] = await drafts.claimEnding(10);
      if (soon === undefined) throw new Error('nobody was to be told');
      expect(soon).toEqual({ key, endsAt: anInstant, lease: anyLease, mayBeTold: false });
      expect(Math.abs(Date.parse(soon.endsAt ?? '') - Date.parse(kept?.endsAt ?? ''))).toBeLessThan(1_000);
      await drafts.settleEnding(soon);
      expect(await drafts.claimEnding(10)).toEqual([]);
      await passMachineTime(hours(2.1));
      const [ended] = await drafts.claimEnding(10);
      if (ended === undefined) throw new Error('nobody was told of the end');
      expect(ended).toEqual({ key, endsAt: undefined, lease: anyLease, mayBeTold: false });
      await drafts.settleEnding(ended);
      await passMachineTime(hours(0.1));
      expect(await drafts.claimEnding(10)).toEqual([]);
    });

    test('what a process did not live to tell is handed to another one', async () => {
      const { drafts, passMachineTime } = makeStores({ draftDays: 4 * hour, tellLeaseMs: hours(2) });
      await drafts.save(key, draft, 0);
      await passMachineTime(hours(2.1));
      const [lost] = await drafts.claimEnding(10);
      if (lost === undefined) throw new Error('nobody was to be told');
      expect(await drafts.claimEnding(10)).toEqual([]);
      await passMachineTime(hours(2.1));
      const [again] = await drafts.claimEnding(10);
      expect(again).toMatchObject({ key });
      // The first one wakes up late: what is in another's hand it leaves alone.
      await drafts.settleEnding(lost);
      await drafts.tellAgain(lost, 0);
      expect(await drafts.beginTelling(lost)).toBeUndefined();
      expect(await drafts.claimEnding(10)).toEqual([]);
    });

    test('of what a process began to tell, the next one knows that it may be told; what Teams did not take is as before', async () => {
      const { drafts, passMachineTime } = makeStores({ draftDays: 8 * hour, tellLeaseMs: hours(1.2) });
      await drafts.save(key, draft, 0);
      await passMachineTime(hours(4.1));
      const [first] = await drafts.claimEnding(10);
      const begun = first && (await drafts.beginTelling(first));
      if (first === undefined || begun === undefined) throw new Error('nobody was told');
      // What was handed out before the telling began is over.
      await drafts.tellAgain(first, 0);
      expect(await drafts.claimEnding(10)).toEqual([]);
      await drafts.tellAgain(begun, 0);
      const [second] = await drafts.claimEnding(10);
      expect(second).toMatchObject({ key, mayBeTold: false });
      expect(second && (await drafts.beginTelling(second))).toBeDefined();
      await passMachineTime(hours(1.3));
      const [left] = await drafts.claimEnding(10);
      if (left === undefined) throw new Error('it was not handed out again');
      expect(left).toEqual({ key, endsAt: anInstant, lease: anyLease, mayBeTold: true });
      await drafts.settleEnding(left);
      await passMachineTime(hours(1.3));
      expect(await drafts.claimEnding(10)).toEqual([]);
    });

    test('nobody is told of a draft that was saved again, sent or discarded', async () => {
      const stores = makeStores({ draftDays: 4 * hour });
      const { drafts, cases, passMachineTime } = stores;
      const comment = { person: amira, about: ref, form: 'comment' } as const;
      const answer = { person: bryn, about: ref, form: 'accept@c1' } as const;
      for (const each of [key, comment, answer]) await drafts.save(each, draft, 0);
      await passMachineTime(hours(1.2));
      await drafts.save(answer, draft, 1);
      await drafts.discard(comment);
      await cases.commit(changeTo(1, { usedDraft: { key, version: 1, mustBeLast: true } }));
      await passMachineTime(hours(1.2));
      expect(await drafts.claimEnding(10)).toEqual([]);
      await passMachineTime(hours(1.2));
      expect(await drafts.claimEnding(10)).toMatchObject([{ key: answer, endsAt: anInstant }]);
    });

    test('whoever could not be told is told again, unless there is nothing more to tell', async () => {
      const { drafts, passMachineTime } = makeStores({ draftDays: 4 * hour });
      await drafts.save(key, draft, 0);
      await passMachineTime(hours(2.1));
      const [soon] = await drafts.claimEnding(10);
      if (soon === undefined) throw new Error('nobody was to be told');
      await drafts.tellAgain(soon, hours(0.2));
      expect(await drafts.claimEnding(10)).toEqual([]);
      await passMachineTime(hours(0.3));
      const [again] = await drafts.claimEnding(10);
      if (again === undefined) throw new Error('nobody was told again');
      await drafts.discard(key);
      await drafts.tellAgain(again, 0);
      await passMachineTime(hours(0.1));
      expect(await drafts.claimEnding(10)).toEqual([]);
    });
  });
}
