import { plainIdentifier } from '../rules/identifiers';
import type { Organisation, Person } from './schema';

/**
 * The organisation that answers for a code: the Trust or Health Board that runs the site, and where that one merged,
 * the one it became part of. Undefined for a code that the directory does not hold. What I1 compares (process page I1).
 */
export function parentOrganisation(
  code: string,
  organisations: readonly Organisation[],
): Organisation | undefined {
  const runs = (wanted: string) =>
    organisations.find((one) => sameCode(one.code, wanted)) ??
    organisations.find(({ sites }) => sites.some((site) => sameCode(site.code, wanted)));
  let parent = runs(code);
  // A file that says two organisations merged into each other must not hang the process.
  for (let steps = 0; parent?.mergedInto !== undefined && steps < organisations.length; steps += 1) {
    parent = runs(parent.mergedInto) ?? parent;
  }
  return parent;
}

/** The code of the organisation that answers for a code; a code that the directory does not hold stands for itself. */
export function parentCode(code: string, organisations: readonly Organisation[]): string {
  return parentOrganisation(code, organisations)?.code ?? tidyCode(code);
}

/** Whether two codes, of organisations or sites, lead to the same Trust or Health Board (process page I1). */
export function sameOrganisation(a: string, b: string, organisations: readonly Organisation[]): boolean {
  return parentCode(a, organisations) === parentCode(b, organisations);
}

/** The parent codes of everybody who employs this person; honorary contracts count like any other (process page I1). */
export function employersOf(
  person: Pick<Person, 'organisation' | 'otherEmployers'>,
  organisations: readonly Organisation[],
): ReadonlySet<string> {
  return new Set(
    [person.organisation, ...person.otherEmployers].map((code) => parentCode(code, organisations)),
  );
}

/** Codes are compared without regard to case and outer spaces: people type them. */
export function tidyCode(code: string): string {
  return plainIdentifier(code).toUpperCase();
}

function sameCode(a: string, b: string): boolean {
  return tidyCode(a) === tidyCode(b);
}
