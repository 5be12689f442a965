import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import { createDirectoryCache } from '../../src/workflow/directory-cache';
import type { DirectoryStore } from '../../src/workflow/ports/directory-ports';
import { who } from '../builders/core/people';
import { directoryWith } from '../builders/workflow';

const renamed = directoryWith({ [who.nurse]: { name: 'Joy Mutasa-Thorne' } });

/** A directory whose reads a test answers one by one. */
function store() {
  const waiting: ((read: Awaited<ReturnType<DirectoryStore['read']>>) => void)[] = [];
  const read: DirectoryStore['read'] = () => new Promise((resolve) => waiting.push(resolve));
  const answer = async (version: number) => {
    waiting.shift()?.({ version, directory: version > 1 ? renamed : inventedDirectory });
    await new Promise(setImmediate);
  };
  return { waiting, answer, cache: createDirectoryCache({ read }) };
}

const nameIn = async (facts: ReturnType<ReturnType<typeof createDirectoryCache>['at']>) =>
  (await facts).directory.byId.get(who.nurse)?.name;

describe('the directory that a process keeps', () => {
  test('is read once, however many ask at the same moment', async () => {
    const { waiting, answer, cache } = store();
    const asked = [cache.at(1), cache.at(1), cache.at(0)];
    expect(waiting).toHaveLength(1);
    await answer(1);
    await Promise.all(asked);
    await cache.at(1);
    expect(waiting).toHaveLength(0);
  });

  test('is read again for a newer version', async () => {
    const { answer, cache } = store();
    const first = nameIn(cache.at(1));
    await answer(1);
    const second = nameIn(cache.at(2));
    await answer(2);
    expect([await first, await second]).toEqual(['Joy Mutasa-Greene', 'Joy Mutasa-Thorne']);
  });

  test('is never older than what was asked for, also where a load of the older one was under way', async () => {
    const { answer, cache } = store();
    const older = cache.at(1);
    const newer = nameIn(cache.at(2));
    await answer(1);
    await older;
    await answer(2);
    expect(await newer).toBe('Joy Mutasa-Thorne');
  });

  test('is refused rather than older than the read', async () => {
    const { answer, cache } = store();
    const refused = expect(cache.at(3)).rejects.toMatchObject({ code: 'directory-behind' });
    await answer(1);
    await answer(2);
    await refused;
  });

  test('is refused where none was imported', async () => {
    const cache = createDirectoryCache({ read: async () => undefined });
    await expect(cache.at(0)).rejects.toMatchObject({ code: 'no-directory' });
  });

  test('is read again after a read that failed', async () => {
    let away = true;
    const read: DirectoryStore['read'] = async () => {
      if (away) throw new Error('away');
      return { version: 1, directory: inventedDirectory };
    };
    const cache = createDirectoryCache({ read });
    await expect(cache.at(0)).rejects.toThrow('away');
    away = false;
    expect(await nameIn(cache.at(0))).toBe('Joy Mutasa-Greene');
  });
});
