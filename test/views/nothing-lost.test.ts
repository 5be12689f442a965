import type { CaseState } from '../../src/domain/case/state';
import { familyAccount } from '../../src/views/account/family-account';
import { opinionSide } from '../../src/views/cards/sides/opinion-side';
import { packSide } from '../../src/views/cards/sides/pack-side';
import { lookFrom } from '../../src/views/viewpoint';
import { facts, now, people } from '../builders/case-people';
import { caseIn } from '../builders/case-state';
import { plainWords } from '../builders/case-words';

/** Nothing that somebody wrote for a reader is left out before it reaches them (process page I6, §8). */

let marks = 0;
/** The same with another text in place of each that a person wrote, and all of these. */
function marked(value: unknown, texts: string[] = []): readonly [unknown, readonly string[]] {
  const written: readonly unknown[] = Object.values(plainWords);
  const change = (each: unknown): unknown => {
    if (typeof each === 'string' && written.includes(each)) {
      marks += 1;
      texts.push(`Written ${marks}.`);
      return `Written ${marks}.`;
    }
    if (Array.isArray(each)) return each.map(change);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, one]) => [key, change(one)]));
  };
  return [change(value), texts];
}

const lost = (texts: readonly string[], shown: unknown) =>
  texts.filter((each) => !JSON.stringify(shown).includes(each));

test('the whole opinion is on its side of the card, and in the account once it is shared', () => {
  const before = caseIn('closing');
  const [version] = before.opinions;
  if (version === undefined) throw new Error('There is no opinion');
  const [opinion, texts] = marked(version.opinion);
  expect(texts.length).toBeGreaterThan(20);
  const state = { ...before, opinions: [{ ...version, opinion }] } as CaseState;
  const consultant = lookFrom(state, facts, people['named-consultant'], now);
  expect(lost(texts, opinionSide(consultant))).toEqual([]);
  expect(lost(texts, familyAccount({ state, facts, now }))).toEqual([]);
});

test('all that is asked at intake reaches whoever gives the opinion', () => {
  const before = caseIn('under-review');
  const [request, texts] = marked(before.request);
  expect(texts.length).toBeGreaterThan(35);
  const state = { ...before, request } as CaseState;
  expect(lost(texts, packSide(lookFrom(state, facts, people['named-consultant'], now)))).toEqual([]);
});
