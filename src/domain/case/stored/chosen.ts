import { z } from 'zod';

/**
 * What somebody chose from a list. Lists change: a value may be renamed or go, and a later release may add one. What was
 * chosen stays as it was, so a history is read with any value, and whoever has words for the listed ones says another as
 * it is kept (process page I17). Lists that the process itself works on (kind, urgency, standing, what is owed) are
 * closed: a change of one of these needs an upcast.
 */
export type Chosen<T extends string> = T | (string & Record<never, never>);

/** Reads what was chosen from this list, when the list was perhaps another one. */
export function chosen<T extends string>(_from: readonly T[]): z.ZodType<Chosen<T>> {
  return z.string();
}

/** Words for what was chosen from a list; for what is on it no more, or not yet, what is kept itself. */
export function wordsFor<T extends string>(words: Readonly<Record<T, string>>, value: Chosen<T>): string {
  return isListed(words, value) ? words[value] : value;
}

/** Whether there are words for what was chosen: whether it is on the list of this release. */
export function isListed<T extends string>(words: Readonly<Record<T, string>>, value: Chosen<T>): value is T {
  return Object.hasOwn(words, value);
}

export const yesOrNo = ['yes', 'no'] as const;
export const yesNo = chosen(yesOrNo);
