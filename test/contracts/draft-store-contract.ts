import { amira, bryn, ref, timeOf } from './small-case';
import type { MakeStores } from './stores-under-test';

const key = { person: amira, about: 'new', form: 'submit' } as const;
const draft = { page: 'child', values: { initials: 'A.B.', note: '  ${a} \ud800\n' }, savedAt: timeOf(1) };
const quarterSecond = 250 / (24 * 60 * 60 * 1000);

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
      expect(mine).toContainEqual({ key, draft: { version: 1, ...draft } });
      expect(mine).toContainEqual({ key: comment, draft: { version: 1, ...draft } });
    });

    test('a draft is kept for so long after it was last saved, and then gone', async () => {
      const { drafts, passMachineTime } = makeStores({ draftDays: quarterSecond });
      await drafts.save(key, draft, 0);
      await passMachineTime(300);
      expect(await drafts.read(key)).toBeUndefined();
      expect(await drafts.draftsOf(amira)).toEqual([]);
    });
  });
}
