import { plainIdentifier } from '../rules/identifiers';
import type { Organisation, Person } from './schema';

/** By tidied code of an organisation or a site: the Trust or Health Board that answers for it. Part of the directory's index. */
export interface ByCode {
  readonly organisationByCode: ReadonlyMap<string, Organisation>;
}

/**
 * The organisation that answers for each code of the directory: the Trust or Health Board that runs the site, and where
 * that one merged, the one it became part of. What I1 compares (process page I1).
 */
export function organisationsByCode(
  organisations: readonly Organisation[],
): ReadonlyMap<string, Organisation> {
  const runs = new Map<string, Organisation>();
  const add = (code: string, one: Organisation) => {
    const tidied = tidyCode(code);
    if (!runs.has(tidied)) runs.set(tidied, one);
  };
  for (const one of organisations) add(one.code, one);
  for (const one of organisations) for (const { code } of one.sites) add(code, one);
  const parentOf = (one: Organisation): Organisation => {
    let parent = one;
    // A file that says two organisations merged into each other must not hang the process.
    for (let steps = 0; parent.mergedInto !== undefined && steps < organisations.length; steps += 1) {
      parent = runs.get(tidyCode(parent.mergedInto)) ?? parent;
    }
    return parent;
  };
  return new Map([...runs].map(([code, one]) => [code, parentOf(one)]));
}

/** The code of the organisation that answers for a code; a code that the directory does not hold stands for itself. */
export function parentCode(code: string, { organisationByCode }: ByCode): string {
  // As files write them, most codes are tidy.
  const known = organisationByCode.get(code);
  if (known !== undefined) return known.code;
  const tidied = tidyCode(code);
  return organisationByCode.get(tidied)?.code ?? tidied;
}

/** The parent codes of everybody who employs this person; honorary contracts count like any other (process page I1). */
export function employersOf(
  person: Pick<Person, 'organisation' | 'otherEmployers'>,
  index: ByCode,
): ReadonlySet<string> {
  return new Set([person.organisation, ...person.otherEmployers].map((code) => parentCode(code, index)));
}

/** Codes are compared without regard to case and outer spaces: people type them. */
export function tidyCode(code: string): string {
  return plainIdentifier(code).toUpperCase();
}
