import type { PersonId } from '../case/ids';
import type { Kind } from '../case/stored/request';
import type { DirectoryIndex } from '../directory/lookup';
import { employersOf, parentCode } from '../directory/organisations';
import type { Person } from '../directory/schema';

/** What independence is measured against: a case, or a request about to become one. */
export interface Sides {
  readonly kind: Kind;
  readonly treatingOrganisation: string;
  readonly requester: PersonId;
  readonly namedConsultant: PersonId;
  /** Everybody appointed to stand in for the named consultant, now or on other days. */
  readonly deputies: readonly PersonId[];
  /** Who took over from the named consultant, where somebody did. */
  readonly actingConsultant?: PersonId;
  /** Everybody ever in the team around the child. */
  readonly everOnTheTeam: readonly PersonId[];
  /** Who gave an opinion on a linked case, critical friends too; of a panel its members, its clerk and the panel itself. */
  readonly barred: readonly PersonId[];
  /** Codes of organisations to which nothing may go, as the young person wishes (process page §4a). */
  readonly excluded?: readonly string[];
}

/** Who would answer: a person, or a panel through its clerk. */
export interface Answerer {
  readonly person: PersonId;
  /** The directory's id: the person's, or the panel's. */
  readonly id: string;
  readonly panelMembers: readonly PersonId[];
  readonly panelOrganisation: string | undefined;
  readonly isPanel: boolean;
}

/** Looks an answerer up by the directory's id of a person or panel. */
export function answererFor(
  directory: DirectoryIndex,
  id: string,
): (Answerer & { name: string }) | undefined {
  const panel = directory.panelById.get(id);
  if (panel !== undefined) {
    const { clerk: person, members: panelMembers, organisation: panelOrganisation, name } = panel;
    return { person, id, panelMembers, panelOrganisation, isPanel: true, name };
  }
  const person = directory.byId.get(id);
  if (person === undefined) return undefined;
  return {
    person: person.id,
    id: person.id,
    panelMembers: [],
    panelOrganisation: undefined,
    isPanel: false,
    name: person.name,
  };
}

const smallSpecialty = 'A panel, or somebody overseas, may be the way out.';

/**
 * Why this answerer may not give this opinion, as a sentence; undefined when nothing stands against it
 * (process page I1, I2).
 */
export function independenceProblem(
  sides: Sides,
  answerer: Answerer,
  directory: DirectoryIndex,
): string | undefined {
  const { person } = answerer;
  if (person === sides.requester) return 'The requester cannot answer their own request.';
  if (person === sides.namedConsultant) return 'The named consultant cannot be asked about their own plan.';
  if (sides.deputies.includes(person)) return 'The named consultant’s deputy cannot be asked.';
  if (person === sides.actingConsultant) return 'Who acts as the consultant on this request cannot be asked.';
  if (sides.kind === 'critical-friend') return undefined;
  if (sides.barred.includes(answerer.id)) return alreadyGave(answerer);
  if (sides.barred.includes(person)) {
    return `This person already gave an opinion on a linked request. ${smallSpecialty}`;
  }
  if (sides.everOnTheTeam.includes(person)) {
    return `This person is or was in the team around the child. ${smallSpecialty}`;
  }
  return (
    leftOut(sides, answerer, directory) ??
    sameTrust(sides, answerer, directory) ??
    noFreeMember(sides, answerer, directory)
  );
}

function alreadyGave({ isPanel }: Answerer): string {
  return `This ${isPanel ? 'panel' : 'person'} already gave an opinion on a linked request. ${smallSpecialty}`;
}

/** A panel gives its opinion through members who are free of any link: where none is, it cannot act (process page I1). */
function noFreeMember(sides: Sides, answerer: Answerer, directory: DirectoryIndex): string | undefined {
  if (!answerer.isPanel || freeMembers(sides, answerer, directory).length > 0) return undefined;
  return 'No member of this panel is free of a link with the child’s team or hospital, so it cannot give this opinion.';
}

/** Why somebody of an organisation that the young person has left out cannot be asked. */
export const leftOutByYoungPerson =
  'The young person does not want anything to go to this organisation. Choose somebody who works elsewhere.';

/** Every employer counts, and what an organisation has become part of; of a panel its own, and its clerk’s. */
function leftOut(sides: Sides, { person, panelOrganisation }: Answerer, directory: DirectoryIndex) {
  const excluded = (sides.excluded ?? []).map((code) => parentCode(code, directory));
  if (excluded.length === 0) return undefined;
  const found = directory.byId.get(person);
  const theirs = [
    ...(found === undefined ? [] : employersOf(found, directory)),
    ...(panelOrganisation === undefined ? [] : [parentCode(panelOrganisation, directory)]),
  ];
  return theirs.some((code) => excluded.includes(code)) ? leftOutByYoungPerson : undefined;
}

/** I1: the Trust or Board that runs the site is compared; every employer counts, a clerk's like anybody's. */
function sameTrust(sides: Sides, answerer: Answerer, directory: DirectoryIndex): string | undefined {
  const treating = parentCode(sides.treatingOrganisation, directory);
  const own = answerer.panelOrganisation;
  if (own !== undefined && parentCode(own, directory) === treating)
    return `The treating organisation runs this panel. An external opinion comes from another Trust or Health Board.`;
  const found = directory.byId.get(answerer.person);
  if (found === undefined) return 'This person is not in the directory.';
  return employersOf(found, directory).has(treating)
    ? `This person works for the treating organisation, perhaps under another site or an honorary contract. ${smallSpecialty}`
    : undefined;
}

/**
 * The members through whom a panel gives an opinion, as things are now: whoever is linked with the treating organisation
 * or the team, gave an opinion on a linked request, works where the young person wants nothing to go, or is in the directory
 * no more steps aside (process page I1).
 */
export function freeMembers(
  sides: Sides,
  answerer: Answerer,
  directory: DirectoryIndex,
): readonly PersonId[] {
  const treating = parentCode(sides.treatingOrganisation, directory);
  const { requester, namedConsultant, deputies, actingConsultant, everOnTheTeam, barred } = sides;
  const ours = [requester, namedConsultant, ...deputies, actingConsultant, ...everOnTheTeam, ...barred];
  const closed = [treating, ...(sides.excluded ?? []).map((code) => parentCode(code, directory))];
  const free = (each: Person | undefined) =>
    each !== undefined &&
    !closed.some((code) => employersOf(each, directory).has(code)) &&
    !ours.includes(each.id);
  return answerer.panelMembers.filter((each) => free(directory.byId.get(each)));
}

/** Whether the answerer works overseas only: then a clinical lead confirms (process page I1). */
export function isOverseas(answerer: Answerer, directory: DirectoryIndex): boolean {
  const found = directory.byId.get(answerer.person);
  const own = found && directory.organisationByCode.get(parentCode(found.organisation, directory));
  return own?.kind === 'overseas';
}

/** A critical friend from outside the organisation is allowed, with a warning (process page I2). */
export function outsideWarning(
  sides: Sides,
  answerer: Answerer,
  directory: DirectoryIndex,
): string | undefined {
  if (sides.kind !== 'critical-friend' || answerer.isPanel) return undefined;
  const found = directory.byId.get(answerer.person);
  if (found === undefined) return undefined;
  const inside = employersOf(found, directory).has(parentCode(sides.treatingOrganisation, directory));
  return inside
    ? undefined
    : 'Works outside the organisation. A critical friend is usually a colleague from inside it.';
}
