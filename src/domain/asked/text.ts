import { z } from 'zod';
import { plainIdentifier, showsNothing } from '../rules/identifiers';

/**
 * Of an answer that depends on another one: it is asked for in the first round, though something else is missing too. What it
 * looks at may be missing itself.
 */
export const inFirstRound = {
  when: ({ value }: { readonly value: unknown }) => typeof value === 'object' && value !== null,
};

/** Field limits in UTF-16 units, stated on a form from four fifths on. */
export const limits = { line: 200, paragraph: 1_000, long: 3_000 } as const;
export type TextSize = keyof typeof limits;

/** Unicode text a database, a printer or a screen reader would choke on: NUL and lone surrogates. */
function isSoundText(value: string): boolean {
  return !value.includes('\u0000') && value.isWellFormed();
}

/**
 * Text a person typed, kept exactly as typed.
 * Refused: nothing that can be seen, more than the size's limit, NUL, half a surrogate pair.
 * @param size how long it may be
 * @param ask what to say when it is missing, as a whole sentence
 */
export function text(size: TextSize, ask: string) {
  const limit = limits[size];
  return z
    .string({ error: ask })
    .refine((value) => !showsNothing(value), { error: ask, abort: true })
    .refine((value) => value.length <= limit, {
      error: (issue) =>
        `Shorten this: it may have ${limit.toLocaleString('en-GB')} characters and has ${String(issue.input).length.toLocaleString('en-GB')}.`,
      abort: true,
    })
    .refine(isSoundText, {
      error: 'Enter this again: it holds a character that cannot be saved.',
    });
}

/** A number or reference in one line, kept without what cannot be seen and with plain digits. Refused as {@link text} is. */
export function identifier(ask: string) {
  return text('line', ask).transform(plainIdentifier);
}

/** As {@link text}, but may be left out: kept as no text then. Whether it has to be there depends on more than the field. */
export function perhapsText(size: TextSize) {
  return optionalText(size).transform((typed) => typed ?? '');
}

/** As {@link text}, but may be left out. */
export function optionalText(size: TextSize) {
  return text(size, 'Enter something, or leave this empty.').optional();
}
