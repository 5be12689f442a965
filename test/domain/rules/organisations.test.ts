import { employersOf, organisationsByCode, parentCode } from '../../../src/domain/directory/organisations';
import type { Organisation } from '../../../src/domain/directory/schema';

const trust = (code: string, sites: string[] = [], mergedInto?: string): Organisation => ({
  code,
  name: `${code} NHS Trust`,
  kind: 'trust',
  nation: 'england',
  sites: sites.map((site) => ({ code: site, name: site })),
  workingHours: { from: '09:00', to: '17:00' },
  quietHours: { from: '20:00', to: '07:00' },
  rapidReviewRoute: 'Ring 2222.',
  officePhone: '01632 960000',
  ...(mergedInto === undefined ? {} : { mergedInto }),
});

const organisations = [
  trust('A', ['A1', 'A2']),
  trust('B'),
  trust('OLD', ['OLD1'], 'B'),
  trust('OLDER', ['OLDER1'], 'OLD'),
  trust('RING1', [], 'RING2'),
  trust('RING2', [], 'RING1'),
];

const index = { organisationByCode: organisationsByCode(organisations) };
const parentOf = (code: string) => parentCode(code, index);

describe('the Trust or Board that answers for a code', () => {
  test.each([
    ['A', 'A'],
    ['A2', 'A'],
    [' a1 ', 'A'],
    ['OLD', 'B'],
    ['OLD1', 'B'],
    ['OLDER1', 'B'],
  ])('%s is %s', (code, parent) => {
    expect(parentOf(code)).toBe(parent);
  });

  test('is none for a code that the directory does not hold', () => {
    expect(index.organisationByCode.get('ELSEWHERE')).toBeUndefined();
  });

  test('is found even where a file says two merged into each other', () => {
    expect(parentOf('RING1')).toMatch(/^RING[12]$/);
  });
});

describe('I1: the organisation that treats the child is compared by who runs the site', () => {
  test('two sites of one Trust are the same organisation', () => {
    expect(parentOf('A1')).toBe(parentOf('A2'));
    expect(parentOf('A1')).not.toBe(parentOf('B'));
  });

  test('a Trust that became part of another is that other', () => {
    expect(parentOf('OLDER1')).toBe(parentOf('B'));
  });

  test('codes from outside the directory are the same only when they read the same', () => {
    expect(parentOf('Zurich')).toBe(parentOf('zurich '));
    expect(parentOf('Zurich')).not.toBe(parentOf('Lyon'));
  });

  test('every employer counts, honorary contracts too', () => {
    const employers = employersOf({ organisation: 'A1', otherEmployers: ['OLD1', 'elsewhere'] }, index);
    expect([...employers]).toEqual(['A', 'B', 'ELSEWHERE']);
  });
});
