import { inventedDirectory } from '../domain/directory/invented/invented-directory';
import { directoryFromText } from '../domain/directory/reading/directory-from-text';
import type { Directory } from '../domain/directory/schema';

export type { Directory } from '../domain/directory/schema';

/**
 * In: a directory file's content, or undefined for the invented directory. Out: the directory. Throws an Error with
 * every mistake of the file and its line.
 */
export function readDirectory(text: string | undefined): Directory {
  return text === undefined ? inventedDirectory : directoryFromText(text);
}
