import { inventedId } from '../../../src/domain/directory/invented/invented-person';
import {
  findOrganisation,
  findPerson,
  indexDirectory,
  onLeave,
  standingHolder,
} from '../../../src/domain/directory/lookup';
import { copyOfInvented } from './directory-builder';

const index = indexDirectory(copyOfInvented());

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
