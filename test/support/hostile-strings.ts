import { diceFrom } from '../builders/core/dice';

/** Pieces of text that a template engine, a renderer, Markdown, JSON or a screen might take for something else. */
const pieces = [
  '${child}',
  '${$root.title}',
  '${if(true, 1, 2)}',
  '${',
  '}',
  '$when',
  '$data',
  '{{DATE(2027-01-01T00:00:00Z)}}',
  '{{title}}',
  '\uE0000\uE001',
  '\uE000',
  '<at>Dr X</at>',
  '<b>',
  '</script><script>alert(1)</script>',
  '&amp;',
  '&#x3C;',
  '**bold**',
  '_it_',
  '[a](https://example.org)',
  '![x](data:,)',
  '# title',
  '- item',
  '1. item',
  '`code`',
  '~~x~~',
  '\\',
  '\\n',
  '"',
  "'",
  '","type":"Action.OpenUrl',
  '\u202Egnp',
  '\u2066x\u2069',
  '\u0001',
  '\u007F',
  '\u2028',
  '\uFEFF',
  '\u200B',
  '\u00AD',
  '\t',
  'é',
  'e\u0301\u0301\u0301',
  '語',
  '😀',
  '👩🏽‍⚕️',
  '🇬🇧',
  'ﷺ',
  'שלום',
  'مرحبا',
  'null',
  'undefined',
  'true',
  '0',
  '-1',
  '__proto__',
  'constructor',
  '$&',
  '$1',
  '%s',
  '%00',
  '../..',
  "'; DROP TABLE x;--",
] as const;

/**
 * Different texts of one line that people could type or paste, 60 units at most, the same ones every time.
 * @param count how many
 */
export function hostileStrings(count: number): readonly string[] {
  const dice = diceFrom(2027);
  const found = new Set<string>(pieces.map((piece) => `say ${piece}`));
  while (found.size < count) {
    const parts = Array.from({ length: 1 + dice.roll(4) }, () => dice.pick(pieces));
    const text = parts.join(dice.pick(['', ' ', 'a'])).slice(0, 60);
    if (text.length > 3 && text.trim() !== '' && text.isWellFormed()) found.add(text);
  }
  return [...found].slice(0, count);
}

/** A harmless text of the same length, found nowhere else on a card. */
export function harmlessLike(text: string): string {
  return 'Zq'.repeat(text.length).slice(0, text.length);
}
