import fc from 'fast-check';
import { least, suppress } from '../../../src/views/tab/suppress';

describe('small numbers beside their total', () => {
  test.each([
    { counts: [12, 30, 8], shown: [12, 30, 8], total: 50 },
    { counts: [12, 3, 8], shown: [12, null, null], total: 23 },
    { counts: [12, 3, 2], shown: [null, null, null], total: 17 },
    { counts: [20, 4, 4, 3], shown: [20, null, null, null], total: 31 },
    { counts: [40, 1, 6, 9], shown: [40, null, null, null], total: 56 },
    { counts: [3], shown: [null], total: null },
    { counts: [9, 0], shown: [null, null], total: null },
    { counts: [], shown: [], total: null },
  ])('$counts are given as $shown of $total', ({ counts, shown, total }) => {
    expect(suppress(counts)).toEqual({ counts: shown, total });
  });

  test('no number under five is given, and none can be worked out from the others and the total', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 12 }), (counts) => {
        const { counts: shown, total } = suppress(counts);
        shown.forEach((each, index) => {
          if (each !== null) expect(each).toBe(counts[index]);
          if ((counts[index] ?? 0) < least) expect(each).toBeNull();
        });
        const held = counts.filter((_, index) => shown[index] === null);
        if (total === null || held.length === 0) return;
        const rest = held.reduce((sum, each) => sum + each, 0);
        expect(held.length).toBeGreaterThanOrEqual(2);
        // Whoever subtracts learns only a sum that leaves each of them any number under five.
        expect(rest - (least - 1)).toBeGreaterThan(least);
      }),
    );
  });
});
