import { plainIdentifier } from './identifiers';
import type { Reading } from './reading';

/**
 * Reads an NHS number as somebody types it: ten digits; spaces, dashes and full stops wherever they like.
 * Gives the ten digits without them. Refuses other characters, another length, ten digits that are all the same
 * (a placeholder, though the sum fits) and a check digit that fails Modulus 11 (process page §3). Scotland's CHI
 * number and Northern Ireland's health and care number use the same check.
 */
export function readNhsNumber(text: string): Reading {
  const digits = plainIdentifier(text).replace(/[\s.·−\p{Dash_Punctuation}]/gu, '');
  if (!/^[0-9]*$/.test(digits)) {
    return {
      ok: false,
      problem:
        'An NHS number has ten digits. Spaces, dashes and full stops are fine, other characters are not.',
    };
  }
  if (digits.length !== 10) {
    return { ok: false, problem: `An NHS number has ten digits. This one has ${digits.length}.` };
  }
  if (/^(.)\1{9}$/.test(digits) || !passesModulus11(digits)) {
    const problem =
      'This is not a valid NHS number. One of the digits may be mistyped, so please check it against the record.';
    return { ok: false, problem };
  }
  return { ok: true, value: digits };
}

/** The ten digits of an NHS number as people read them: `999 172 5008`. */
export function formatNhsNumber(value: string): string {
  return `${value.slice(0, 3)} ${value.slice(3, 6)} ${value.slice(6)}`;
}

/** The first nine digits, weighted 10 down to 2, decide the tenth; a remainder of 1 has no check digit. */
function passesModulus11(digits: string): boolean {
  const sum = [...digits.slice(0, 9)].reduce(
    (total, digit, place) => total + Number(digit) * (10 - place),
    0,
  );
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}
