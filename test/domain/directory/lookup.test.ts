import { foldName } from '../../../src/domain/directory/fold-name';
import { inventedId } from '../../../src/domain/directory/invented-person';
import {
  findOrganisation,
  findPeople,
  findPerson,
  indexDirectory,
  onLeave,
  standingHolder,
} from '../../../src/domain/directory/lookup';
import { copyOfInvented } from './directory-builder';

const index = indexDirectory(copyOfInvented());
const names = (text: string, limit = 10) => findPeople(index, text, limit).map(({ name }) => name);

describe('finding people by name', () => {
  test.each([
    ['any part', 'karim', 'Dr Yusuf Karimzadeh'],
    ['capitals', 'KARIMZADEH', 'Dr Yusuf Karimzadeh'],
    ['without accents', 'sian prosser', 'Dr Siân Prosser-Nkemelu'],
    ['with accents', 'Siân', 'Dr Siân Prosser-Nkemelu'],
    ['accents in two pieces', 'Sia\u0302n', 'Dr Siân Prosser-Nkemelu'],
    ['letters with a stroke', 'sorensen', 'Mared Sørensen-Gittins'],
    ['apostrophe left out', 'odowd', "Ciarán O'Dowd-Achebe"],
    ['typographic apostrophe', 'O’Dowd', "Ciarán O'Dowd-Achebe"],
    ['words the other way round', 'bell amara', 'Dr Amara Okonkwo-Bell'],
  ])('%s', (_name, text, expected) => {
    expect(names(text)).toEqual([expected]);
  });

  test('names that begin with the text come before names that hold it', () => {
    expect(names('ma')[0]).toBe('Malcolm Petheridge-Kaur');
    expect(names('ma').slice(0, 3)).toEqual([
      'Malcolm Petheridge-Kaur',
      'Mared Sørensen-Gittins',
      'Marion Tadesse-Webb',
    ]);
  });

  test('at most as many as asked for, and nobody for nothing', () => {
    expect(names('dr', 3)).toHaveLength(3);
    expect(names('  ')).toEqual([]);
    expect(names('zzzz')).toEqual([]);
    expect(names('.*')).toEqual([]);
  });

  test('a name folds to what is compared', () => {
    expect(foldName("  Dr  Siân O'Neill-Łukasz ")).toBe('dr sian oneill lukasz');
  });
});

describe('looking up by id and code', () => {
  test('a person by id in either case', () => {
    expect(findPerson(index, inventedId(101).toUpperCase())?.name).toBe('Dr Amara Okonkwo-Bell');
    expect(findPerson(index, inventedId(999))).toBeUndefined();
  });

  test('a Trust by the code of its site', () => {
    expect(findOrganisation(index, 'inv-t1-fg')?.code).toBe('INV-T1');
    expect(findOrganisation(index, 'NOWHERE')).toBeUndefined();
  });
});

describe('standing roles', () => {
  test('are found by the code of a site too', () => {
    const { holder, alternate } = standingHolder(index, 'INV-T1-CH', 'clinical-lead');
    expect([holder?.id, alternate?.id]).toEqual([inventedId(108), inventedId(109)]);
    expect(standingHolder(index, 'INV-T2', 'operator')).toEqual({});
    expect(standingHolder(index, 'NOWHERE', 'coordinator')).toEqual({});
  });

  test('of the Trust that took another over go before those of the one that is gone', () => {
    const directory = copyOfInvented();
    const [first] = directory.organisations;
    if (first !== undefined) first.mergedInto = 'INV-T3';
    const merged = indexDirectory(directory);
    expect(findOrganisation(merged, 'INV-T1-CH')?.code).toBe('INV-T3');
    expect(standingHolder(merged, 'INV-T1', 'coordinator').holder?.id).toBe(inventedId(306));
    expect(standingHolder(merged, 'INV-T1', 'operator').holder?.id).toBe(inventedId(123));
  });
});

test('leave begins and ends at midnight in London, in summer too', () => {
  const away = { leave: [{ from: '2027-07-01', to: '2027-07-02' }] };
  expect(onLeave(away, '2027-06-30T22:59:59Z')).toBeUndefined();
  expect(onLeave(away, '2027-06-30T23:00:00Z')).toEqual(away.leave[0]);
  expect(onLeave(away, '2027-07-02T22:59:59Z')).toEqual(away.leave[0]);
  expect(onLeave(away, '2027-07-02T23:00:00Z')).toBeUndefined();
});
