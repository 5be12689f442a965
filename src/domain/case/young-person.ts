import { ageInYears } from '../rules/age';
import type { CaseState } from './state';
import type { YoungPerson } from './stored/recorded';

/** From this age a young person is presumed able to decide, anywhere in the United Kingdom (process page §4a, family-step). */
const presumedAbleFrom = 16;

/** Whether somebody born then has reached the age from which they are presumed able, on an instant. */
export function isPresumedAble(dateOfBirth: string, on: string): boolean {
  return ageInYears(dateOfBirth, on) >= presumedAbleFrom;
}

/** Whether the young person decides, by what was recorded: able by age unless said otherwise, or judged competent. */
export function decidesThemselves(word: Pick<YoungPerson, 'able'>, dateOfBirth: string, on: string): boolean {
  return isPresumedAble(dateOfBirth, on) ? word.able !== 'not-able' : word.able === 'able';
}

/** Whether a young person who decides has refused the opinion or any sharing outside, as recorded last. */
export function hasRefused({ youngPerson: word, request }: CaseState, on: string): boolean {
  if (word === undefined || !decidesThemselves(word, request.child.dateOfBirth, on)) return false;
  return word.sharing === 'not-agreed' || word.view === 'objects';
}

/** Codes of the organisations to which nothing may go, as the young person wishes (process page §4a). */
export function excludedOrganisations({ youngPerson, excludedByJoin = [] }: CaseState): readonly string[] {
  return [...new Set([...(youngPerson?.excluded ?? []), ...excludedByJoin])];
}
