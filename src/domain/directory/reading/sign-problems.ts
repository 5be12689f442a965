import type { PathProblem } from './path-problem';

/**
 * Characters that nobody sees and that change what is read beside them: those that steer a terminal or a printer, and
 * those that turn the direction of writing (Unicode Bidi_Control). Where to ring may have several lines.
 */
const steering = /[\p{Cc}\p{Bidi_Control}]/u;
const lineBreaks = /\r\n|\n/g;
const mayHaveLines: ReadonlySet<string> = new Set(['rapidReviewRoute']);

/** Every text of a directory that holds such a character, by its path. */
export function signProblems(value: unknown, path: PathProblem['path'] = []): PathProblem[] {
  if (typeof value === 'string') {
    const text = mayHaveLines.has(String(path.at(-1))) ? value.replaceAll(lineBreaks, ' ') : value;
    const [found] = steering.exec(text) ?? [];
    if (found === undefined) return [];
    const code = found.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    return [
      {
        path,
        problem: `The text of ${String(path.findLast((part) => typeof part === 'string'))} holds a character that cannot be seen (U+${code}). Please type it anew.`,
      },
    ];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    signProblems(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
