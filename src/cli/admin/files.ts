import { readFile } from 'node:fs/promises';
import { type ParsedDirectory, parseDirectory } from '../../domain/directory/reading/parse-directory';
import type { Directory } from '../../domain/directory/schema';
import { CannotDo, counted } from './command';
import type { Desk } from './desk';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'you may not open it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'there is no such folder',
};

/** Does something with a file. Throws CannotDo with one line when the file system refuses. */
export async function withFile<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (typeof code !== 'string' || typeof syscall !== 'string') throw error;
    throw new CannotDo(`${path} cannot be used: ${reasons[code] ?? code}.`);
  }
}

/** Reads a directory from a file, CSV or JSON. Throws CannotDo when the file cannot be read. */
export async function readDirectoryFile(path: string): Promise<ParsedDirectory> {
  return parseDirectory(await withFile(path, () => readFile(path, 'utf8')));
}

/** Tells every mistake of a directory, with its line. @returns the directory, where there is none */
export function directoryOrMistakes(
  path: string,
  parsed: ParsedDirectory,
  desk: Desk,
): Directory | undefined {
  if (parsed.ok) return parsed.directory;
  desk.warn(`${path} cannot be used. ${counted(parsed.problems.length, 'mistake')}:`);
  for (const { line, problem } of parsed.problems) desk.warn(`  line ${line}: ${problem}`);
  return undefined;
}
