import { countChanges, directoryChanges } from '../../../src/domain/directory/directory-changes';
import { inventedId } from '../../../src/domain/directory/invented/invented-person';
import { copyOfInvented } from './directory-builder';

const none = { added: [], removed: [], changed: [] };

test('the same directory in another order is no change', () => {
  const [before, after] = [copyOfInvented(), copyOfInvented()];
  after.people.reverse();
  for (const person of after.people) person.leave.reverse();
  for (const { sites } of after.organisations) sites.reverse();
  expect(directoryChanges(before, after)).toEqual({ organisations: none, people: none, panels: none });
  expect(countChanges(directoryChanges(before, after))).toBe(0);
});

test('tells who and what is added, removed and changed, field by field', () => {
  const [before, after] = [copyOfInvented(), copyOfInvented()];
  const [oncologist, ...others] = after.people;
  if (oncologist === undefined) throw new Error('too few');
  const { deputy, ...rest } = oncologist;
  const leave = [{ from: '2027-03-01', to: '2027-03-05' }];
  const newcomer = { ...oncologist, id: inventedId(199), name: 'Dr New Colleague' };
  after.people = [{ ...rest, phone: '01632 960999', leave }, ...others.slice(1), newcomer];
  after.panels.pop();
  const changes = directoryChanges(before, after);
  expect(changes.organisations).toEqual(none);
  expect(changes.panels.removed).toEqual([{ id: inventedId(902), name: expect.any(String) }]);
  expect(changes.people).toEqual({
    added: [{ id: inventedId(199), name: 'Dr New Colleague' }],
    removed: [{ id: inventedId(102), name: expect.any(String) }],
    changed: [
      {
        id: inventedId(101),
        name: oncologist.name,
        fields: expect.arrayContaining([
          { field: 'phone', from: oncologist.phone, to: '01632 960999' },
          { field: 'deputy', from: deputy, to: '' },
          { field: 'leave', from: 'from 2027-01-25 to 2027-01-29', to: 'from 2027-03-01 to 2027-03-05' },
        ]),
      },
    ],
  });
  expect(changes.people.changed[0]?.fields).toHaveLength(3);
  expect(countChanges(changes)).toBe(4);
});
