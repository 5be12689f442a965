import { type Support, supportFile } from '../support';
import { describeIssue } from './describe-issue';
import { jsonLines } from './json-lines';
import { lineOf } from './raw-directory';

/**
 * In: the content of a file of support for families (JSON). Out: what it holds. Throws an Error with one line for each mistake:
 * on which line, in which field, and what is allowed there.
 */
export function supportFromText(given: string): Support {
  const text = given.replace(/^\uFEFF/, '');
  const { lines, brokenAt } = jsonLines(text);
  if (brokenAt !== undefined)
    throw cannotBeUsed([
      `line ${brokenAt}: the JSON is broken here or just before: a comma, quote or bracket is missing or one too many.`,
    ]);
  const read = supportFile.safeParse(JSON.parse(text), { reportInput: true });
  if (read.success) return read.data;
  throw cannotBeUsed(
    read.error.issues.map((issue) => {
      const field = issue.path.length === 0 ? 'the file' : issue.path.map(String).join('.');
      return `line ${lineOf(issue.path, lines)}: ${field} ${describeIssue(issue)}`;
    }),
  );
}

function cannotBeUsed(problems: readonly string[]): Error {
  return new Error(
    `The file of support for families cannot be used:\n${problems.map((each) => `  ${each}`).join('\n')}`,
  );
}
