import { jsonLines } from './json-lines';
import type { RawDirectory } from './raw-directory';

/** Reads a directory from JSON text, unchecked, with the line on which each part of it begins. */
export function readJsonDirectory(text: string): RawDirectory {
  const { lines, brokenAt } = jsonLines(text);
  if (brokenAt !== undefined) {
    const problem =
      'The JSON is broken here or just before: a comma, quote or bracket is missing or one too many.';
    return { value: undefined, lines, problems: [{ line: brokenAt, problem }] };
  }
  return { value: JSON.parse(text) as unknown, lines, problems: [] };
}
