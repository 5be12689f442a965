import type { Directory } from '../schema';
import { parseDirectory } from './parse-directory';

/**
 * The directory that a file's text holds.
 * @throws an Error whose message lists every mistake with its line
 */
export function directoryFromText(text: string): Directory {
  const parsed = parseDirectory(text);
  if (parsed.ok) return parsed.directory;
  const lines = parsed.problems.map(({ line, problem }) => `  line ${line}: ${problem}`);
  throw new Error(`The directory file cannot be used:\n${lines.join('\n')}`);
}
