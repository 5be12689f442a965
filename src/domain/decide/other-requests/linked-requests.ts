import type { CommandOf } from '../../asked/commands';
import type { CaseRef, PersonId } from '../../case/ids';
import { type CaseState, isTerminal } from '../../case/state';
import type { DirectoryIndex } from '../../directory/lookup';

/** The references of the requests that this one follows on from, that follow on from it, or were joined. */
export function linkedRefs({ linkedFrom, linkedTo, takenIn = [], stage }: CaseState): readonly CaseRef[] {
  return [
    ...(linkedFrom === undefined ? [] : [linkedFrom.ref]),
    ...linkedTo.map((each) => each.ref),
    ...takenIn.map((each) => each.ref),
    ...(stage.status === 'closed-joined' ? [stage.stays] : []),
  ];
}

/**
 * The request and all that are linked with it over any number of steps, other branches too, among those that were read
 * (process page §4b, linked request).
 * @param except the reference of a request that is about to be sent, which is none of them yet
 */
export function linkedWith(
  start: CaseState,
  read: readonly CaseState[],
  except?: CaseRef,
): readonly CaseState[] {
  const found = new Map<CaseRef, CaseState>();
  const open = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next.ref) || next.ref === except) continue;
    found.set(next.ref, next);
    const refs = linkedRefs(next);
    const isLinked = (each: CaseState) => refs.includes(each.ref) || linkedRefs(each).includes(next.ref);
    open.push(...read.filter((each) => !found.has(each.ref) && isLinked(each)));
  }
  return [...found.values()];
}

/**
 * Who may give no opinion any more because of what happened on these requests: whoever gave one there or holds the place
 * there now, critical friends too. Of a panel it is every member, the clerk, and the panel itself, whoever its clerk is
 * (process page I1, I2).
 */
export function barredBy(requests: readonly CaseState[], { panelById }: DirectoryIndex): readonly PersonId[] {
  const barred = requests.flatMap((request) => [
    ...(request.linkedFrom?.barred ?? []),
    ...(request.barredByJoin ?? []),
    ...request.candidates
      .filter(
        ({ id, standing }) =>
          standing === 'reviewer' || request.opinions.some(({ reviewer }) => reviewer === id),
      )
      .flatMap(({ person, panel, panelMembers }) =>
        panel === undefined
          ? [person]
          : [person, panel, ...panelMembers, ...(panelById.get(panel)?.members ?? [])],
      ),
  ]);
  return [...new Set(barred)];
}

/**
 * How many external second opinions were given on these requests or are still asked for there: a branch that is on its
 * way counts, so that a third is never asked for beside it (process page §4b).
 */
function opinionsOn(requests: readonly CaseState[]): number {
  return requests.filter(
    (each) => each.kind === 'external-second-opinion' && (each.opinions.length > 0 || !isTerminal(each)),
  ).length;
}

/**
 * What a linked request takes from those before it: where it comes from, who is barred, how many opinions there are.
 * @param ref the reference that the linked request has or will have
 * @param read the requests that were read with the one it follows on from
 */
export function linkTo(
  origin: CaseState,
  read: readonly CaseState[],
  ref: CaseRef | undefined,
  directory: DirectoryIndex,
): NonNullable<CommandOf<'submit'>['linkedFrom']> {
  const requests = linkedWith(origin, read, ref);
  return {
    ref: origin.ref,
    barred: [...barredBy(requests, directory)],
    whatIsNew: origin.linkedTo.find((each) => each.ref === ref)?.whatIsNew ?? '',
    // Not all of the chain may be there to be read any more: then what it counted goes on counting.
    earlierOpinions: Math.max(
      opinionsOn(requests),
      opinionsOn([origin]) + (origin.linkedFrom?.earlierOpinions ?? 0),
    ),
    ...(origin.thirdOpinionReason === undefined ? {} : { leadsReason: origin.thirdOpinionReason }),
  };
}
