import { findTerm } from '../../../src/domain/process/find-term';
import { glossary } from '../../../src/domain/process/tables/glossary';

const terms = [
  'Child',
  'The same child',
  'CHI number',
  'Critical friend',
  'External second opinion',
  'Family',
  'Family advocate',
  'Named consultant',
  'Team around the child',
  'MDT',
  'CEAC',
  'Mediation',
  'Conflict champion',
  'National Advisory Panel',
  'Expert witness',
  'Health organisation',
  'Healthcare professional',
  'Service planner',
  'Parallel planning',
  'Parental responsibility',
  'Competence of a young person',
  'Best interests',
  'Reasonableness',
  'Test of the plan',
  'Professional body',
  'When a court is asked',
  'Referral for second opinion',
];

describe('the glossary', () => {
  test('has an entry for every term of the field, and each only once', () => {
    expect(terms.map((term) => findTerm(term)?.term).filter((found) => found === undefined)).toEqual([]);
    expect(new Set(terms.map((term) => findTerm(term)?.id)).size).toBe(terms.length);
    expect(glossary).toHaveLength(terms.length);
  });

  test('no name leads to two terms', () => {
    const names = glossary.flatMap(({ term, also }) => [term, ...also]).map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length - duplicatesWithinOneEntry());
  });

  test.each([
    ['critical friends', 'critical-friend'],
    ['CRITICAL-FRIEND', 'critical-friend'],
    ['what is a critcal freind', 'critical-friend'],
    ['eso', 'external-second-opinion'],
    ['second opinion', 'external-second-opinion'],
    ['paralel planing', 'parallel-planning'],
    ['Clinical Ethics Advisory Comittee', 'ceac'],
    ['Expert witnesses', 'expert-witness'],
    ['the family', 'family'],
    ['parallel', 'parallel-planning'],
    ['legal advice', 'court'],
    ['best interest', 'best-interests'],
    ['who decides for a young person', 'competence'],
  ])('finds %j', (typed, id) => {
    expect(findTerm(typed)?.id).toBe(id);
  });

  test.each(['', '   ', 'xyz', 'weather', 'ab', 'x'.repeat(10_000), '${1}', '<at>'])(
    'has no answer to %j',
    (typed) => {
      expect(findTerm(typed)).toBeUndefined();
    },
  );
});

/** "mdt" and "MDT" in one entry are the same name. */
function duplicatesWithinOneEntry(): number {
  return glossary
    .map(({ term, also }) => [term, ...also].map((name) => name.toLowerCase()))
    .reduce((sum, names) => sum + names.length - new Set(names).size, 0);
}
