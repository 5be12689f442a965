import type { DirectoryIndex } from '../../../../domain/directory/lookup';
import { findOrganisation } from '../../../../domain/directory/lookup';
import { employersOf, parentCode } from '../../../../domain/directory/organisations';
import type { Person } from '../../../../domain/directory/schema';
import { foldName } from '../../../../domain/rules/fold-name';
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

/** Lower is more suitable: people of the organisation first, then those of the specialty. */
function suitability(directory: DirectoryIndex, person: Person, wanted: PeopleWanted): number {
  const { organisations } = directory.directory;
  const there =
    wanted.organisation !== undefined &&
    employersOf(person, organisations).has(parentCode(wanted.organisation, organisations));
  return (there ? 0 : 2) + (sameSpecialty(person.specialty, wanted.specialty) ? 0 : 1);
}

/** Whether two specialties, as typed, are the same one. */
export function sameSpecialty(a: string, b: string | undefined): boolean {
  const [one, other] = [foldName(a), foldName(b ?? '')];
  return other !== '' && (one.includes(other) || other.includes(one));
}

/**
 * People of the directory as choices, most suitable first and then by name; values are their ids.
 * A picker shows at most 80 of them.
 */
export function peopleChoices(directory: DirectoryIndex, wanted: PeopleWanted): readonly Choice[] {
  const { grades, without = [], onlyThere = false } = wanted;
  return directory.names
    .map(({ person }) => ({ person, rank: suitability(directory, person, wanted) }))
    .filter(({ rank }) => !onlyThere || wanted.organisation === undefined || rank < 2)
    .filter(({ person }) => grades === undefined || grades.includes(person.grade))
    .filter(({ person }) => !without.includes(person.id))
    .sort((a, b) => a.rank - b.rank)
    .map(({ person }) => ({ title: personTitle(directory, person), value: person.id }));
}
