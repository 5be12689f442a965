import type { CaseState } from '../../case/state';

/**
 * How many external second opinions there are on the requests that this one follows on from and on this one, with those
 * that follow on from it counted as asked for: from two on the next would be the third (process page §4b).
 */
export function opinionsSoFar({ kind, opinions, linkedFrom, linkedTo }: CaseState): number {
  const own = kind === 'external-second-opinion' && opinions.length > 0 ? 1 : 0;
  const followOn = linkedTo.filter((each) => each.kind === 'external-second-opinion').length;
  return (linkedFrom?.earlierOpinions ?? 0) + own + followOn;
}
