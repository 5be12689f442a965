import type { Directory } from '../../src/domain/directory/schema';
import { amira, bryn } from './small-case';
import type { MakeStores } from './stores-under-test';

function directoryWith(name: string): Directory {
  const person: Directory['people'][number] = {
    id: amira,
    name,
    jobTitle: 'Consultant',
    specialty: 'cardiology',
    phone: '0',
    grade: 'consultant',
    organisation: 'RXX',
    otherEmployers: [],
    leave: [],
    reach: 'teams',
    standing: [],
  };
  return { organisations: [], people: [person], panels: [] };
}

/** What every directory store must do. */
export function directoryStoreContract(name: string, makeStores: MakeStores): void {
  describe(`directory store: ${name}`, () => {
    test('there is none before one is imported', async () => {
      expect(await makeStores().directory.read()).toBeUndefined();
    });

    test('each replacement is a new version, and the last one stands', async () => {
      const { directory } = makeStores();
      expect(await directory.replace(directoryWith('Amira Khan'))).toBe(1);
      expect(await directory.replace(directoryWith('Amira Shah'))).toBe(2);
      expect(await directory.read()).toEqual({ version: 2, directory: directoryWith('Amira Shah') });
    });

    test('the one before is kept, and put back it leaves the other in its place', async () => {
      const { directory } = makeStores();
      const [khan, shah] = [directoryWith('Amira Khan'), directoryWith('Amira Shah')];
      await directory.replace(khan);
      expect(await directory.readBefore()).toBeUndefined();
      await directory.replace(shah);
      await directory.replace(shah);
      expect(await directory.readBefore()).toEqual(khan);
      await directory.importAtStart(khan, 'a file');
      expect(await directory.readBefore()).toEqual(shah);
    });

    test('the same directory once more is no new version', async () => {
      const { directory } = makeStores();
      expect(await directory.replace(directoryWith('Amira Khan'))).toBe(1);
      expect(await directory.replace(directoryWith('Amira Khan'))).toBe(1);
    });

    test('a file named at start is imported when there is none yet, and when it has changed', async () => {
      const { directory } = makeStores();
      const version = async () => (await directory.read())?.version;
      expect(await directory.importAtStart(directoryWith('Amira Khan'), 'first file')).toBe(true);
      expect([
        await directory.importAtStart(directoryWith('Amira Khan'), 'first file'),
        await version(),
      ]).toEqual([false, 1]);
      // The same people, written another way: noted, and nothing new for anybody.
      expect([
        await directory.importAtStart(directoryWith('Amira Khan'), 'its copy'),
        await version(),
      ]).toEqual([false, 1]);
      expect(await directory.importAtStart(directoryWith('Amira Shah'), 'second file')).toBe(true);
      expect(await directory.read()).toEqual({ version: 2, directory: directoryWith('Amira Shah') });
    });

    test('what an operator imported stays at the next start, until the file changes', async () => {
      const { directory } = makeStores();
      await directory.importAtStart(directoryWith('Amira Khan'), 'first file');
      await directory.replace(directoryWith('Amira Shah'));
      expect(await directory.importAtStart(directoryWith('Amira Khan'), 'first file')).toBe(false);
      expect(await directory.read()).toEqual({ version: 2, directory: directoryWith('Amira Shah') });
      expect(await directory.importAtStart(directoryWith('Amira Kaur'), 'second file')).toBe(true);
      expect(await directory.read()).toEqual({ version: 3, directory: directoryWith('Amira Kaur') });
    });

    test('of processes that start at the same moment, one imports the file', async () => {
      const { directory } = makeStores();
      const starts = [1, 2, 3].map(() => directory.importAtStart(directoryWith('Amira Khan'), 'first file'));
      expect((await Promise.all(starts)).filter((each) => each)).toEqual([true]);
      expect((await directory.read())?.version).toBe(1);
    });
  });
}

/** What every address book must do. */
export function addressBookContract(name: string, makeStores: MakeStores): void {
  describe(`address book: ${name}`, () => {
    const address = {
      serviceUrl: 'https://smba.example/uk',
      conversationId: 'a:1',
      teamsUserId: '29:1',
      tenantId: 't',
    };

    test('an address is kept, replaced and forgotten', async () => {
      const { addresses } = makeStores();
      expect(await addresses.read(amira)).toBeUndefined();
      await addresses.save(amira, address);
      await addresses.save(bryn, { ...address, conversationId: 'a:2' });
      await addresses.save(amira, { ...address, conversationId: 'a:3' });
      expect(await addresses.read(amira)).toEqual({ ...address, conversationId: 'a:3' });
      await addresses.forget(amira);
      expect(await addresses.read(amira)).toBeUndefined();
      expect(await addresses.read(bryn)).toEqual({ ...address, conversationId: 'a:2' });
    });
  });
}
