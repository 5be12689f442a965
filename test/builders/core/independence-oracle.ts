import type { Candidate, CaseState } from '../../../src/domain/case/state';
import type { Facts } from '../../../src/domain/process/open/facts';
import { londonDate } from '../../../src/domain/rules/london-time';

/**
 * Process page I1 and I2 said once more, in other words than the code's, to test the code by:
 * what stands against this person's independence, or undefined.
 */
export function mayBeAskedIndependently(
  state: CaseState,
  { person, panel }: Pick<Candidate, 'person' | 'panel'>,
  facts: Facts,
  now: string,
): string | undefined {
  const { organisations, people, panels } = facts.directory.directory;
  // The Trust or Board behind a code; where it merged, what it became part of.
  const runs = (code: string): string | undefined => {
    const found = organisations.find(
      (each) => each.code === code || each.sites.some((site) => site.code === code),
    );
    return found?.mergedInto === undefined ? found?.code : runs(found.mergedInto);
  };
  const consultant = people.find((each) => each.id === state.namedConsultant);
  const today = londonDate(now);
  // Who stands in on other days than today is no outsider today.
  const stillSet = state.deputy !== undefined && today <= state.deputy.to;
  const deputies = [consultant?.deputy, stillSet ? state.deputy?.person : undefined];
  if (person === state.requester) return 'the requester';
  if (person === state.namedConsultant) return 'the named consultant';
  if (person === state.actingConsultant) return 'the acting consultant';
  if (deputies.includes(person)) return 'the deputy';
  if (state.kind === 'critical-friend') return undefined;
  if (state.everOnTheTeam.includes(person)) return 'once in the team around the child';
  const barred = [...(state.linkedFrom?.barred ?? []), ...(state.barredByJoin ?? [])];
  if (barred.includes(person)) return 'gave an earlier opinion';
  const treating = runs(state.request.child.organisation);
  const employed = (id: string) => {
    const found = people.find((each) => each.id === id);
    return [found?.organisation ?? '', ...(found?.otherEmployers ?? [])].map(runs).includes(treating);
  };
  if (employed(person)) return 'employed by the treating organisation';
  if (panel === undefined) return undefined;
  const found = panels.find((each) => each.id === panel);
  if (found === undefined) return 'a panel that is not in the directory';
  if (found.clerk !== person) return 'not the clerk of the panel any more';
  if (barred.includes(panel)) return 'a panel that gave an earlier opinion';
  if (runs(found.organisation ?? '') === treating) return 'an own panel';
  const ours = [...state.everOnTheTeam, ...deputies, ...barred];
  const isThere = (each: string) => people.some(({ id }) => id === each);
  return found.members.some((each) => isThere(each) && !employed(each) && !ours.includes(each))
    ? undefined
    : 'nobody free in it';
}
