import type { DirectorySketch } from '../directory-sketch';
import { organisationProblems } from './organisation-checks';
import type { PathProblem } from './path-problem';
import { standingProblems } from './standing-checks';

/**
 * What must hold between the entries of a directory: codes and ids are unique and lead somewhere, each site has one
 * organisation, a deputy is another consultant, leave ends after it begins, working hours leave time outside quiet
 * hours, and each Trust or Board that treats children has its standing roles filled (process page §2).
 * All mistakes at once. Empty fields are left to the checks of each entry.
 */
export function crossCheck(directory: DirectorySketch): PathProblem[] {
  return [
    ...organisationProblems(directory),
    ...idProblems(directory),
    ...formerIdProblems(directory),
    ...employerProblems(directory),
    ...deputyProblems(directory),
    ...leaveProblems(directory),
    ...panelProblems(directory),
    ...standingProblems(directory),
  ];
}

function idProblems({ people, panels }: DirectorySketch): PathProblem[] {
  const seen = new Set<string>();
  const entries = [
    ...people.map(({ id }, at) => ({ id, path: ['people', at] })),
    ...panels.map(({ id }, at) => ({ id, path: ['panels', at] })),
  ];
  return entries.flatMap(({ id, path }) => {
    if (id === '' || !seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path, problem: `The id "${id}" is used twice.` }];
  });
}

/** An account of before is nobody's now, and was one person's. */
function formerIdProblems({ people, panels }: DirectorySketch): PathProblem[] {
  const present = new Set([...people, ...panels].map(({ id }) => id));
  const seen = new Set<string>();
  return people.flatMap(({ name, formerly }, at) =>
    formerly.flatMap((id, place) => {
      const path = ['people', at, 'formerly', place];
      if (present.has(id))
        return [{ path, problem: `The former id "${id}" of ${name} is somebody's in the file.` }];
      if (seen.has(id)) return [{ path, problem: `The former id "${id}" of ${name} is given twice.` }];
      seen.add(id);
      return [];
    }),
  );
}

function employerProblems({ organisations, people, panels }: DirectorySketch): PathProblem[] {
  const codes = new Set(
    organisations.flatMap(({ code, sites }) => [code, ...sites.map((site) => site.code)]),
  );
  const named = [
    ...people.flatMap(({ organisation, otherEmployers, standing }, at) => [
      { code: organisation, path: ['people', at, 'organisation'] },
      ...otherEmployers.map((code, place) => ({ code, path: ['people', at, 'otherEmployers', place] })),
      ...standing.map((entry, place) => ({
        code: entry.organisation,
        path: ['people', at, 'standing', place],
      })),
    ]),
    ...panels.map(({ organisation }, at) => ({ code: organisation, path: ['panels', at, 'organisation'] })),
  ];
  return named
    .filter(({ code }) => code !== '' && !codes.has(code))
    .map(({ code, path }) => ({
      path,
      problem: `The file holds no organisation or site with the code "${code}".`,
    }));
}

function deputyProblems({ people }: DirectorySketch): PathProblem[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  return people.flatMap(({ id, name, deputy }, at) => {
    const path = ['people', at, 'deputy'];
    if (deputy === '') return [];
    if (deputy === id) return [{ path, problem: `${name} cannot be their own deputy.` }];
    const found = byId.get(deputy);
    if (found === undefined)
      return [{ path, problem: `The deputy of ${name}, "${deputy}", is nobody in the file.` }];
    return found.grade === 'consultant' || found.grade === ''
      ? []
      : [{ path, problem: `The deputy of ${name} must be a consultant; ${found.name} is not.` }];
  });
}

function leaveProblems({ people }: DirectorySketch): PathProblem[] {
  return people.flatMap(({ name, leave }, at) =>
    leave.flatMap(({ from, to }, place) =>
      from !== '' && to !== '' && from > to
        ? [
            {
              path: ['people', at, 'leave', place],
              problem: `The leave of ${name} ends (${to}) before it begins (${from}).`,
            },
          ]
        : [],
    ),
  );
}

function panelProblems({ people, panels }: DirectorySketch): PathProblem[] {
  const ids = new Set(people.map(({ id }) => id));
  return panels.flatMap(({ clerk, members }, at) => {
    const named = [
      { id: clerk, path: ['panels', at, 'clerk'], role: 'clerk' },
      ...members.map((id, place) => ({ id, path: ['panels', at, 'members', place], role: 'member' })),
    ];
    return named
      .filter(({ id }) => id !== '' && !ids.has(id))
      .map(({ id, path, role }) => ({
        path,
        problem: `The ${role} "${id}" of this panel is nobody in the file.`,
      }));
  });
}
