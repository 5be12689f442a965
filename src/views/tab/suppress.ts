/** Numbers under this one are not given: too few people stand behind them. */
export const least = 5;

/**
 * Which of the numbers of one table may be given beside their total. Numbers under five are not; where the total would
 * still tell one of them, or narrow it to a few, so many of the next larger ones are held back too that those held back
 * are two at least and ten together. Where that cannot be, the total is not given.
 * @returns for each number itself or null, and the total or null; the order is kept
 */
export function suppress(counts: readonly number[]): {
  readonly counts: readonly (number | null)[];
  readonly total: number | null;
} {
  const total = counts.reduce((sum, each) => sum + each, 0);
  const order = counts.map((count, index) => ({ count, index })).sort((a, b) => a.count - b.count);
  const small = order.filter(({ count }) => count < least);
  const held = [...small];
  const isEnough = () =>
    held.length === 0 || (held.length >= 2 && held.reduce((sum, { count }) => sum + count, 0) >= 2 * least);
  for (const next of order.slice(small.length)) {
    if (isEnough()) break;
    held.push(next);
  }
  const hidden = new Set(held.map(({ index }) => index));
  return {
    counts: counts.map((count, index) => (hidden.has(index) ? null : count)),
    total: total < least || !isEnough() ? null : total,
  };
}
