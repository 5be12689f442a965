import type { Candidate, CaseState } from '../domain/case/state';
import { texts } from './texts';

type OnTheList = Pick<Candidate, 'standing' | 'undeliverable' | 'person'>;

/** Why an invitation lapsed that was not left unanswered: it did not reach them, or only afterwards. Else undefined. */
export function sayNotReached(
  { undeliverable: now }: Pick<CaseState, 'undeliverable'>,
  { standing, undeliverable, person }: OnTheList,
): string | undefined {
  if (standing !== 'lapsed' || !undeliverable) return undefined;
  return now[person] === undefined ? texts.reachedLate : texts.notReached;
}

/** How it stands with somebody on the list. */
export function sayStanding(state: Pick<CaseState, 'undeliverable'>, candidate: OnTheList): string {
  return sayNotReached(state, candidate) ?? texts.standings[candidate.standing];
}
