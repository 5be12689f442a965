import { fitting } from '../../src/tab/form/fitting';

const choices = [
  { title: 'Dr Amara Okonkwo-Bell, Consultant paediatric oncologist', value: '1' },
  { title: 'Dr Tomasz Wiśniewski-Hale, Consultant paediatric oncologist', value: '2' },
  { title: 'Dr Siân O’Neill, Consultant paediatric nephrologist', value: '3' },
];
const found = (typed: string) => fitting(choices, typed).map(({ value }) => value);

test('a choice fits when it holds every word that was typed, in any order and case', () => {
  expect(found('')).toEqual(['1', '2', '3']);
  expect(found('ONCO bell')).toEqual(['1']);
  expect(found('hale tomasz')).toEqual(['2']);
  expect(found('bell tomasz')).toEqual([]);
});

test('it folds what is typed as the chat and the API do', () => {
  for (const typed of ['sian', 'SIÂN', 'oneill', 'o neill', "O'Neill", 'o´neill sian'])
    expect(found(typed)).toEqual(['3']);
  expect(found('wisniewski')).toEqual(['2']);
  expect(found('.*')).toEqual([]);
});
