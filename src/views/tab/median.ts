/** The middle of these numbers, or between the two in the middle; undefined of none. */
export function median(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

const count = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;

/** Whole hours for people: "2 days 4 hours", "less than an hour". */
export function sayHours(hours: number): string {
  const [days, rest] = [Math.floor(hours / 24), hours % 24];
  const parts = [...(days > 0 ? [count(days, 'day')] : []), ...(rest > 0 ? [count(rest, 'hour')] : [])];
  return parts.length === 0 ? 'less than an hour' : parts.join(' ');
}
