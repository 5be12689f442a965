import { z } from 'zod';
import { sketchDirectory } from '../directory-sketch';
import { tidyCode } from '../organisations';
import { type Directory, organisation, panel, person } from '../schema';
import { crossCheck } from './cross-checks';
import { describeIssue } from './describe-issue';
import { type LineProblem, lineOf, type RawDirectory } from './raw-directory';
import { readCsvDirectory } from './read-csv-directory';
import { readJsonDirectory } from './read-json-directory';
import { signProblems } from './sign-problems';

export type ParsedDirectory =
  | { readonly ok: true; readonly directory: Directory }
  | { readonly ok: false; readonly problems: readonly LineProblem[] };

/** Like the directory's own shape, but a key it does not know is a mistake: most likely a misspelt one. */
const strictDirectory = z.strictObject({
  organisations: z.array(z.strictObject(organisation.shape)),
  people: z.array(z.strictObject(person.shape)),
  panels: z.array(z.strictObject(panel.shape)),
});

/**
 * Reads a directory file: JSON (one object, it begins with a brace) or CSV (columns in csv-rows).
 * A byte order mark and any line ends are fine. Gives the directory with ids in lower case and codes in capitals, or
 * every mistake at once, in plain English, in the order of the lines they stand on.
 */
export function parseDirectory(text: string): ParsedDirectory {
  const content = text.replace(/^\uFEFF/, '');
  if (content.trim() === '') return { ok: false, problems: [{ line: 1, problem: 'The file is empty.' }] };
  const json = content.trimStart().startsWith('{');
  const raw = json ? readJsonDirectory(content) : readCsvDirectory(content);
  if (raw.value === undefined) return { ok: false, problems: raw.problems };
  const parsed = strictDirectory.safeParse(raw.value, { reportInput: true });
  const problems = [
    ...raw.problems,
    ...(parsed.error?.issues ?? []).map((issue) => ({
      line: lineOf(issue.path, raw.lines),
      problem: `${json ? jsonName(issue.path) : csvName(issue.path)} ${describeIssue(issue)}.`,
    })),
    ...crossProblems(raw, json),
  ];
  if (!parsed.success || problems.length > 0) {
    return { ok: false, problems: problems.sort((a, b) => a.line - b.line) };
  }
  return { ok: true, directory: normalise(parsed.data) };
}

function crossProblems({ value, lines }: RawDirectory, json: boolean): LineProblem[] {
  return [...crossCheck(sketchDirectory(value)), ...signProblems(value)].map(({ path, problem }) => ({
    line: lineOf(path, lines),
    problem: json ? `${jsonName(path)}: ${problem}` : problem,
  }));
}

/** "people[3].jobTitle" */
function jsonName(path: readonly PropertyKey[]): string {
  const name = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return name === '' ? 'The file' : name.replace(/^\./, '');
}

/** The column's name: "jobTitle" is in the column "job_title", working hours in "working_from". */
function csvName(path: readonly PropertyKey[]): string {
  const fields = path.filter((part) => typeof part === 'string').slice(1);
  const column = fields
    .join('_')
    .replace('Hours', '')
    .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return `The column "${column.replace(/^(sites|leave|standing)_/, '')}"`;
}

function normalise({ organisations, people, panels }: Directory): Directory {
  const lower = (id: string) => id.toLowerCase();
  return {
    organisations: organisations.map((one) => ({
      ...one,
      code: tidyCode(one.code),
      sites: one.sites.map((site) => ({ ...site, code: tidyCode(site.code) })),
      ...(one.mergedInto === undefined ? {} : { mergedInto: tidyCode(one.mergedInto) }),
    })),
    people: people.map((one) => ({
      ...one,
      id: lower(one.id),
      ...(one.tenant === undefined ? {} : { tenant: lower(one.tenant) }),
      ...(one.formerly === undefined ? {} : { formerly: one.formerly.map(lower) }),
      organisation: tidyCode(one.organisation),
      otherEmployers: one.otherEmployers.map(tidyCode),
      ...(one.deputy === undefined ? {} : { deputy: lower(one.deputy) }),
      standing: one.standing.map((entry) => ({ ...entry, organisation: tidyCode(entry.organisation) })),
    })),
    panels: panels.map((one) => ({
      ...one,
      id: lower(one.id),
      ...(one.organisation === undefined ? {} : { organisation: tidyCode(one.organisation) }),
      clerk: lower(one.clerk),
      members: one.members.map(lower),
    })),
  };
}
