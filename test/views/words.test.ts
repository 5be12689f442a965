import { clip, shortened } from '../../src/views/words/clip';
import { londonStamp, sayDate, sayInstant } from '../../src/views/words/when';

describe('a text that is too long for an overview', () => {
  test('is cut with a note, and left alone when it fits', () => {
    expect(clip('abcdef', 6)).toBe('abcdef');
    expect(clip('abcdefg', 6)).toBe(`abcdef${shortened}`);
  });

  test.each(['👩‍👩‍👧', 'é', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', '😀'])('is never cut inside %s', (letter) => {
    for (let limit = 1; limit < 40; limit += 1) {
      const kept = clip(letter.repeat(40), limit).replace(shortened, '');
      expect(kept.isWellFormed()).toBe(true);
      expect(kept.length).toBeLessThanOrEqual(limit);
      expect(kept).toBe(letter.repeat(kept.length / letter.length));
    }
  });
});

describe('times in words', () => {
  test('are London’s, in winter and in summer', () => {
    expect(sayInstant('2026-12-09T23:30:00.000Z')).toBe('9 December 2026, 23:30');
    expect(sayInstant('2026-07-01T23:30:00.000Z')).toBe('2 July 2026, 00:30');
    // The hour that the clocks show twice in autumn, and the one that they leave out in spring.
    expect(sayInstant('2026-10-25T00:45:00.000Z')).toBe('25 October 2026, 01:45 BST');
    expect(sayInstant('2026-10-25T01:45:00.000Z')).toBe('25 October 2026, 01:45 GMT');
    expect(sayInstant('2026-10-24T23:59:00.000Z')).toBe('25 October 2026, 00:59');
    expect(sayInstant('2026-10-25T02:00:00.000Z')).toBe('25 October 2026, 02:00');
    expect(sayInstant('2026-03-29T01:00:00.000Z')).toBe('29 March 2026, 02:00');
    expect(londonStamp('2026-07-01T23:30:05.000Z')).toBe('2026-07-02 00:30:05 BST');
    expect(londonStamp('2026-12-09T23:30:00.000Z')).toBe('2026-12-09 23:30:00 GMT');
  });

  test('a date is said in full', () => {
    expect(sayDate('2026-12-31')).toBe('31 December 2026');
  });
});
