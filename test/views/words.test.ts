import { clip, shortened } from '../../src/views/words/clip';
import { londonStamp, sayDate, sayInstant, sayOn, sayWhen } from '../../src/views/words/when';

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

  test('to be read at a glance: with the day of the week, without the year within six months, and on one line', () => {
    const now = '2026-11-30T09:00:00.000Z';
    expect(sayWhen('2027-01-11T09:30:00.000Z', now)).toBe('Mon\u00a011\u00a0Jan,\u00a009:30');
    expect(sayWhen('2026-06-15T23:30:00.000Z', now)).toBe('Tue\u00a016\u00a0Jun,\u00a000:30');
    expect(sayWhen('2026-05-15T09:30:00.000Z', now)).toBe('Fri\u00a015\u00a0May\u00a02026,\u00a010:30');
    expect(sayWhen('2026-10-25T00:45:00.000Z', now)).toBe('Sun\u00a025\u00a0Oct,\u00a001:45 BST');
    expect(sayWhen('2026-10-25T01:45:00.000Z', now)).toBe('Sun\u00a025\u00a0Oct,\u00a001:45 GMT');
    expect(sayOn('2027-06-02', now)).toBe('Wed\u00a02\u00a0Jun\u00a02027');
    expect(sayOn('2027-06-01', now)).toBe('Tue\u00a01\u00a0Jun');
    expect([sayWhen('yesterday', now), sayOn('soon', now)]).toEqual(['yesterday', 'soon']);
  });

  test('a date is said in full', () => {
    expect(sayDate('2026-12-31')).toBe('31 December 2026');
  });
});
