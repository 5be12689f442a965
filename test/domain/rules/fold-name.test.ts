import fc from 'fast-check';
import { bestFits, foldName, matchRank } from '../../../src/domain/rules/fold-name';

const rank = (name: string, text: string) => matchRank(foldName(name), foldName(text));

describe('finding somebody by name', () => {
  test.each([
    ['any part', 'karim', 'Dr Yusuf Karimzadeh'],
    ['capitals', 'KARIMZADEH', 'Dr Yusuf Karimzadeh'],
    ['without accents', 'sian prosser', 'Dr Siân Prosser-Nkemelu'],
    ['with accents', 'Siân', 'Dr Siân Prosser-Nkemelu'],
    ['accents in two pieces', 'Sia\u0302n', 'Dr Siân Prosser-Nkemelu'],
    ['letters with a stroke', 'sorensen', 'Mared Sørensen-Gittins'],
    ['apostrophe left out', 'odowd', "Ciarán O'Dowd-Achebe"],
    ['typographic apostrophe', 'O’Dowd', "Ciarán O'Dowd-Achebe"],
    ['words the other way round', 'bell amara', 'Dr Amara Okonkwo-Bell'],
  ])('%s', (_, text, name) => {
    expect(rank(name, text)).toBeDefined();
    expect(rank('Malcolm Petheridge-Kaur', text)).toBeUndefined();
  });

  const stored = [
    "O'Neill",
    'O’Neill',
    'O‘Neill',
    'O´Neill',
    'O`Neill',
    'Oʼneill',
    'O′Neill',
    'O＇Neill',
    'O Neill',
    'ONeill',
    'O-Neill',
  ];
  const typed = [
    ...stored,
    'oneill',
    'o neill',
    "o'neill siobhan",
    'neill',
    'siobhan oneill',
    'oneill siobhan',
  ];
  test.each(stored)('whoever is stored as Siobhán %s is found by every way of typing it', (name) => {
    for (const each of typed) expect([each, rank(`Dr Siobhán ${name}`, each)]).not.toEqual([each, undefined]);
  });

  test.each([
    ['María de la Cruz', ['de la cruz', 'delacruz', 'lacruz', 'cruz maria', 'De La-Cruz']],
    ['Jan van den Berg', ['vandenberg', 'van den berg', 'van-den-berg', 'berg']],
    ['Layla Al-Hussain', ['al hussain', 'alhussain', 'hussain', 'Al Hussain']],
    ['Ewan MacDonald', ['mac donald', 'macdonald', 'MacDonald']],
    ['Ewan Mac Donald', ['macdonald', 'mac donald']],
    ['Priya D’Souza', ['dsouza', 'd souza', "D'Souza"]],
    ['Anne-Marie Llŷr', ['annemarie', 'anne marie', 'llyr', 'Anne‐Marie']],
  ])('%s is found with particles, hyphens and spaces or without', (name, ways) => {
    for (const way of ways) expect([way, rank(name, way)]).not.toEqual([way, undefined]);
  });

  test('words are joined from the beginning of a word only: nobody is found by the end of one and the beginning of the next', () => {
    expect(rank('Dr Joan Nolan', 'annol')).toBeUndefined();
    expect(rank('Dr Siobhán O Neill', 'nono')).toBeUndefined();
  });

  test('names that begin with the text come before those with such a word, and those before all that hold it', () => {
    const ranks = ['Malcolm Petheridge-Kaur', 'Dr Marion Webb', 'Dr Amara Webb', 'Dr Siân Webb'];
    expect(ranks.map((each) => rank(each, 'ma'))).toEqual([0, 1, 2, undefined]);
  });

  test('what is no text in a name finds nobody: it is compared, not read as a pattern', () => {
    expect(foldName('.*')).toBe('');
    expect(rank('Dr Amara Webb', 'zzzz')).toBeUndefined();
  });

  test('a name folds to what is compared', () => {
    expect(foldName("  Dr  Siân O'Neill-Łukasz ")).toBe('dr sian oneill lukasz');
  });
});

describe('a long list that is looked through at every key', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'n', 'o', 'l'), minLength: 1, maxLength: 4 });
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

  /** As the rule reads, whatever it costs. */
  function byTheRule(folded: string, text: string): number | undefined {
    const words = text.split(' ');
    const own = folded.split(' ');
    const joined = own.map((_, at) => own.slice(at).join(''));
    if (folded.startsWith(text)) return 0;
    if (own.some((_, at) => at > 0 && own.slice(at).join(' ').startsWith(text))) return 1;
    if (words.every((each) => folded.includes(each))) return 2;
    const isHeld = (each: string) => folded.includes(each) || joined.some((one) => one.startsWith(each));
    return words.every(isHeld) || joined.some((one) => one.startsWith(words.join(''))) ? 3 : undefined;
  }

  test('finds whom the rule finds, in its order', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), name, (names, text) => {
        const items = names.map((each) => ({ each }));
        const wanted = [0, 1, 2, 3].flatMap((rank) => names.filter((each) => byTheRule(each, text) === rank));
        expect(bestFits(items, ({ each }) => each, text).map(({ each }) => each)).toEqual(wanted);
      }),
    );
  });

  test('folds each name once, however much is typed', () => {
    const items = Array.from({ length: 50 }, (_, at) => ({ title: `Dr Siân O’Neill ${at}` }));
    let asked = 0;
    const titleOf = ({ title }: { title: string }) => {
      asked += 1;
      return title;
    };
    for (const typed of ['o', 'on', 'one', 'oneill 4']) bestFits(items, titleOf, typed);
    expect(asked).toBe(items.length);
    expect(bestFits(items, titleOf, 'oneill 49')).toEqual([items[49]]);
  });
});
