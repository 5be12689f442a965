import { plain, section, titled } from '../../../src/views/cards/lines';
import { intoPages } from '../../../src/views/cards/pages';

/** A page of a card never ends with a heading whose text is on the next one. */
test.each([1, 2, 3, 4, 5, 6])(
  'a question stays with its heading, whatever is above it (%i lines)',
  (above) => {
    const lines = [
      ...Array.from({ length: above }, (_, index) => plain(`Line ${index} ${'x'.repeat(60)}`)),
      ...titled('Question 2', 'y'.repeat(200)),
      ...titled('Answer 2', 'z'.repeat(300)),
    ];
    const pages = intoPages(section('The record', lines), 1_500);
    expect(pages.length).toBeGreaterThan(1);
    const words = pages.map((page) => page.flatMap((each) => each.lines.flatMap(({ runs }) => runs)));
    for (const page of words) expect(page.at(-1)?.text).not.toMatch(/^(Question|Answer) 2$/);
    expect(words.flat().map(({ text }) => text)).toEqual(
      lines.flatMap(({ runs }) => runs.map(({ text }) => text)),
    );
  },
);
