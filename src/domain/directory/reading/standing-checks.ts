import type { DirectorySketch } from '../directory-sketch';
import { actingStandingRoles } from '../schema';
import type { PathProblem } from './path-problem';

const roleNames = {
  'clinical-lead': 'clinical lead',
  'safeguarding-lead': 'safeguarding lead',
  coordinator: 'coordinator',
} as const;

/**
 * Each Trust or Health Board that has a consultant needs a clinical lead, a safeguarding lead and a coordinator, and
 * for each an alternate who is somebody else (process page §2): one of them may have another role on a case.
 */
export function standingProblems(directory: DirectorySketch): PathProblem[] {
  const parentOf = parents(directory);
  const treating = new Set(
    directory.people
      .filter(({ grade }) => grade === 'consultant')
      .map(({ organisation }) => parentOf(organisation)),
  );
  return directory.organisations.flatMap(({ code, name, kind }, at) => {
    const treats = (kind === 'trust' || kind === 'health-board') && treating.has(code);
    // A merged one treats nobody any more: its people count for the one it became part of.
    if (code === '' || !treats) return [];
    return actingStandingRoles.flatMap((role) => {
      const holders = (as: string) => [
        ...new Set(
          directory.people
            .filter(({ standing }) =>
              standing.some(
                (entry) => entry.role === role && entry.as === as && parentOf(entry.organisation) === code,
              ),
            )
            .map(({ id }) => id),
        ),
      ];
      return vacancies(holders('holder'), holders('alternate')).map((problem) => ({
        path: ['organisations', at],
        problem: `${name} (${code}): ${problem.replaceAll('ROLE', roleNames[role])}`,
      }));
    });
  });
}

function vacancies(holders: readonly string[], alternates: readonly string[]): string[] {
  const problems: string[] = [];
  if (holders.length === 0) problems.push('nobody is ROLE.');
  if (alternates.length === 0) problems.push('the ROLE has no alternate.');
  if (holders.length > 1) problems.push('more than one person is ROLE.');
  if (alternates.length > 1) problems.push('the ROLE has more than one alternate.');
  if (holders.some((id) => alternates.includes(id)))
    problems.push('the ROLE and the alternate are the same person.');
  return problems;
}

/** From the code of a site or a merged organisation to the one that answers for it, in the sketch's tidied codes. */
function parents({ organisations }: DirectorySketch): (code: string) => string {
  const owner = new Map(
    organisations.flatMap(({ code, sites }) => sites.map((site) => [site.code, code] as const)),
  );
  const into = new Map(organisations.map(({ code, mergedInto }) => [code, mergedInto]));
  return (code) => {
    let parent = owner.get(code) ?? code;
    for (let steps = 0; steps < organisations.length; steps += 1) parent = into.get(parent) || parent;
    return parent;
  };
}
