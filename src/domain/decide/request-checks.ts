import type { Instant, PersonId } from '../case/ids';
import type { Child, Kind, Request } from '../case/stored/request';
import { employersOf, parentCode } from '../directory/organisations';
import type { Facts } from '../process/open/facts';
import { directoryDeputies } from '../process/people/standing-roles';
import { missingAnswers } from '../process/tables/intake-answers';
import { readDateOfBirth } from '../rules/age';
import { londonDate } from '../rules/london-time';
import { birthProblem } from '../rules/national-number';
import { answererFor, independenceProblem, type Sides } from './independence';

/** Problems by the field's path. */
export type Problems = Record<string, string>;

/** What is looked at of a child, as far as it is given. */
type GivenChild = { readonly [Key in 'dateOfBirth' | 'nhsNumber' | 'organisation']?: Child[Key] | undefined };

/** The date by which the opinion is needed must not be over; `path` is the field that holds it. */
export function neededByProblems(neededBy: string, now: Instant, path = 'question.neededBy'): Problems {
  return neededBy < londonDate(now)
    ? { [path]: 'This date has passed. Enter the date by which you need the opinion.' }
    : {};
}

/**
 * The child is under 18 today, born no later than today, on the day that a CHI number begins with, and treated by an
 * organisation in the directory.
 * @param child as far as it is given: of what is missing nothing is said
 */
export function childProblems(
  { dateOfBirth, nhsNumber, organisation }: GivenChild,
  facts: Facts,
  now: Instant,
  at = 'child',
): Problems {
  const problems: Problems = {};
  const born = dateOfBirth === undefined ? undefined : readDateOfBirth(dateOfBirth, now);
  if (born?.ok === false) problems[`${at}.dateOfBirth`] = born.problem;
  const otherBirth =
    nhsNumber === undefined || dateOfBirth === undefined ? undefined : birthProblem(nhsNumber, dateOfBirth);
  if (otherBirth !== undefined) problems[`${at}.nhsNumber`] = otherBirth;
  if (organisation === undefined) return problems;
  const kind = facts.directory.organisationByCode.get(parentCode(organisation, facts.directory))?.kind;
  if (kind !== 'trust' && kind !== 'health-board') {
    problems[`${at}.organisation`] = 'Select a Trust, an HSC Trust or a Health Board from the list.';
  }
  return problems;
}

/** The person is a consultant whom the treating organisation employs. */
export function isConsultantAt(facts: Facts, person: PersonId, organisation: string): boolean {
  const found = facts.directory.byId.get(person);
  return (
    found?.grade === 'consultant' &&
    employersOf(found, facts.directory).has(parentCode(organisation, facts.directory))
  );
}

/** What is missing from a request of this kind, by the answer's place (process page §3, weight). */
export function missingProblems(kind: Kind, request: { readonly options?: unknown }): Problems {
  return Object.fromEntries(missingAnswers(kind, request).map(({ path, ask }) => [path, ask]));
}

/** What only its kind, the directory and the clock can tell about a request (process page §3). */
export function requestProblems(
  request: Request,
  requester: PersonId,
  facts: Facts,
  now: Instant,
  barred: readonly PersonId[],
): Problems {
  const problems: Problems = {
    ...missingProblems(request.kind, request),
    ...childProblems(request.child, facts, now),
    ...neededByProblems(request.question.neededBy, now),
  };
  const known = (person: PersonId) => facts.directory.byId.has(person);
  const { namedConsultant, familyAdvocate, gp, team } = request.people;
  if (!isConsultantAt(facts, namedConsultant, request.child.organisation)) {
    problems['people.namedConsultant'] = 'Select a consultant of the treating organisation from the list.';
  }
  if (familyAdvocate !== undefined && !known(familyAdvocate)) {
    problems['people.familyAdvocate'] = 'This person is not in the directory. Select from the list.';
  }
  if (gp !== undefined && !known(gp)) {
    problems['people.gp'] = 'This person is not in the directory. Select from the list.';
  }
  if (!team.every(known))
    problems['people.team'] = 'Somebody here is not in the directory. Select from the list.';
  Object.assign(problems, routeProblems(request, requester, facts, barred));
  return problems;
}

/** What an opinion on a request must be independent of, before there is a case (process page I1, I2). */
export function sidesOfRequest(
  request: Request,
  requester: PersonId,
  facts: Facts,
  barred: readonly PersonId[],
): Sides {
  const { namedConsultant, familyAdvocate, gp, team } = request.people;
  return {
    kind: request.kind,
    treatingOrganisation: request.child.organisation,
    requester,
    namedConsultant,
    deputies: directoryDeputies(facts, namedConsultant),
    everOnTheTeam: [requester, namedConsultant, familyAdvocate, gp, ...team].filter(
      (each) => each !== undefined,
    ),
    barred,
  };
}

function routeProblems(
  request: Request,
  requester: PersonId,
  facts: Facts,
  barred: readonly PersonId[],
): Problems {
  const sides = sidesOfRequest(request, requester, facts, barred);
  const problems: Problems = {};
  const seen = new Set<string>();
  for (const [index, { candidate }] of request.route.candidates.entries()) {
    const path = `route.candidates.${index}.candidate`;
    const answerer = answererFor(facts.directory, candidate);
    if (answerer === undefined)
      problems[path] = 'This person or panel is not in the directory. Select from the list.';
    else if (seen.has(answerer.person)) problems[path] = 'This person is already in the list.';
    else {
      const problem = independenceProblem(sides, answerer, facts.directory);
      if (problem !== undefined) problems[path] = problem;
      seen.add(answerer.person);
    }
  }
  if (request.kind === 'critical-friend' && request.route.candidates.length === 0) {
    problems['route.candidates.0.candidate'] = 'Select whom to ask.';
  }
  return problems;
}
