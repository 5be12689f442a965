import { type CaseState, isTerminal, reviewerOf } from '../domain/case/state';
import { acceptable, openInvitation } from '../domain/decide/open-invitation';
import type { texts } from './words/texts';

export type AskedStanding = keyof typeof texts.candidateStandings;

/**
 * How it stands with somebody who was asked for an opinion, as they may know it: that somebody else has accepted too, and
 * nothing of who (process page §4a, accept; I7).
 */
export function askedStanding(state: CaseState, person: string): AskedStanding {
  if (isTerminal(state)) return 'over';
  const open = acceptable(state, person);
  if (open !== undefined)
    return open.standing !== 'lapsed' ? 'invited' : open.undeliverable ? 'late' : 'lapsed';
  const standing = openInvitation(state, person)?.standing;
  if (standing === 'reserve') return 'reserve';
  return standing === 'lapsed' && reviewerOf(state) !== undefined ? 'taken' : 'over';
}
