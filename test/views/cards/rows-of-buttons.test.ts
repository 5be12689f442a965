import { inRows } from '../../../src/views/cards/buttons';
import { texts } from '../../../src/views/words/texts';

const rows = (...titles: readonly string[]) =>
  inRows(titles.map((title) => ({ title }))).map((row) => row.map(({ title }) => title));

/** Letters of a title that the narrowest phone shows whole in a wide font, when it has a row to itself. */
const room = 24;

describe('buttons on a card, whose titles Teams cuts where they do not fit', () => {
  test('two short ones share a row, and never three', () => {
    expect(rows('Accept', 'Decline', 'Object')).toEqual([['Accept', 'Decline'], ['Object']]);
  });

  test('a long one has a row to itself, and the order stays', () => {
    expect(rows('Approve', 'Ask for changes', 'Object', 'More')).toEqual([
      ['Approve'],
      ['Ask for changes'],
      ['Object', 'More'],
    ]);
  });

  test('without buttons there are no rows', () => {
    expect(rows()).toEqual([]);
  });

  test('what can be done with a request is said in so few letters that a phone shows all of them', () => {
    const titles = Object.values(texts.commands);
    expect(titles.length).toBeGreaterThan(50);
    expect(titles.filter((each) => each.length > room)).toEqual([]);
  });
});
