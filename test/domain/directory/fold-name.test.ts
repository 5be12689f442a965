import { foldName, matchRank } from '../../../src/domain/directory/fold-name';

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
