import { foldName } from '../rules/fold-name';
import { type GlossaryEntry, glossary } from './tables/glossary';

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

/** How many letters must change to make one text the other; two neighbours in the wrong order count once. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  const at = (i: number, j: number) => table[i]?.[j] ?? i + j;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      table[i]?.splice(j, 1, swapped ? Math.min(best, at(i - 2, j - 2) + 1) : best);
    }
  }
  return at(a.length, b.length);
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
