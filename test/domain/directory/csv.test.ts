import fc from 'fast-check';
import { readCsv } from '../../../src/domain/directory/reading/csv';

const cells = (text: string) => readCsv(text).rows.map((row) => row.cells);

describe('reading CSV', () => {
  test.each(['a,b\nc,d\n', 'a,b\r\nc,d', 'a,b\rc,d\r', ' a , b \n\n,\nc,"d"\n'])(
    '%j is two rows of two',
    (text) => {
      expect(cells(text)).toEqual([
        ['a', 'b'],
        ['c', 'd'],
      ]);
    },
  );

  test('quoted cells hold commas, quotes and line breaks, and rows know the line they begin on', () => {
    const text = 'one,"two, ""too"""\n"line\r\nbreak",x\nlast,';
    expect(readCsv(text)).toEqual({
      rows: [
        { line: 1, cells: ['one', 'two, "too"'] },
        { line: 2, cells: ['line\r\nbreak', 'x'] },
        { line: 4, cells: ['last', ''] },
      ],
      problems: [],
    });
  });

  test('quotes in the wrong place are problems with their line', () => {
    const { problems } = readCsv('a,b\nsix" pipe,x\n"closed" early,x\n"never closed,x\nfine,x');
    expect(problems).toEqual([
      { line: 2, problem: 'A quote stands inside a cell that does not begin with one.' },
      { line: 3, problem: 'Text follows the closing quote of a cell.' },
      { line: 4, problem: 'A quoted cell is not closed.' },
    ]);
  });

  test('whatever is written with quotes is read as it was', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.trim());
    const row = fc.tuple(fc.constant('row'), cell, cell);
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const quoted = rows.map((each) => each.map((one) => `"${one.replaceAll('"', '""')}"`).join(','));
        expect(readCsv(quoted.join(end))).toMatchObject({
          rows: rows.map((each) => ({ cells: each })),
          problems: [],
        });
      }),
    );
  });
});
