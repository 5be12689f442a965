import { plainIdentifier } from './identifiers';
import type { Nation } from './nation';
import type { Reading } from './reading';

/** The three numbers by which the health services of the United Kingdom know somebody (process page §3). */
export const numberSchemes = ['nhs', 'chi', 'health-and-care'] as const;
export type NumberScheme = (typeof numberSchemes)[number];

const names: Readonly<Record<NumberScheme, string>> = {
  nhs: 'NHS number',
  chi: 'CHI number',
  'health-and-care': 'Health and Care number',
};

/** What all of them together are called, where it is not known which. */
const anyNumber = 'NHS, CHI or Health and Care number';

/** The scheme that an organisation's own patients mostly have; a child may come from another nation. */
export const usualScheme: Readonly<Record<Nation, NumberScheme>> = {
  england: 'nhs',
  wales: 'nhs',
  scotland: 'chi',
  'northern-ireland': 'health-and-care',
};

/**
 * By the first nine digits, from and to. Numbers from 900 million on are nobody's: they are kept for tests, 999 among them.
 * A CHI number is not told by these but by the date that it begins with.
 */
const ranges: readonly (readonly [scheme: NumberScheme, from: number, to: number])[] = [
  ['health-and-care', 320_000_001, 399_999_999],
  ['nhs', 400_000_000, 499_999_999],
  ['nhs', 600_000_000, 799_999_999],
  ['nhs', 900_000_000, 999_999_999],
];

/** Which scheme ten digits belong to; undefined where none gives out such a number. */
export function schemeOf(digits: string): NumberScheme | undefined {
  if (!/^\d{10}$/.test(digits)) return undefined;
  if (beginsWithDay(digits)) return 'chi';
  const first = Number(digits.slice(0, 9));
  return ranges.find(([, from, to]) => from <= first && first <= to)?.[0];
}

/** What a number is called. One that earlier releases took though it is in no range keeps the name that it had there. */
export function nameOfNumber(digits: string): string {
  return names[schemeOf(digits) ?? 'nhs'];
}

/**
 * Reads a national number of any scheme as somebody types it: ten digits; spaces, dashes and full stops wherever they like.
 * Gives the ten digits without them. Refuses other characters, another length, a number that no scheme gives out, ten digits
 * that are all the same (a placeholder, though the sum fits), and a check digit that fails (process page §3): Modulus 11, of
 * a CHI number also Modulus 10, which Scotland gives out since 2026 for days on which the others are used up.
 */
export function readNationalNumber(text: string): Reading {
  const digits = plainIdentifier(text).replace(/[\s.·−\p{Dash_Punctuation}]/gu, '');
  const refused = (problem: string): Reading => ({ ok: false, problem });
  if (!/^[0-9]*$/.test(digits)) {
    return refused(
      `An ${anyNumber} has ten digits. Spaces, dashes and full stops are fine, other characters are not.`,
    );
  }
  if (digits.length !== 10) {
    return refused(`An ${anyNumber} has ten digits. This one has ${digits.length}.`);
  }
  const scheme = schemeOf(digits);
  if (scheme === undefined || /^(.)\1{9}$/.test(digits)) {
    return refused(
      `No ${anyNumber} begins with ${digits.slice(0, 3)}. Check it against the record, or leave it empty.`,
    );
  }
  if (!passesModulus11(digits) && !(scheme === 'chi' && passesModulus10(digits))) {
    return refused(
      `This is not a valid ${names[scheme]}. One of the digits may be mistyped, so please check it against the record.`,
    );
  }
  return { ok: true, value: digits };
}

/**
 * What is wrong with a number beside a date of birth (`YYYY-MM-DD`): a CHI number begins with it, day, month and year. Other
 * schemes say nothing of a birth. Undefined where nothing is.
 */
export function birthProblem(digits: string, dateOfBirth: string): string | undefined {
  const begins = digits.slice(0, 6);
  const [year = '', month = '', day = ''] = dateOfBirth.split('-');
  if (schemeOf(digits) !== 'chi' || begins === `${day}${month}${year.slice(2)}`) return undefined;
  return `A CHI number begins with the date of birth. This one begins with ${begins}, and the date of birth here is ${day}/${month}/${year}. Check both: it may be another child’s number.`;
}

/** The ten digits as people read them: `999 172 5008`, a CHI number `010210 9001`. Anything else is given back as it is. */
export function formatNationalNumber(digits: string): string {
  return schemeOf(digits) === 'chi'
    ? digits.replace(/^(\d{6})(\d{4})$/, '$1 $2')
    : digits.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
}

/** Whether a number begins with a day and a month, as a CHI number does; of the year it has two digits, and any may be a leap year. */
function beginsWithDay(digits: string): boolean {
  const [day, month] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))];
  const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

/** The first nine digits, weighted 10 down to 2, decide the tenth; a remainder of 1 has no check digit. */
function passesModulus11(digits: string): boolean {
  const sum = [...digits.slice(0, 9)].reduce(
    (total, digit, place) => total + Number(digit) * (10 - place),
    0,
  );
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** Every other digit from the ninth back is doubled, the digits of what comes of it are added up. */
function passesModulus10(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, place) => {
    const weighed = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}
