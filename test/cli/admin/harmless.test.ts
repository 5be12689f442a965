import { harmless } from '../../../src/cli/admin/harmless';

test.each([
  ['\u001b[31mred\u001b[0m', '<U+001B>[31mred<U+001B>[0m'],
  ['Dr \u202eneirB', 'Dr <U+202E>neirB'],
  ['\u2066isolated\u2069 \u200f', '<U+2066>isolated<U+2069> <U+200F>'],
  ['back\rspace\b and a bell\u0007', 'back<U+000D>space<U+0008> and a bell<U+0007>'],
  ['C1: \u009b31m', 'C1: <U+009B>31m'],
  ['two\r\nlines\tand a tab', 'two\nlines\tand a tab'],
  ['Siân O’Neill-Öz', 'Siân O’Neill-Öz'],
])('what would steer a terminal is shown and not done: %j', (text, shown) => {
  expect(harmless(text)).toBe(shown);
});
