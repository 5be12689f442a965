import { shortName } from '../../../src/views/words/short-name';

/** Of a button for somebody else, what it does is never cut: the name gives way. */
describe('a name beside what a button does', () => {
  test.each([
    ['Dr Ana Lund', 10, 'Dr Ana Lund'],
    ['Dr Hyun-woo Baek-Turner', 10, 'Dr Baek-Turner'],
    ['Hyun-woo Baek-Turner', 10, 'Baek-Turner'],
    ['Dr Hyun-woo Baek-Turner', 13, 'Baek-Turner'],
    ['Dr Hyun-woo Baek-Turner', 16, 'Baek-Tu…'],
    ['Dr Hyun-woo Baek-Turner', 24, 'Baek-…'],
    ['Thornwick panel', 8, 'Thornwick panel'],
  ])('%s, where %i letters are taken, is %s', (name, taken, short) => {
    expect(shortName(name, taken)).toBe(short);
  });

  test('is whole where the short one could be somebody else who was asked', () => {
    const others = ['Dr Hyun-woo Baek-Turner', 'Dr Ines Baek-Turner'];
    expect(shortName('Dr Hyun-woo Baek-Turner', 10, others)).toBe('Dr Hyun-woo Baek-Turner');
    expect(shortName('Dr Hyun-woo Baek-Turner', 10, ['Dr Ana Lund'])).toBe('Dr Baek-Turner');
  });
});
