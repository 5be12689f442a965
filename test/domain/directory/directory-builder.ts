import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import type { Directory } from '../../../src/domain/directory/schema';

/** A fresh copy of the invented directory that a test may spoil. */
export function copyOfInvented(): Directory {
  return structuredClone(inventedDirectory);
}

const columns = [
  'record',
  'id',
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
  'person',
  'job_title',
  'specialty',
  'phone',
  'phone_hours',
  'registration_number',
  'grade',
  'organisation',
  'other_employers',
  'deputy',
  'tenant',
  'formerly',
  'reach',
  'from',
  'to',
  'role',
  'as',
  'clerk',
  'members',
];

/** Writes a directory as the CSV file that an operator would send in. */
export function asCsv(directory: Directory, lineEnd = '\n'): string {
  const rows: Record<string, string>[] = [];
  for (const one of directory.organisations) {
    rows.push({
      record: 'organisation',
      code: one.code,
      name: one.name,
      kind: one.kind,
      nation: one.nation,
      merged_into: one.mergedInto ?? '',
      working_from: one.workingHours.from,
      working_to: one.workingHours.to,
      quiet_from: one.quietHours.from,
      quiet_to: one.quietHours.to,
      rapid_review_route: one.rapidReviewRoute,
      office_phone: one.officePhone,
      office_hours: one.officeHours ?? '',
    });
    rows.push(...one.sites.map((site) => ({ record: 'site', organisation: one.code, ...site })));
  }
  for (const one of directory.people) {
    rows.push({
      record: 'person',
      id: one.id,
      tenant: one.tenant ?? '',
      formerly: one.formerly?.join('; ') ?? '',
      name: one.name,
      job_title: one.jobTitle,
      specialty: one.specialty,
      phone: one.phone,
      phone_hours: one.phoneHours ?? '',
      registration_number: one.registrationNumber ?? '',
      grade: one.grade,
      organisation: one.organisation,
      other_employers: one.otherEmployers.join('; '),
      deputy: one.deputy ?? '',
      reach: one.reach,
    });
    rows.push(...one.leave.map((leave) => ({ record: 'leave', person: one.id, ...leave })));
    rows.push(...one.standing.map((entry) => ({ record: 'standing', person: one.id, ...entry })));
  }
  for (const { members, organisation, meets = '', ...one } of directory.panels) {
    rows.push({
      record: 'panel',
      ...one,
      organisation: organisation ?? '',
      members: members.join(';'),
      meets,
    });
  }
  const lines = rows.map((row) => columns.map((column) => quote(row[column] ?? '')).join(','));
  return [columns.join(','), ...lines].join(lineEnd) + lineEnd;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
