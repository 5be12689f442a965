import fc from 'fast-check';
import { formatNhsNumber, readNhsNumber } from '../../../src/domain/rules/nhs-number';

const problemOf = (text: string) => {
  const reading = readNhsNumber(text);
  return reading.ok ? undefined : reading.problem;
};

describe('an NHS number', () => {
  test.each(['9991725008', '999 100 0011', '999-151-7863', ' 999\u00a0182 – 8575 '])(
    '%s is accepted and stored as ten digits',
    (text) => {
      expect(readNhsNumber(text)).toEqual({ ok: true, value: text.replace(/\D/g, '') });
    },
  );

  test('is shown in groups of three, three and four', () => {
    expect(formatNhsNumber('9991725008')).toBe('999 172 5008');
  });

  test('of another length is refused with the number of digits given', () => {
    expect(problemOf('999 172 500')).toBe('An NHS number has ten digits. This one has 9.');
    expect(problemOf('')).toBe('An NHS number has ten digits. This one has 0.');
  });

  test.each(['99917250O8', '999,172,5008', '٩٩٩١٧٢٥٠٠٨', '9991725008\u0000', '${9991725008}'])(
    '%s holds other characters and is refused',
    (text) => {
      expect(problemOf(text)).toContain('other characters are not');
    },
  );

  test('whose check digit would be 10 does not exist', () => {
    // Nine zeros and weights 10 to 2: a 6 in the ninth place gives 12, remainder 1, check digit 10.
    for (let last = 0; last <= 9; last += 1) expect(readNhsNumber(`000000006${last}`).ok).toBe(false);
  });

  test('made of one digit is a placeholder, though its check digit fits', () => {
    for (let digit = 0; digit <= 9; digit += 1) {
      expect(problemOf(String(digit).repeat(10))).toContain('not a valid NHS number');
    }
  });

  test('with one digit mistyped or two neighbours swapped is never accepted', () => {
    const place = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(
        fc.constantFrom('9991725008', '9991000011', '9991517863'),
        place,
        place,
        (good, at, digit) => {
          const mistyped = good.slice(0, at) + digit + good.slice(at + 1);
          expect(readNhsNumber(mistyped).ok).toBe(mistyped === good);
          const swapped =
            good.slice(0, at) +
            good
              .slice(at, at + 2)
              .split('')
              .reverse()
              .join('') +
            good.slice(at + 2);
          expect(readNhsNumber(swapped).ok).toBe(swapped === good);
        },
      ),
    );
  });
});
