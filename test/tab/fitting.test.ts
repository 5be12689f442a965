import { fitting } from '../../src/tab/form/fitting';

const choices = [
  { title: 'Dr Amara Okonkwo-Bell, Consultant paediatric oncologist', value: '1' },
  { title: 'Dr Tomasz Wiśniewski-Hale, Consultant paediatric oncologist', value: '2' },
];
const found = (typed: string) => fitting(choices, typed).map(({ value }) => value);

test('a choice fits when it holds every word that was typed, in any order and case', () => {
  expect(found('')).toEqual(['1', '2']);
  expect(found('ONCO bell')).toEqual(['1']);
  expect(found('hale tomasz')).toEqual(['2']);
  expect(found('bell tomasz')).toEqual([]);
});
