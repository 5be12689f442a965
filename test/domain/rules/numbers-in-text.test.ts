import { piecesOf } from '../../../src/domain/rules/numbers-in-text';

const links = (text: string) => piecesOf(text).flatMap(({ href }) => (href === undefined ? [] : [href]));

describe('numbers in a text of the tab', () => {
  test.each([
    ['Ring the office, 01632 960101.', ['tel:01632960101']],
    ['020 7946 0958, or +44 20 7946 0958', ['tel:02079460958', 'tel:+442079460958']],
    ['Born 9 May 2018, reference MRD-00417', []],
    ['2026-11-30 09:00 and 30/11/2026', []],
    ['NHS number 999 172 5008', []],
    ['CHI number 010210 9001, ring 016977 3456', ['tel:0169773456']],
  ])('%s: what can be rung is a link', (text, hrefs) => {
    expect(links(text)).toEqual(hrefs);
  });

  test('an NHS number is one piece, so that it stays on one line', () => {
    expect(piecesOf('NHS number 999 172 5008.').map(({ text, isNumber }) => [text, isNumber])).toEqual([
      ['NHS number ', false],
      ['999 172 5008', true],
      ['.', false],
    ]);
  });

  test('a CHI number is one piece too, and nothing to ring', () => {
    expect(piecesOf('CHI number 010210 9001').at(-1)).toEqual({ text: '010210 9001', isNumber: true });
  });

  test('nothing of a text is lost', () => {
    for (const text of ['', '01632 960101', 'a 01632 960101 b 999 172 5008', '0 0 0', '+44'])
      expect(
        piecesOf(text)
          .map((each) => each.text)
          .join(''),
      ).toBe(text);
  });
});
