import type { CaseState } from '../../domain/case/state';
import { isListed, wordsFor } from '../../domain/case/stored/chosen';
import type { RemindedOf } from '../../domain/case/stored/reminded-of';
import type { Part } from '../../domain/process/tables/visibility';
import { sayDebt } from './say-debt';
import { texts } from './texts';
import { sayDate } from './when';

/** What a reminder was about, in words; what this release does not know has general ones (process page I17). */
export function sayObligation(
  { state }: { readonly state: Pick<CaseState, 'debts'> },
  { of, debt: id, on }: RemindedOf,
): string {
  const debt = state.debts.find((each) => each.id === id);
  if (debt !== undefined) return sayDebt(debt);
  const words = isListed(texts.obligations, of) ? wordsFor(texts.obligations, of) : texts.obligations.ladder;
  return on === undefined ? words : `${words} ${sayDate(on)}`;
}

/** Which part of the case a reminder belongs to: one about a hold is seen by those who see the hold (process page I8). */
export function partOfObligation({ of, hold }: RemindedOf): Part {
  if (hold) return 'hold';
  // Whoever tests the plan sees the pack, and no history.
  if (of === 'tester-asked') return 'pack';
  return of === 'invitation' || of === 'body-asked' ? 'invitations' : 'history';
}
