import type { Directory } from '../../src/domain/directory/schema';
import { followAccounts } from '../../src/workflow/entry/follow-accounts';
import { amira, bryn, caseListed, changeTo, eventAt, otherRef, ref, timeOf } from './small-case';
import type { MakeStores } from './stores-under-test';

const neverFails = (person: string, error: unknown) => {
  throw new Error(`${person}: ${String(error)}`);
};

const former = '00000000-0000-4000-8000-000000009001';

const directory = {
  organisations: [],
  panels: [],
  people: [{ id: amira, formerly: [former] }, { id: bryn }],
} as unknown as Directory;

/** What follows somebody to another account, in every store. */
export function followAccountsContract(name: string, makeStores: MakeStores): void {
  describe(`another account: ${name}`, () => {
    const draft = { page: 'p', values: { a: 'typed' }, savedAt: timeOf(1) };

    test('lists, drafts and nothing else follow; the chat of the former account is written to no more', async () => {
      const { cases, lists, drafts, addresses, ...stores } = makeStores();
      const came = (of: string, people: readonly string[], status?: string) =>
        changeTo(1, { ref: of, state: caseListed(of, 1, timeOf(1), status), people, events: [eventAt(1)] });
      await cases.commit(came(ref, [former, bryn]));
      await cases.commit(came(otherRef, [former], 'closed'));
      await cases.commit(came('B2JP-6VNA', [bryn]));
      await drafts.save({ person: former, about: ref, form: 'comment' }, draft, 0);
      const address = {
        serviceUrl: 'https://s',
        conversationId: 'a:old',
        teamsUserId: '29:o',
        tenantId: 't',
      };
      await addresses.save(former, address);
      await followAccounts({ cases, drafts, addresses, ...stores }, directory, neverFails);
      await followAccounts({ cases, drafts, addresses, ...stores }, directory, neverFails);
      const refs = async (person: string) =>
        (await lists.readMine(person, 10)).states.map((each) => each.ref);
      expect([(await refs(amira)).sort(), await refs(former)]).toEqual([[ref, otherRef].sort(), []]);
      expect((await refs(bryn)).sort()).toEqual([ref, 'B2JP-6VNA'].sort());
      expect(await drafts.read({ person: amira, about: ref, form: 'comment' })).toEqual({
        version: 1,
        ...draft,
      });
      expect(await drafts.draftsOf(former)).toEqual([]);
      expect(await addresses.read(former)).toBeUndefined();
      expect(await addresses.read(amira)).toBeUndefined();
    });

    test('drafts that do not open stay where they are, and are told of', async () => {
      const { cases, drafts, addresses } = makeStores();
      const told: string[] = [];
      const damaged: typeof drafts = {
        ...drafts,
        read: (key) => drafts.read(key),
        save: (key, kept, over) => drafts.save(key, kept, over),
        discard: (key) => drafts.discard(key),
        draftsOf: () => Promise.reject(new Error('it does not open')),
      };
      await followAccounts({ cases, drafts: damaged, addresses }, directory, (person) => told.push(person));
      expect(told).toEqual([amira]);
    });

    test('what was typed under both accounts is kept under both', async () => {
      const { cases, drafts, addresses } = makeStores();
      const key = { about: ref, form: 'comment' };
      await drafts.save({ ...key, person: former }, draft, 0);
      await drafts.save({ ...key, person: amira }, { ...draft, values: { a: 'newer' } }, 0);
      await followAccounts({ cases, drafts, addresses }, directory, neverFails);
      expect((await drafts.read({ ...key, person: amira }))?.values).toEqual({ a: 'newer' });
      expect((await drafts.read({ ...key, person: former }))?.values).toEqual({ a: 'typed' });
    });
  });
}
