import { foldName } from '../directory/fold-name';
import { type GlossaryEntry, glossary } from './glossary';

/** One word's plural ending off, so that "consultants" finds "consultant". */
function singular(folded: string): string {
  return folded
    .split(' ')
    .map((word) => (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word))
    .join(' ');
}

const folded = (text: string) =>
  singular(foldName(text).replace(/^(?:what is|what s|the|an?) (?:an? |the )?/, ''));

const byName: readonly (readonly [string, GlossaryEntry])[] = glossary.flatMap((entry) =>
  [entry.id, entry.term, ...entry.also].map((name) => [folded(name), entry] as const),
);

/** How many letters must change to make one text the other (Levenshtein), counted no further than matters here. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const [above = 0, diagonal = 0, left = 0] = [row[j + 1], row[j], next[j]];
      next.push(Math.min(above + 1, left + 1, diagonal + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/**
 * The entry somebody means, whatever the case, plural, hyphens or a slip or two of the finger.
 * Undefined when nothing is close enough: better no answer than the wrong one. Text over 80 characters is no term.
 */
export function findTerm(typed: string): GlossaryEntry | undefined {
  const wanted = folded(typed.slice(0, 81));
  if (wanted === '' || typed.length > 80) return undefined;
  const exact = byName.find(([name]) => name === wanted);
  if (exact !== undefined) return exact[1];
  const slips = Math.min(2, Math.floor(wanted.length / 5));
  const near = byName
    .map(([name, entry]) => ({ entry, off: distance(name, wanted) }))
    .filter(({ off }) => off <= slips)
    .sort((a, b) => a.off - b.off);
  const begins = wanted.length >= 4 ? byName.find(([name]) => name.startsWith(wanted)) : undefined;
  return near[0]?.entry ?? begins?.[1];
}
