import type { CaseState } from '../state';
import type { YoungPerson } from '../stored/recorded';

/** What the young person said themselves, kept with when it was written down; a conversation without it leaves what is known. */
export function ownWord(
  word: YoungPerson | undefined,
  at: string,
): Pick<CaseState, 'youngPerson'> | Record<string, never> {
  return word === undefined ? {} : { youngPerson: { ...word, at } };
}
