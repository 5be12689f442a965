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

/** All that people, keyboards and word processors put for an apostrophe: it joins what it stands between. */
export const apostrophes = /['’‘‛ʼʻʽʾʿˈˊˋ`´′‵＇ʹ՚Ꞌꞌ]/gu;

/**
 * A name as it is searched, in chat, tab and lists alike: lower case, no accents, no apostrophes, nothing that cannot be
 * seen, single spaces between words. "Dr Siân O'Neill-Łukasz" becomes "dr sian oneill lukasz".
 */
export function foldName(text: string): string {
  return text
    .replace(apostrophes, '')
    .normalize('NFKD')
    .replace(apostrophes, '')
    .replace(/[\p{Mark}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłıħ]/g, (letter) => wholeLetters[letter] ?? letter)
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}

/**
 * How well a folded name fits a folded text: 0 begins with it, 1 a word begins with it, 2 holds each of its words
 * somewhere, 3 does so where words are written as one: "oneill" fits "o neill", "delacruz" fits "de la cruz". Undefined
 * where it does not.
 */
export function matchRank(name: string, text: string): number | undefined {
  return rankIn({ name, letters: name.replaceAll(' ', '') }, text, text.split(' '));
}

/** @param words those of the text */
function rankIn({ name, letters }: Folded, text: string, words: readonly string[]): number | undefined {
  // Whatever fits is in the letters one after another: most names are out with this.
  if (!words.every((word) => letters.includes(word)) && !letters.includes(words.join(''))) return undefined;
  if (name.startsWith(text)) return 0;
  if (name.includes(` ${text}`)) return 1;
  if (words.every((word) => name.includes(word))) return 2;
  const joined = joinedFromEachWord(name);
  const fits = (word: string) => name.includes(word) || joined.some((each) => each.startsWith(word));
  return words.every(fits) || joined.some((each) => each.startsWith(words.join(''))) ? 3 : undefined;
}

/** The name without its spaces, from each of its words on. */
function joinedFromEachWord(name: string): readonly string[] {
  const words = name.split(' ');
  return words.map((_, at) => words.slice(at).join(''));
}

/** A name as it is searched, and its letters without the spaces. */
interface Folded {
  readonly name: string;
  readonly letters: string;
}

/** A long list is looked through at every key: what is offered again is not folded again. */
const foldedBefore = new WeakMap<object, Folded>();

function foldOnce<Item extends object>(item: Item, nameOf: (item: Item) => string): Folded {
  const before = foldedBefore.get(item);
  if (before !== undefined) return before;
  const name = foldName(nameOf(item));
  const folded = { name, letters: name.replaceAll(' ', '') };
  foldedBefore.set(item, folded);
  return folded;
}

/**
 * What of these fits part of a name: what begins so first, then what has a word that does, then what holds each of its
 * words; each group in the order given. None where nothing was typed that can be looked for. An item keeps its name.
 */
export function bestFits<Item extends object>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  typed: string,
): readonly Item[] {
  const wanted = foldName(typed);
  if (wanted === '') return [];
  const words = wanted.split(' ');
  const groups: [Item[], Item[], Item[], Item[]] = [[], [], [], []];
  for (const item of items) {
    const rank = rankIn(foldOnce(item, nameOf), wanted, words);
    if (rank !== undefined) groups[rank]?.push(item);
  }
  return groups.flat();
}
