/** Letters that Unicode doesn't take apart into a plain letter and a mark. */
const wholeLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
};

/**
 * A name as it is searched: lower case, no accents, no apostrophes, single spaces between words.
 * "Dr Siân O'Neill-Łukasz" becomes "dr sian oneill lukasz".
 */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{Mark}'’ʼ`]/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłıħ]/g, (letter) => wholeLetters[letter] ?? letter)
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}

/**
 * How well a folded name fits a folded text: 0 begins with it, 1 a word begins with it, 2 holds each of its words somewhere;
 * undefined where it does not.
 */
export function matchRank(name: string, text: string): number | undefined {
  if (name.startsWith(text)) return 0;
  if (name.includes(` ${text}`)) return 1;
  return text.split(' ').every((word) => name.includes(word)) ? 2 : undefined;
}
