import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { root } from '../source-files';

/**
 * The README's pictures, and beside them what stood on each when it was taken. Fonts, browsers and days differ, words do not:
 * a picture is as old as its words, and a test finds one whose words the product does not say any more.
 */
const folder = join(root, 'test/e2e/pictures');
const wordsFile = join(folder, 'words.json');
const mostBytes = 300_000;

export const keptPictures = ['card', 'demo', 'parents', 'tab'] as const;
export type KeptPicture = (typeof keptPictures)[number];

const isTaken = process.env['UPDATE_PICTURES'] === '1';

/** What depends on the day and on chance is left out: references, numbers, names of days and months. */
function lasting(text: string): string {
  return text
    .replace(/[A-Z0-9]{4}-[A-Z0-9]{4}/g, '')
    .replace(/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b/g, '')
    .replace(/[^\p{Letter}\p{Punctuation}]+|\d+/gu, ' ')
    .trim();
}

const kept = (): Record<string, string> => JSON.parse(readFileSync(wordsFile, 'utf8'));

/**
 * Takes the picture anew where that is asked for (`npm run pictures`); else compares its words with those of the page.
 * @param words where all stands that can be read on what the picture is of
 * @param take saves the picture at this path
 * @returns what is wrong with it; nothing for a good one
 */
export async function keepPicture(
  name: KeptPicture,
  words: readonly Locator[],
  take: (path: string) => Promise<unknown>,
): Promise<readonly string[]> {
  const path = join(folder, `${name}.png`);
  const said = await Promise.all(words.map((each) => each.allTextContents()));
  const now = lasting(said.flat().join(' '));
  if (isTaken) {
    await take(path);
    writeFileSync(wordsFile, `${JSON.stringify({ ...kept(), [name]: now }, null, 2)}\n`);
  }
  const then = kept()[name] ?? '';
  return [
    ...(then === now
      ? []
      : [`${name}.png is older than its words (npm run pictures): ${firstOther(then, now)}`]),
    ...(statSync(path).size > mostBytes ? [`${name}.png is too large`] : []),
  ];
}

/** Where two texts part, with some words of each. */
function firstOther(then: string, now: string): string {
  const at = [...then].findIndex((letter, index) => letter !== now[index]);
  const from = Math.max(0, (at < 0 ? then.length : at) - 30);
  return `it was taken of “${then.slice(from, from + 90)}”, and there is “${now.slice(from, from + 90)}”`;
}
