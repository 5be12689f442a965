import type { CaseState } from '../../case/state';

/** How many external second opinions there are on this chain of linked requests, this one's counted (process page §4b). */
export function opinionsInARow({ kind, opinions, linkedFrom }: CaseState): number {
  const own = kind === 'external-second-opinion' && opinions.length > 0 ? 1 : 0;
  return (linkedFrom?.earlierOpinions ?? 0) + own;
}
