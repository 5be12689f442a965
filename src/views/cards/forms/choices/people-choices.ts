import { type DirectoryIndex, findOrganisation } from '../../../../domain/directory/lookup';
import { employersOf, parentCode } from '../../../../domain/directory/organisations';
import type { Person } from '../../../../domain/directory/schema';
import { foldName } from '../../../../domain/rules/fold-name';
import { keptAnswers } from '../../../../domain/rules/kept-answers';
import type { Choice } from '../field';

/** Which people a picker offers. Somebody left out here would be refused by the lifecycle, or would be an odd choice. */
interface PeopleWanted {
  readonly grades?: readonly Person['grade'][];
  /** Code of the organisation or site whose people come first. */
  readonly organisation?: string | undefined;
  /** Only people whom that organisation employs. */
  readonly onlyThere?: boolean;
  readonly specialty?: string | undefined;
  readonly without?: readonly (string | undefined)[];
}

/** "Name, job title, organisation": what tells two people of one name apart. */
export function personTitle(directory: DirectoryIndex, person: Person): string {
  const organisation = findOrganisation(directory, person.organisation)?.name ?? person.organisation;
  return [person.name, person.jobTitle, organisation].filter((part) => part !== '').join(', ');
}

/** Whether two specialties, as typed, are the same one. */
export function sameSpecialty(a: string, b: string | undefined): boolean {
  return sameFolded(foldName(a), foldName(b ?? ''));
}

function sameFolded(one: string, other: string): boolean {
  return other !== '' && (one.includes(other) || other.includes(one));
}

/** Somebody as every picker needs them, worked out once for a directory. */
interface Offered {
  readonly person: Person;
  readonly choice: Choice;
  readonly employers: ReadonlySet<string>;
  /** Folded. */
  readonly specialty: string;
}

const offeredIn = keptAnswers<DirectoryIndex, readonly Offered[]>(1);
/** Whoever types a name asks the same again with each letter. */
const listsIn = keptAnswers<DirectoryIndex, readonly Choice[]>(64);

const everybody = (directory: DirectoryIndex): readonly Offered[] =>
  offeredIn(directory, 'everybody', () =>
    directory.names.map(({ person }) => ({
      person,
      choice: { title: personTitle(directory, person), value: person.id },
      employers: employersOf(person, directory),
      specialty: foldName(person.specialty),
    })),
  );

/**
 * People of the directory as choices, most suitable first and then by name; values are their ids. Those of the
 * organisation come first, then those of the specialty. A picker shows at most 80 of them.
 */
export function peopleChoices(directory: DirectoryIndex, wanted: PeopleWanted): readonly Choice[] {
  return listsIn(directory, JSON.stringify(wanted), () => {
    const { grades, without = [], onlyThere = false } = wanted;
    const there = wanted.organisation === undefined ? undefined : parentCode(wanted.organisation, directory);
    const specialty = foldName(wanted.specialty ?? '');
    const groups: [Choice[], Choice[], Choice[], Choice[]] = [[], [], [], []];
    for (const each of everybody(directory)) {
      if (grades !== undefined && !grades.includes(each.person.grade)) continue;
      if (without.includes(each.person.id)) continue;
      const isThere = there !== undefined && each.employers.has(there);
      if (onlyThere && there !== undefined && !isThere) continue;
      const rank = (isThere ? 0 : 2) + (sameFolded(each.specialty, specialty) ? 0 : 1);
      groups[rank]?.push(each.choice);
    }
    return groups.flat();
  });
}
