import type { Directory, Organisation, Panel, Person } from '../schema';
import { toCsvCell } from './csv-cell';
import { recordColumns } from './csv-rows';

type Row = Readonly<Record<string, string | undefined>>;

const columns = ['record', ...new Set(Object.values(recordColumns).flat())];

/**
 * The directory as CSV with the columns that an import reads: what comes out goes in again and is the same, but for
 * spaces around a value, which an import drops.
 */
export function csvDirectory({ organisations, people, panels }: Directory): string {
  const rows: readonly Row[] = [
    ...organisations.flatMap(organisationRows),
    ...people.flatMap(personRows),
    ...panels.map(panelRow),
  ];
  const lines = rows.map((row) => columns.map((column) => toCsvCell(row[column] ?? '')).join(','));
  return `${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

function organisationRows(one: Organisation): Row[] {
  return [
    {
      record: 'organisation',
      code: one.code,
      name: one.name,
      kind: one.kind,
      nation: one.nation,
      merged_into: one.mergedInto,
      working_from: one.workingHours.from,
      working_to: one.workingHours.to,
      quiet_from: one.quietHours.from,
      quiet_to: one.quietHours.to,
      rapid_review_route: one.rapidReviewRoute,
      office_phone: one.officePhone,
      office_hours: one.officeHours,
    },
    ...one.sites.map((site) => ({ record: 'site', ...site, organisation: one.code })),
  ];
}

function personRows(one: Person): Row[] {
  return [
    {
      record: 'person',
      id: one.id,
      tenant: one.tenant,
      formerly: one.formerly?.join(';'),
      name: one.name,
      job_title: one.jobTitle,
      specialty: one.specialty,
      phone: one.phone,
      phone_hours: one.phoneHours,
      registration_number: one.registrationNumber,
      grade: one.grade,
      organisation: one.organisation,
      other_employers: one.otherEmployers.join(';'),
      deputy: one.deputy,
      reach: one.reach,
    },
    ...one.leave.map((leave) => ({ record: 'leave', person: one.id, ...leave })),
    ...one.standing.map((standing) => ({ record: 'standing', person: one.id, ...standing })),
  ];
}

function panelRow({ members, ...one }: Panel): Row {
  return { record: 'panel', ...one, members: members.join(';') };
}
