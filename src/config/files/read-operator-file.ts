import { readFile } from 'node:fs/promises';
import { textOf } from './text-of';

/**
 * The text of a file that a setting names. Throws ConfigError, or the file system's error.
 * @param warn hears of each line that was probably misread before; none of its words, which may be names
 */
export async function readOperatorFile(path: string, warn: (warning: string) => void): Promise<string> {
  const { text, misread } = textOf(await readFile(path), path);
  for (const { line } of misread)
    warn(
      `${path}, line ${line}, looks as if it had been read in the wrong encoding before: npm run admin -- directory check`,
    );
  return text;
}
