import type { CaseState } from '../../domain/case/state';
import { ageInYears } from '../../domain/rules/age';
import { londonDate } from '../../domain/rules/london-time';
import type { AccountReader } from './account-texts';

/** From this age the account may be made for the young person, who is presumed able to decide (process page §4a, family-step). */
const presumedAble = 16;

/**
 * For whom an account can be made besides the usual reader, as far as the request says today who there is (process page §8): the
 * young person by age, the local authority where the entry on parental responsibility names it.
 */
export function otherReaders(
  { request, parentalResponsibility = '', youngAdultWishes }: CaseState,
  now: string,
): readonly Exclude<AccountReader, 'parent'>[] {
  const old = ageInYears(request.child.dateOfBirth, londonDate(now)) >= presumedAble;
  const authority = /\b(?:local authority|council|care order)\b/i.test(parentalResponsibility);
  return [
    // For a young adult whose wishes are recorded it is written in any case.
    ...(old && youngAdultWishes === undefined ? (['young-person'] as const) : []),
    ...(authority ? (['local-authority'] as const) : []),
  ];
}
