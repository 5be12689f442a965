import type { Directory } from '../../domain/directory/schema';

/** Where the imported directory is kept. */
export interface DirectoryStore {
  read(): Promise<{ readonly version: number; readonly directory: Directory } | undefined>;
  /** The directory that was in use before the present one; undefined where none is kept. */
  readBefore(): Promise<Directory | undefined>;
  /** Replaces the directory and keeps the one before; returns its new version. */
  replace(directory: Directory): Promise<number>;
  /**
   * Takes over the directory of a file that is named at start: where there is none yet, or where the file is another than
   * the one last taken over so. What an operator imported meanwhile stays otherwise.
   * @param digest of the file's content; remembered together with the directory
   * @returns whether the file's directory is now the one in use because of this call
   */
  importAtStart(directory: Directory, digest: string): Promise<boolean>;
}
