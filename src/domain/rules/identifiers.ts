import { apostrophes } from './fold-name';

/** What shows nothing: zero-width and filling characters, marks of direction, and the blank of braille. */
const invisible = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * A number or reference as somebody means it: full-width digits and letters as plain ones, composed letters, and nothing
 * that cannot be seen. Spaces inside are kept. The one way in which everything that identifies is read.
 */
export function plainIdentifier(text: string): string {
  // Unicode takes this one apart into a space and an accent, which then goes to the letter before.
  return text.replaceAll('´', "'").normalize('NFKC').replace(invisible, '').trim();
}

/** Whether a reader would see nothing at all: it counts as left empty. */
export function showsNothing(text: string): boolean {
  return (
    text
      .replace(invisible, '')
      .replace(/\p{Control}/gu, '')
      .trim() === ''
  );
}

/**
 * Initials or a reference as they are compared: “AB”, “A.B.” and “a b” are one, so is é however it is composed, and
 * “H-123” is “H 123” (process page §1, the same child). Dashes, marks and quotes of every kind count for nothing, unless
 * there is nothing else.
 */
export function foldIdentifier(text: string): string {
  const plain = plainIdentifier(text).toLowerCase().normalize('NFC');
  const bare = lettersAndDigits(plain);
  return bare === '' ? plain : bare;
}

/** A text without its spaces, dashes, marks and quotes. */
export function lettersAndDigits(text: string): string {
  return text
    .replace(apostrophes, '')
    .replace(/[^\p{Letter}\p{Number}\p{Mark}]/gu, '')
    .normalize('NFC');
}

/**
 * A question as it is compared: the same words are the same question, however they are spaced, capitalised or end. What is
 * stored and shown stays as it was typed.
 */
export function foldWords(text: string): string {
  return plainIdentifier(text)
    .replace(/\s+/gu, ' ')
    .replace(/[\s.?!…]+$/u, '')
    .toLowerCase();
}
