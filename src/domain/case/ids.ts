import { z } from 'zod';
import { lettersAndDigits, plainIdentifier } from '../rules/identifiers';

/** Microsoft Entra object id of a person, lower case; whoever asks for one checks that it is one. */
export const personId = z.string();
export type PersonId = string;

/**
 * A case's reference: short, random, without look-alike letters, ending in a check character.
 * It says nothing about the child, so it may stand on a lock screen.
 */
export type CaseRef = string;

/** An instant in UTC, ISO 8601 with milliseconds and `Z`. Times sort as text. */
export type Instant = string;

const alphabet = '234679CDFGHJKMNPRTVWXY';

/** The check character of a reference's body: a weighted sum, so that one wrong or two swapped letters show. */
function checkCharacter(body: string): string {
  let sum = 0;
  for (const [index, letter] of [...body].entries()) sum += (index + 2) * alphabet.indexOf(letter);
  return alphabet[sum % 19] ?? '2';
}

/**
 * Makes a reference from random numbers.
 * @param random seven numbers, each 0 ≤ n < 1
 * @returns e.g. `T2HW-9CDK`
 */
export function makeCaseRef(random: readonly number[]): CaseRef {
  const body = random
    .slice(0, 7)
    .map((n) => alphabet[Math.floor(n * alphabet.length)] ?? '2')
    .join('');
  return `${body.slice(0, 4)}-${body.slice(4)}${checkCharacter(body)}`;
}

/**
 * Reads a reference as a person types or pastes it: lower case, without the dash or with any other, with spaces, marks or
 * quotes in it or around it.
 * @returns the reference, or undefined when a letter is wrong (the check character does not fit)
 */
export function parseCaseRef(typed: string): CaseRef | undefined {
  const letters = lettersAndDigits(plainIdentifier(typed)).toUpperCase();
  const body = letters.slice(0, 7);
  if (letters.length !== 8 || [...letters].some((letter) => !alphabet.includes(letter))) return undefined;
  if (checkCharacter(body) !== letters[7]) return undefined;
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
