import { texts } from '../../src/views/words/texts';

/** What people read once they have sent something: what happened, and who knows now (process page §4). */

const all = Object.entries(texts.done);

test('each says something that no other says', () => {
  expect(new Set(all.map(([, words]) => words)).size).toBe(all.length);
});

test.each(all)('%s: more than that it was recorded', (_, words) => {
  expect(words).not.toMatch(/^(Recorded|Saved|Done|Sent)\.?$/);
  expect(words.split(' ').length).toBeGreaterThan(4);
});

test.each(all)('%s: a sentence to whoever sent it, in words that anybody uses', (_, words) => {
  expect(words).not.toMatch(/\bhears? (of )?it\b|\breads? so\b|—|;|\bcandidate\b|\bstands\b/);
  // “Recorded how …” leaves open who did what.
  expect(words).not.toMatch(/^(Recorded|Noted|Asked|Read|Looked at)\b/);
});
