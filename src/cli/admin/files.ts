import { readFile } from 'node:fs/promises';
import { textOf } from '../../config/files/text-of';
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

/**
 * Reads a directory from a file, CSV or JSON, and tells what to look at in its text. Throws CannotDo or ConfigError when
 * the file cannot be read.
 */
export async function readDirectoryFile(path: string, desk: Desk): Promise<ParsedDirectory> {
  const { text, misread } = textOf(await withFile(path, () => readFile(path)), path);
  for (const { line, was, is } of misread)
    desk.warn(
      `${path}, line ${line}: “${was}” was probably meant to be “${is}”. The file was read in the wrong encoding before: save it as CSV UTF-8 where it still is right.`,
    );
  return parseDirectory(text);
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
