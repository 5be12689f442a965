import type { CaseState } from '../../domain/case/state';
import { decidesThemselves, isPresumedAble } from '../../domain/case/young-person';
import type { Facts } from '../../domain/process/open/facts';
import { rightsHaveEnded } from '../../domain/process/open/own-word';
import type { AccountReader } from './account-texts';

/**
 * For whom the account is written where nobody is named: the family; the young adult whose wishes are recorded; and in Scotland the young
 * person from 16 on, unless they have agreed that the family may have it (process page §8, I12).
 */
export function usualReader(state: CaseState, facts: Facts, now: string): AccountReader {
  if (state.youngAdultWishes !== undefined) return 'young-person';
  const theirs = rightsHaveEnded(state, facts, now) && state.youngPerson?.familyMayRead !== 'yes';
  return theirs ? 'young-person' : 'parent';
}

/**
 * For whom an account can be made besides the usual reader, as far as the request says today who there is (process page §8): the
 * young person by age or where judged competent, the local authority where the entry on parental responsibility names it. In Scotland
 * nobody holds parental rights of somebody who is 16.
 */
export function otherReaders(
  state: CaseState,
  facts: Facts,
  now: string,
): readonly Exclude<AccountReader, 'parent'>[] {
  const { request, parentalResponsibility = '', youngPerson = {} } = state;
  const { dateOfBirth } = request.child;
  const old = isPresumedAble(dateOfBirth, now) || decidesThemselves(youngPerson, dateOfBirth, now);
  const authority =
    /\b(?:local authority|council|care order)\b/i.test(parentalResponsibility) &&
    !rightsHaveEnded(state, facts, now);
  return [
    // Where it is written for them in any case there is no second one.
    ...(old && usualReader(state, facts, now) === 'parent' ? (['young-person'] as const) : []),
    ...(authority ? (['local-authority'] as const) : []),
  ];
}
