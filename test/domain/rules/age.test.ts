import {
  ageInYears,
  daysBefore,
  describeAge,
  eighteenthBirthday,
  isUnder18,
  readDateOfBirth,
} from '../../../src/domain/rules/age';

const noon = '2026-11-24T12:00:00Z';

describe('a date of birth', () => {
  test('of a child is accepted, a newborn of today included', () => {
    expect(readDateOfBirth(' 2018-03-14 ', noon)).toEqual({ ok: true, value: '2018-03-14' });
    expect(readDateOfBirth('2026-11-24', noon).ok).toBe(true);
  });

  test('of tomorrow is refused', () => {
    expect(readDateOfBirth('2026-11-25', noon)).toEqual({
      ok: false,
      problem: 'Enter a date of birth that is not in the future.',
    });
  });

  test('is judged by the date in London: an hour before midnight UTC in summer is already tomorrow', () => {
    expect(readDateOfBirth('2026-07-02', '2026-07-01T23:30:00Z').ok).toBe(true);
    expect(readDateOfBirth('2026-07-02', '2026-07-01T22:30:00Z').ok).toBe(false);
  });

  test('of somebody who is 18 today is refused, of somebody who is 18 tomorrow accepted', () => {
    expect(readDateOfBirth('2008-11-24', noon)).toEqual({
      ok: false,
      problem: 'By this date of birth the patient is 18 or over. This process is for children under 18.',
    });
    expect(readDateOfBirth('2008-11-25', noon).ok).toBe(true);
  });

  test.each([
    '',
    '14/03/2018',
    '2019-02-29',
    '2018-3-14',
    '2018-13-01',
    '20180314',
    'soon',
    '2018-03-14T00:00',
  ])('"%s" is no date', (text) => {
    expect(readDateOfBirth(text, noon)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('date'),
    });
    expect(readDateOfBirth(text, noon)).not.toMatchObject({ problem: expect.stringContaining('future') });
  });
});

describe('the 18th birthday', () => {
  test('ends childhood at midnight in London', () => {
    expect(isUnder18('2008-07-02', '2026-07-01T22:59:59Z')).toBe(true);
    expect(isUnder18('2008-07-02', '2026-07-01T23:00:00Z')).toBe(false);
  });

  test('of somebody born on 29 February is 1 March', () => {
    expect(eighteenthBirthday('2008-02-29')).toBe('2026-03-01');
    expect(eighteenthBirthday('2008-03-01')).toBe('2026-03-01');
    expect(isUnder18('2008-02-29', '2026-02-28T23:59:59Z')).toBe(true);
    expect(ageInYears('2008-02-29', '2026-02-28T12:00:00Z')).toBe(17);
    expect(ageInYears('2008-02-29', '2026-03-01T00:00:00Z')).toBe(18);
  });

  test('is warned of 90, 30 and 7 days ahead', () => {
    expect([90, 30, 7].map((days) => daysBefore('2026-03-01', days))).toEqual([
      '2025-12-01',
      '2026-01-30',
      '2026-02-22',
    ]);
  });

  test('and age in years agree', () => {
    expect(ageInYears('2008-11-25', noon)).toBe(17);
    expect(ageInYears('2008-11-24', noon)).toBe(18);
    expect(ageInYears('2026-11-24', noon)).toBe(0);
  });
});

describe('age in words', () => {
  test.each([
    ['2026-11-24', 'born today'],
    ['2026-11-23', '1 day'],
    ['2026-11-21', '3 days'],
    ['2026-10-25', '30 days'],
    ['2026-10-24', '1 month'],
    ['2026-06-24', '5 months'],
    ['2024-11-25', '23 months'],
    ['2024-11-24', '2 years'],
    ['2018-03-14', '8 years'],
  ])('born on %s: %s', (dateOfBirth, words) => {
    expect(describeAge(dateOfBirth, noon)).toBe(words);
  });

  test('before the birth is a fault', () => {
    expect(() => describeAge('2026-11-25', noon)).toThrow(RangeError);
  });
});
