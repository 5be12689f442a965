import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { inventedId } from '../../../src/domain/directory/invented/invented-person';
import { indexDirectory, onLeave, standingHolder } from '../../../src/domain/directory/lookup';
import { employersOf } from '../../../src/domain/directory/organisations';
import { parseDirectory } from '../../../src/domain/directory/reading/parse-directory';

const { organisations, people, panels } = inventedDirectory;
const index = indexDirectory(inventedDirectory);
const person = (number: number) => people.find(({ id }) => id === inventedId(number));

describe('the invented directory', () => {
  test('passes every check that an operator’s file must pass', () => {
    expect(parseDirectory(JSON.stringify(inventedDirectory))).toEqual({
      ok: true,
      directory: inventedDirectory,
    });
  });

  test('holds three Trusts in England, a Health Board in Scotland and one in Wales', () => {
    const places = organisations.filter(({ kind }) => kind === 'trust' || kind === 'health-board');
    expect(places.map(({ nation }) => nation).sort()).toEqual([
      'england',
      'england',
      'england',
      'scotland',
      'wales',
    ]);
    expect(organisations[0]?.sites).toHaveLength(2);
    expect(organisations.every(({ name }) => name.endsWith('(invented)'))).toBe(true);
  });

  test('has, in each place, holder and alternate of each standing role, and an advocate', () => {
    for (const code of ['INV-T1', 'INV-T2', 'INV-T3', 'INV-S1', 'INV-W1']) {
      for (const role of ['clinical-lead', 'safeguarding-lead', 'coordinator'] as const) {
        const { holder, alternate } = standingHolder(index, code, role);
        expect([code, role, holder === undefined, alternate === undefined]).toEqual([
          code,
          role,
          false,
          false,
        ]);
      }
      expect(people.some(({ grade, organisation }) => grade === 'advocate' && organisation === code)).toBe(
        true,
      );
    }
  });

  test('has the rheumatologist on leave from 16 November to 4 December 2026, and a deputy who is not', () => {
    const away = person(117);
    const deputy = people.find(({ id }) => id === away?.deputy);
    expect(away && onLeave(away, '2026-12-04T23:59:00Z')).toEqual({ from: '2026-11-16', to: '2026-12-04' });
    expect(away && onLeave(away, '2026-12-05T00:00:00Z')).toBeUndefined();
    expect(deputy && onLeave(deputy, '2026-11-24T12:00:00Z')).toBeUndefined();
    expect(deputy?.specialty).toBe('Rheumatology');
  });

  test('has specialists outside Marrowdale for each question, and one with an honorary contract there', () => {
    for (const specialty of [
      'Oncology',
      'Neurology',
      'Respiratory medicine',
      'Intensive care',
      'Rheumatology',
    ]) {
      const outside = people.filter(
        (one) => one.specialty === specialty && !employersOf(one, index).has('INV-T1'),
      );
      expect([specialty, outside.length > 0]).toEqual([specialty, true]);
    }
    const honorary = person(203);
    expect(honorary && [...employersOf(honorary, index)]).toEqual(['INV-T2', 'INV-T1']);
  });

  test('has people whom only the coordinator reaches, one of them overseas, and a panel with a clerk', () => {
    expect(people.filter(({ reach }) => reach === 'relay').length).toBeGreaterThan(4);
    expect(person(801)?.organisation).toBe('INV-O1');
    expect(panels.map(({ kind, members }) => [kind, members.length])).toEqual([
      ['national-advisory-panel', 3],
      ['mdt', 2],
    ]);
  });

  test('uses telephone numbers that are kept free for fiction', () => {
    const numbers = [
      ...people.map(({ phone }) => phone),
      ...organisations.map(({ officePhone }) => officePhone),
    ];
    expect(numbers.filter((phone) => !/^(01632 960|0131 496 0|029 2018 0)\d{3}$/.test(phone))).toEqual([]);
  });
});
