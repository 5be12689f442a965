import { tidyCode } from '../organisations';
import { type DirectoryRow, type RecordKind, readDirectoryRows } from './csv-rows';
import type { LineProblem, RawDirectory } from './raw-directory';

/** Which rows hang on which, and by what. */
const belongs = [
  { kind: 'site', to: 'organisation', by: 'organisation', as: 'code', list: 'sites' },
  { kind: 'leave', to: 'person', by: 'person', as: 'id', list: 'leave' },
  { kind: 'standing', to: 'person', by: 'person', as: 'id', list: 'standing' },
] as const;

/**
 * Puts the rows of a CSV file (see csv-rows) together into the shape of a directory, unchecked.
 * A row that belongs to an organisation or person that the file lacks is a problem.
 */
export function readCsvDirectory(text: string): RawDirectory {
  const { rows, problems } = readDirectoryRows(text);
  const lines = new Map<string, number>();
  const owned = groupParts(rows);

  const parts = (row: DirectoryRow, path: string) =>
    belongs
      .filter(({ to }) => to === row.kind)
      .map(({ kind, as, list }) => {
        const own = owned.get(partKey(kind, row.cell(as))) ?? [];
        for (const [index, part] of own.entries()) lines.set(`${path}.${list}.${index}`, part.line);
        return [list, own.map(partShapes[kind])] as const;
      });
  const build = (kind: RecordKind, field: string, shape: (row: DirectoryRow) => Record<string, unknown>) =>
    rows
      .filter((row) => row.kind === kind)
      .map((row, index) => {
        lines.set(`${field}.${index}`, row.line);
        return { ...shape(row), ...Object.fromEntries(parts(row, `${field}.${index}`)) };
      });

  const value = {
    organisations: build('organisation', 'organisations', organisationShape),
    people: build('person', 'people', personShape),
    panels: build('panel', 'panels', panelShape),
  };
  return { value, lines, problems: [...problems, ...orphans(rows)] };
}

function partKey(kind: RecordKind, owner: string): string {
  return `${kind}|${tidyCode(owner)}`;
}

function groupParts(rows: readonly DirectoryRow[]): ReadonlyMap<string, readonly DirectoryRow[]> {
  const groups = new Map<string, DirectoryRow[]>();
  for (const row of rows) {
    const link = belongs.find(({ kind }) => kind === row.kind);
    if (link === undefined) continue;
    const key = partKey(row.kind, row.cell(link.by));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

function orphans(rows: readonly DirectoryRow[]): LineProblem[] {
  return belongs.flatMap(({ kind, to, by, as }) => {
    const owners = new Set(rows.filter((row) => row.kind === to).map((row) => tidyCode(row.cell(as))));
    return rows
      .filter((row) => row.kind === kind && (row.cell(by) === '' || !owners.has(tidyCode(row.cell(by)))))
      .map((row) => ({ line: row.line, problem: orphanProblem(to, row.cell(by)) }));
  });
}

function orphanProblem(to: string, owner: string): string {
  return owner === ''
    ? `This row does not say which ${to} it belongs to.`
    : `This row belongs to the ${to} "${owner}", which the file does not hold.`;
}

const partShapes: Record<'site' | 'leave' | 'standing', (row: DirectoryRow) => Record<string, string>> = {
  site: ({ cell }: DirectoryRow) => ({ code: cell('code'), name: cell('name') }),
  leave: ({ cell }: DirectoryRow) => ({ from: cell('from'), to: cell('to') }),
  standing: ({ cell }: DirectoryRow) => ({
    role: cell('role'),
    organisation: cell('organisation'),
    as: cell('as'),
  }),
};

function organisationShape({ cell }: DirectoryRow): Record<string, unknown> {
  return {
    code: cell('code'),
    name: cell('name'),
    kind: cell('kind'),
    nation: cell('nation'),
    ...optional('mergedInto', cell('merged_into')),
    workingHours: { from: cell('working_from'), to: cell('working_to') },
    quietHours: { from: cell('quiet_from'), to: cell('quiet_to') },
    rapidReviewRoute: cell('rapid_review_route'),
    officePhone: cell('office_phone'),
    ...optional('officeHours', cell('office_hours')),
  };
}

function personShape({ cell }: DirectoryRow): Record<string, unknown> {
  return {
    id: cell('id'),
    ...optional('tenant', cell('tenant')),
    ...(cell('formerly') === '' ? {} : { formerly: several(cell('formerly')) }),
    name: cell('name'),
    jobTitle: cell('job_title'),
    specialty: cell('specialty'),
    phone: cell('phone'),
    ...optional('phoneHours', cell('phone_hours')),
    ...optional('registrationNumber', cell('registration_number')),
    grade: cell('grade'),
    organisation: cell('organisation'),
    otherEmployers: several(cell('other_employers')),
    ...optional('deputy', cell('deputy')),
    reach: cell('reach'),
  };
}

function panelShape({ cell }: DirectoryRow): Record<string, unknown> {
  return {
    id: cell('id'),
    name: cell('name'),
    kind: cell('kind'),
    specialty: cell('specialty'),
    ...optional('organisation', cell('organisation')),
    clerk: cell('clerk'),
    members: several(cell('members')),
    ...optional('meets', cell('meets')),
  };
}

function optional(name: string, text: string): Record<string, string> {
  return text === '' ? {} : { [name]: text };
}

function several(text: string): string[] {
  return text
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
