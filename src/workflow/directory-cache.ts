import { type DirectoryIndex, indexDirectory } from '../domain/directory/lookup';
import type { Support } from '../domain/directory/support';
import type { Facts } from '../domain/process/open/facts';
import type { Reminders } from '../domain/process/tables/obligations';
import type { DirectoryStore } from './ports/directory-ports';

/** The directory as facts for a decision, kept in the process by version. */
export interface DirectoryCache {
  /**
   * Facts of at least this version. Every read of a case brings the version along, so that a process never decides on
   * a directory older than the read, and still needs no round trip for it.
   * Throws an Error with code `no-directory` when none was imported, and `directory-behind` when the store only has an
   * older one.
   */
  at(version: number): Promise<Facts>;
}

/**
 * Keeps the newest directory that was read.
 * @param reminders durations and calendars that go with it; left out: the defaults
 * @param support where families find support; left out: the defaults of each nation
 */
export function createDirectoryCache(
  store: Pick<DirectoryStore, 'read'>,
  reminders?: Reminders,
  support?: Support,
): DirectoryCache {
  let kept: { version: number; index: DirectoryIndex } | undefined;
  let loading: Promise<void> | undefined;

  async function load(): Promise<void> {
    const read = await store.read();
    if (read === undefined)
      throw Object.assign(new Error('No directory was imported'), { code: 'no-directory' });
    kept = { version: read.version, index: indexDirectory(read.directory) };
  }

  async function at(version: number): Promise<Facts> {
    // A load that was under way when the newer directory came brings the older one: then once more.
    for (let loads = 0; kept === undefined || kept.version < version; loads += 1) {
      if (loads === 2)
        throw Object.assign(new Error('The directory is older than the read'), { code: 'directory-behind' });
      loading ??= load().finally(() => {
        loading = undefined;
      });
      await loading;
    }
    return { directory: kept.index, reminders, support };
  }

  return { at };
}
