import { type CsvRow, readCsv } from './csv';
import { fromCsvCell } from './csv-cell';
import type { LineProblem } from './raw-directory';

/**
 * The columns of a directory in CSV. The column `record` says what a row is and so which of the others it fills in:
 *
 * - organisation: a Trust, Health Board or other employer. Times are `HH:MM`.
 *   `office_hours`, and of a person `phone_hours`, in words: when the telephone is answered.
 * - site: a hospital with a code of its own; `organisation` is the Trust or Board that runs it.
 * - person: `tenant` where it is not the bot's own, `formerly` ids of accounts they had before, set apart by semicolons,
 *   `other_employers` holds codes set apart by semicolons, `deputy` the id of a colleague.
 * - leave: days away of the `person` with that id, first and last day included, `YYYY-MM-DD`.
 * - standing: a standing role that the `person` holds in the `organisation`, `as` holder or alternate.
 * - panel: an MDT, professional body or panel; `clerk` is an id, `members` are ids set apart by semicolons.
 */
export const recordColumns = {
  organisation: [
    'code',
    'name',
    'kind',
    'nation',
    'merged_into',
    'working_from',
    'working_to',
    'quiet_from',
    'quiet_to',
    'rapid_review_route',
    'office_phone',
    'office_hours',
  ],
  site: ['code', 'name', 'organisation'],
  person: [
    'id',
    'tenant',
    'formerly',
    'name',
    'job_title',
    'specialty',
    'phone',
    'phone_hours',
    'registration_number',
    'grade',
    'organisation',
    'other_employers',
    'deputy',
    'reach',
  ],
  leave: ['person', 'from', 'to'],
  standing: ['person', 'role', 'organisation', 'as'],
  panel: ['id', 'name', 'kind', 'specialty', 'organisation', 'clerk', 'members', 'meets'],
} as const;
export type RecordKind = keyof typeof recordColumns;

/** One row with its cells by column; a cell that the file lacks is empty. */
export interface DirectoryRow {
  readonly line: number;
  readonly kind: RecordKind;
  readonly cell: (column: string) => string;
}

const knownColumns = new Set<string>(['record', ...Object.values(recordColumns).flat()]);

/**
 * Reads the rows of a directory in CSV; the first names the columns, in any order.
 * Problems: columns and kinds of row that are unknown, columns named twice, and cells that the row has no use for.
 */
export function readDirectoryRows(text: string): { rows: DirectoryRow[]; problems: LineProblem[] } {
  const separated = separatorProblem(text);
  if (separated !== undefined) return { rows: [], problems: [separated] };
  const csv = readCsv(text.replace(/^sep=,(?=[\r\n])/i, ''));
  const [header, ...body] = csv.rows;
  const names = (header?.cells ?? []).map((name) => name.toLowerCase());
  const problems = [...csv.problems, ...headerProblems(names, header?.line ?? 1)];
  const rows: DirectoryRow[] = [];
  for (const { line, cells } of body) {
    const found = readRow(names, { line, cells });
    problems.push(...found.problems.map((problem) => ({ line, problem })));
    if (found.row !== undefined) rows.push(found.row);
  }
  return { rows, problems };
}

const separators = { ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const;

/** What Excel saves in some countries, or calls “Text (tab delimited)”: told once, in place of a mistake for each row. */
function separatorProblem(text: string): LineProblem | undefined {
  const [first = '', second = ''] = text.split(/\r\n|\r|\n/);
  const [, said] = /^sep=(.)$/i.exec(first) ?? [];
  const header = said === undefined ? first : second;
  const by = (Object.keys(separators) as (keyof typeof separators)[]).find(
    (each) =>
      said === each ||
      header.split(each).some((name) => /^"?record"?$/i.test(name.trim()) && name !== header),
  );
  if (by === undefined) return undefined;
  const problem = `The columns are separated by ${separators[by]}. Save the file as “CSV UTF-8 (Comma delimited)”; where that gives ${separators[by]} too, put commas in their place.`;
  return { line: 1, problem };
}

function headerProblems(names: readonly string[], line: number): LineProblem[] {
  const problems: string[] = [];
  if (!names.includes('record')) problems.push('The first row must name the columns, "record" among them.');
  for (const name of new Set(names)) {
    if (name === '') problems.push('A column has no name.');
    else if (!knownColumns.has(name)) problems.push(`There is no column "${name}".`);
    else if (names.indexOf(name) !== names.lastIndexOf(name))
      problems.push(`The column "${name}" is named twice.`);
  }
  return problems.map((problem) => ({ line, problem }));
}

function readRow(
  names: readonly string[],
  { line, cells }: CsvRow,
): { row?: DirectoryRow; problems: string[] } {
  const byName = new Map(names.map((name, index) => [name, fromCsvCell(cells[index] ?? '')]));
  const cell = (column: string) => byName.get(column) ?? '';
  const kind = cell('record').toLowerCase();
  if (!isRecordKind(kind)) {
    const kinds = Object.keys(recordColumns).join(', ');
    return {
      problems: names.includes('record')
        ? [`The column "record" says "${kind}". It must be one of: ${kinds}.`]
        : [],
    };
  }
  const used: readonly string[] = ['record', ...recordColumns[kind]];
  const problems = [...byName]
    .filter(([name, value]) => value !== '' && knownColumns.has(name) && !used.includes(name))
    .map(([name]) => `A row for "${kind}" has no use for the column "${name}".`);
  if (cells.length > names.length) problems.push('This row has more cells than the first row names columns.');
  return { row: { line, kind, cell }, problems };
}

function isRecordKind(text: string): text is RecordKind {
  return Object.hasOwn(recordColumns, text);
}
