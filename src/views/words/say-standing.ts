import type { Candidate, CaseState } from '../../domain/case/state';
import { texts } from './texts';

type OnTheList = Pick<Candidate, 'standing' | 'undeliverable' | 'person' | 'heldUpSince'>;

/**
 * Why an invitation has no answer that was not left unanswered: it cannot be sent just now, it did not reach them, or only
 * afterwards. Else undefined (process page I16).
 */
export function sayNotReached(
  { undeliverable: now }: Pick<CaseState, 'undeliverable'>,
  { standing, undeliverable, person, heldUpSince }: OnTheList,
): string | undefined {
  if (standing === 'invited' && heldUpSince !== undefined) return texts.heldUp;
  if (standing !== 'lapsed' || !undeliverable) return undefined;
  return now[person] === undefined ? texts.reachedLate : texts.notReached;
}

/** How it stands with somebody on the list. */
export function sayStanding(state: Pick<CaseState, 'undeliverable'>, candidate: OnTheList): string {
  return sayNotReached(state, candidate) ?? texts.standings[candidate.standing];
}
