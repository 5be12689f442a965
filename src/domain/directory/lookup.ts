import { foldName } from '../rules/fold-name';
import { londonDate } from '../rules/london-time';
import { type ByCode, employersOf, organisationsByCode, tidyCode } from './organisations';
import type { Directory, Organisation, Panel, Person, StandingRole } from './schema';

/** Who holds a standing role in one organisation, and who stands in (process page §2). */
export interface StandingHolders {
  readonly holder?: Person;
  readonly alternate?: Person;
}

/** The directory with what is looked up often worked out once. */
export interface DirectoryIndex extends ByCode {
  readonly directory: Directory;
  readonly byId: ReadonlyMap<string, Person>;
  /** The present id of whoever had another account before, by the former one. */
  readonly idByFormer: ReadonlyMap<string, string>;
  readonly panelById: ReadonlyMap<string, Panel>;
  /** By organisation code and role. */
  readonly standing: ReadonlyMap<string, StandingHolders>;
  /** Consultants by the parent code of each of their employers, in the directory's order. */
  readonly consultantsByEmployer: ReadonlyMap<string, readonly Person[]>;
  /** Everybody by folded name, in alphabetical order. */
  readonly names: readonly { readonly folded: string; readonly person: Person }[];
}

/** Builds the index. Expects a directory that passed the import's checks; ids are looked up in lower case. */
export function indexDirectory(directory: Directory): DirectoryIndex {
  const organisationByCode = organisationsByCode(directory.organisations);
  const names = directory.people.map((person) => ({ folded: foldName(person.name), person }));
  return {
    directory,
    byId: new Map(directory.people.map((person) => [person.id.toLowerCase(), person])),
    idByFormer: new Map(
      directory.people.flatMap(({ id, formerly = [] }) =>
        formerly.map((former) => [former.toLowerCase(), id.toLowerCase()] as const),
      ),
    ),
    panelById: new Map(directory.panels.map((panel) => [panel.id.toLowerCase(), panel])),
    organisationByCode,
    standing: indexStanding(directory.people, organisationByCode),
    consultantsByEmployer: consultantsByEmployer(directory.people, { organisationByCode }),
    names: names.sort((a, b) => compare(a.folded, b.folded) || compare(a.person.id, b.person.id)),
  };
}

/** The person with an Entra object id, in either case. */
export function findPerson(index: DirectoryIndex, id: string): Person | undefined {
  return index.byId.get(id.toLowerCase());
}

/** The id that somebody has today, of whichever account it was. */
export function presentId({ idByFormer }: DirectoryIndex, id: string): string {
  return idByFormer.get(id) ?? id;
}

/** The Trust or Health Board that answers for the code of an organisation or a site. */
export function findOrganisation(index: DirectoryIndex, code: string): Organisation | undefined {
  return index.organisationByCode.get(tidyCode(code));
}

/** Holder and alternate of a standing role in the organisation that answers for a code (process page §2). */
export function standingHolder(index: DirectoryIndex, code: string, role: StandingRole): StandingHolders {
  const parent = findOrganisation(index, code);
  return (parent && index.standing.get(standingKey(parent.code, role))) ?? {};
}

/** The leave that somebody is on at an instant, by the date in London; first and last day count. */
export function onLeave(person: Pick<Person, 'leave'>, at: string): Person['leave'][number] | undefined {
  const today = londonDate(at);
  return person.leave.find(({ from, to }) => from <= today && today <= to);
}

function consultantsByEmployer(
  people: readonly Person[],
  index: ByCode,
): ReadonlyMap<string, readonly Person[]> {
  const found = new Map<string, Person[]>();
  for (const person of people) {
    if (person.grade !== 'consultant') continue;
    for (const code of employersOf(person, index)) {
      const there = found.get(code);
      if (there === undefined) found.set(code, [person]);
      else there.push(person);
    }
  }
  return found;
}

function indexStanding(
  people: readonly Person[],
  organisationByCode: ReadonlyMap<string, Organisation>,
): ReadonlyMap<string, StandingHolders> {
  const index = new Map<string, StandingHolders>();
  const entries = people.flatMap((person) => person.standing.map((entry) => ({ person, entry })));
  const parentOf = (code: string) => organisationByCode.get(tidyCode(code))?.code ?? '';
  // Where organisations merged, both may have holders: those named for the organisation itself go first.
  const own = entries.filter(
    ({ entry }) => tidyCode(parentOf(entry.organisation)) === tidyCode(entry.organisation),
  );
  for (const { person, entry } of [...own, ...entries]) {
    const parent = parentOf(entry.organisation);
    if (parent === '') continue;
    const key = standingKey(parent, entry.role);
    const held = index.get(key) ?? {};
    if (held[entry.as] === undefined) index.set(key, { ...held, [entry.as]: person });
  }
  return index;
}

function standingKey(code: string, role: StandingRole): string {
  return `${role}|${tidyCode(code)}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * What to do for a child who is getting worse now, as the line of the person's own organisation has it (process page I14);
 * undefined where the directory names none.
 * @param code the organisation that treats the child; left out: the one for which the person works
 */
export function rapidReviewRoute(
  directory: DirectoryIndex,
  person: string,
  code: string | undefined = directory.byId.get(person)?.organisation,
): string | undefined {
  const route = code === undefined ? undefined : findOrganisation(directory, code)?.rapidReviewRoute.trim();
  return route === '' ? undefined : route;
}
