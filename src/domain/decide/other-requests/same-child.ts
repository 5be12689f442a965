import type { Child } from '../../case/stored/request';
import type { Trait } from '../../case/traits';
import { type DirectoryIndex, findOrganisation } from '../../directory/lookup';
import { tidyCode } from '../../directory/organisations';
import { foldIdentifier } from '../../rules/identifiers';

/** Whether two requests are about one child: only what is certain acts by itself (process page §1, the same child). */
export interface Likeness {
  readonly is: 'certain' | 'perhaps' | 'no';
  /** What one says otherwise than the other; what only one of them says does not differ. */
  readonly differs: readonly Trait[];
}

/** The code of the Trust or Health Board that answers for a code now; one that the directory does not hold is its own. */
export function rootOf(code: string, directory: DirectoryIndex): string {
  return tidyCode(findOrganisation(directory, code)?.code ?? code);
}

type Comparison = Readonly<Record<Trait, boolean | undefined>>;

/** Trait by trait: the same, or not; undefined where it cannot be told. A reference is one hospital's own. */
function compare(one: Child, other: Child, directory: DirectoryIndex): Comparison {
  const organisation = rootOf(one.organisation, directory) === rootOf(other.organisation, directory);
  const same = (a: string, b: string) => foldIdentifier(a) === foldIdentifier(b);
  const numbers = [one.nhsNumber, other.nhsNumber];
  return {
    organisation,
    number: numbers.includes(undefined) ? undefined : numbers[0] === numbers[1],
    reference: organisation ? same(one.localReference, other.localReference) : undefined,
    dateOfBirth: one.dateOfBirth === other.dateOfBirth,
    initials: same(one.initials, other.initials),
  };
}

/**
 * Certain: the same national number and date of birth, or the same reference of one hospital and date of birth.
 * Perhaps: one of these without the other, or contradicted by another number, as twins may be; or organisation, initials
 * and date of birth alike. Codes of a site and its Trust are one, before a merger and after it.
 */
export function likenessOf(one: Child, other: Child, directory: DirectoryIndex): Likeness {
  const found = compare(one, other, directory);
  const { number, reference, dateOfBirth, initials, organisation } = found;
  const differs = (Object.keys(found) as Trait[]).filter((trait) => found[trait] === false);
  if (dateOfBirth && (number || (reference && number === undefined))) return { is: 'certain', differs };
  const alike = number || reference || (organisation && initials && dateOfBirth);
  return { is: alike ? 'perhaps' : 'no', differs };
}

/**
 * By what requests about the same child, certainly or perhaps, are found in an index: they have one of these in common.
 * A reference and a birth are named under each code that the Trust has, or had before a merger.
 */
export function identitiesOf(child: Child, directory: DirectoryIndex): readonly (readonly string[])[] {
  const { nhsNumber, organisation, initials, localReference, dateOfBirth } = child;
  const root = rootOf(organisation, directory);
  const merged = directory.directory.organisations.filter(
    ({ code, mergedInto }) => mergedInto !== undefined && rootOf(code, directory) === root,
  );
  const codes = new Set([root, ...merged.map(({ code }) => tidyCode(code))]);
  return [
    // As releases before 0.2.0 have it in their index.
    [organisation, initials.trim().toLowerCase(), dateOfBirth],
    ...(nhsNumber === undefined ? [] : [[nhsNumber]]),
    ...[...codes].flatMap((code) => [
      ['reference', code, foldIdentifier(localReference)],
      ['birth', code, foldIdentifier(initials), dateOfBirth],
    ]),
  ];
}
