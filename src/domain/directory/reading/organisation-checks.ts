import { timeOfDay } from '../../rules/london-time';
import type { DirectorySketch } from '../directory-sketch';
import type { PathProblem } from './path-problem';

/** What must hold of organisations and sites: codes are unique, mergers lead somewhere, working hours leave time outside quiet hours. */
export function organisationProblems(directory: DirectorySketch): PathProblem[] {
  return [...codeProblems(directory), ...mergeProblems(directory), ...hoursProblems(directory)];
}

function codeProblems({ organisations }: DirectorySketch): PathProblem[] {
  const entries = organisations.flatMap(({ code, sites }, at) => [
    { code, owner: code, path: ['organisations', at] },
    ...sites.map((site, place) => ({
      code: site.code,
      owner: code,
      path: ['organisations', at, 'sites', place],
    })),
  ]);
  const first = new Map<string, string>();
  const problems: PathProblem[] = [];
  for (const { code, owner, path } of entries) {
    if (code === '') continue;
    const taken = first.get(code);
    if (taken === undefined) first.set(code, owner);
    else
      problems.push({
        path,
        problem: `The code "${code}" is used twice; it is already under "${taken}". A site belongs to one organisation.`,
      });
  }
  return problems;
}

function mergeProblems({ organisations }: DirectorySketch): PathProblem[] {
  const into = new Map(organisations.map(({ code, mergedInto }) => [code, mergedInto]));
  return organisations.flatMap(({ code, mergedInto }, at) => {
    const path = ['organisations', at, 'mergedInto'];
    if (mergedInto === '') return [];
    if (!into.has(mergedInto)) {
      return [
        { path, problem: `"${code}" merged into "${mergedInto}", which is no organisation in the file.` },
      ];
    }
    let next: string | undefined = mergedInto;
    for (
      let steps = 0;
      next !== undefined && next !== '' && next !== code && steps < organisations.length;
      steps += 1
    ) {
      next = into.get(next);
    }
    return next === code ? [{ path, problem: `"${code}" ends up merged into itself.` }] : [];
  });
}

function hoursProblems({ organisations }: DirectorySketch): PathProblem[] {
  return organisations.flatMap(({ workingHours, quietHours }, at) => {
    const times = [workingHours.from, workingHours.to, quietHours.from, quietHours.to];
    if (!times.every((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time))) return [];
    const path = ['organisations', at, 'workingHours'];
    if (timeOfDay(workingHours.from) >= timeOfDay(workingHours.to)) {
      return [{ path, problem: 'Working hours must end later on the same day than they begin.' }];
    }
    return leavesTime(workingHours, quietHours)
      ? []
      : [{ path, problem: 'Working hours lie wholly within quiet hours.' }];
  });
}

type Hours = DirectorySketch['organisations'][number]['workingHours'];

function leavesTime(working: Hours, quiet: Hours): boolean {
  const overMidnight = quiet.from > quiet.to;
  if (overMidnight) return working.from < quiet.from && working.to > quiet.to;
  return working.from < quiet.from || working.to > quiet.to;
}
