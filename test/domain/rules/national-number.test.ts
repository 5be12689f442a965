import fc from 'fast-check';
import {
  birthProblem,
  formatNationalNumber,
  nameOfNumber,
  readNationalNumber,
  schemeOf,
} from '../../../src/domain/rules/national-number';

const problemOf = (text: string) => {
  const reading = readNationalNumber(text);
  return reading.ok ? undefined : reading.problem;
};

/** Nine digits with the tenth that Modulus 11 asks for, worked out here by hand; undefined where there is none. */
function withCheckDigit(nine: string): string | undefined {
  let sum = 0;
  for (let place = 0; place < 9; place += 1) sum += Number(nine.charAt(place)) * (10 - place);
  const check = 11 - (sum % 11);
  return check === 10 ? undefined : `${nine}${check % 11}`;
}

describe('a national number', () => {
  test.each(['9991725008', '999 100 0011', '999-151-7863', ' 999\u00a0182 – 8575 '])(
    '%s is accepted and stored as ten digits',
    (text) => {
      expect(readNationalNumber(text)).toEqual({ ok: true, value: text.replace(/\D/g, '') });
    },
  );

  test.each([
    ['0102109001', 'CHI number', '010210 9001'],
    ['2902081006', 'CHI number', '290208 1006'],
    ['3112990005', 'CHI number', '311299 0005'],
    ['3200000015', 'Health and Care number', '320 000 0015'],
    ['3999999993', 'Health and Care number', '399 999 9993'],
    ['4000000004', 'NHS number', '400 000 0004'],
    ['4999999994', 'NHS number', '499 999 9994'],
    ['6000000006', 'NHS number', '600 000 0006'],
    ['7999999997', 'NHS number', '799 999 9997'],
    ['9434765919', 'NHS number', '943 476 5919'],
    ['9992053348', 'NHS number', '999 205 3348'],
  ])('%s is a %s, written %s', (digits, name, written) => {
    expect(withCheckDigit(digits.slice(0, 9))).toBe(digits);
    expect(readNationalNumber(written)).toEqual({ ok: true, value: digits });
    expect(nameOfNumber(digits)).toBe(name);
    expect(formatNationalNumber(digits)).toBe(written);
  });

  test.each([
    '000000001',
    '310000000',
    '320000000',
    '010010000',
    '300210000',
    '500000000',
    '800000000',
    '899999999',
  ])('beginning with %s is given out by no health service', (nine) => {
    const number = withCheckDigit(nine) ?? withCheckDigit(`${nine.slice(0, 8)}${Number(nine[8]) + 1}`);
    if (nine === '320000000') expect(schemeOf(`${nine}0`)).toBeUndefined();
    else
      expect(problemOf(number ?? '')).toMatch(/^No NHS, CHI or Health and Care number begins with \d{3}\./);
  });

  test('Scotland also gives out CHI numbers whose last digit follows Modulus 10, and nobody else does', () => {
    // 4 May 2026, 040526 and 123: doubled from the ninth back 0 4 0 5 4 6 2 2 6 make 29, so the tenth is 1; Modulus 11 asks for 3.
    expect(withCheckDigit('040526123')).not.toBe('0405261231');
    expect(readNationalNumber('040526 1231')).toEqual({ ok: true, value: '0405261231' });
    expect(problemOf('040526 1232')).toMatch(/^This is not a valid CHI number/);
    // 400 000 000 by Modulus 10: 8, so 2.
    expect(problemOf('4000000002')).toMatch(/^This is not a valid NHS number/);
  });

  test('of another length is refused with the number of digits given', () => {
    expect(problemOf('999 172 500')).toBe(
      'An NHS, CHI or Health and Care number has ten digits. This one has 9.',
    );
    expect(problemOf('')).toBe('An NHS, CHI or Health and Care number has ten digits. This one has 0.');
  });

  test.each(['99917250O8', '999,172,5008', '٩٩٩١٧٢٥٠٠٨', '9991725008\u0000', '${9991725008}'])(
    '%s holds other characters and is refused',
    (text) => {
      expect(problemOf(text)).toContain('other characters are not');
    },
  );

  test('whose check digit would be 10 does not exist', () => {
    // 4 × 10 and 8 × 2 make 56, which leaves 1.
    expect(withCheckDigit('400000008')).toBeUndefined();
    for (let last = 0; last <= 9; last += 1) expect(readNationalNumber(`400000008${last}`).ok).toBe(false);
  });

  test('made of one digit is a placeholder, though its check digit fits', () => {
    for (let digit = 0; digit <= 9; digit += 1) {
      expect(problemOf(String(digit).repeat(10))).toMatch(/^No NHS, CHI or Health and Care number/);
    }
  });

  test('with one digit mistyped or two neighbours swapped is never accepted', () => {
    const place = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(
        fc.constantFrom('9991725008', '9991000011', '4999999994', '7999999997'),
        place,
        place,
        (good, at, digit) => {
          const mistyped = good.slice(0, at) + digit + good.slice(at + 1);
          expect(readNationalNumber(mistyped).ok).toBe(mistyped === good);
          const swapped =
            good.slice(0, at) +
            good
              .slice(at, at + 2)
              .split('')
              .reverse()
              .join('') +
            good.slice(at + 2);
          expect(readNationalNumber(swapped).ok).toBe(swapped === good);
        },
      ),
    );
  });

  test('a CHI number begins with the date of birth, and the others say nothing of it', () => {
    expect(birthProblem('0102109001', '2010-02-01')).toBeUndefined();
    expect(birthProblem('0102109001', '2010-01-02')).toBe(
      'A CHI number begins with the date of birth. This one begins with 010210, and the date of birth here is 02/01/2010. Check both: it may be another child’s number.',
    );
    expect(birthProblem('9991725008', '2010-01-02')).toBeUndefined();
    expect(birthProblem('3200000015', '2010-01-02')).toBeUndefined();
  });
});
