/** Two ways to do something, and what their times came to. */
export interface Ratio {
  readonly name: string;
  /** How many times as long the first takes as the second: the middle of all rounds, and the middle half of them. */
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

type Work = () => unknown;

/**
 * Measures one against the other, turn by turn in one run, so that whatever else the machine does meets both.
 * @param times how often each is done in one round
 */
export async function ratioOf(
  name: string,
  [one, other]: readonly [Work, Work],
  { rounds = 40, times = 20 }: { readonly rounds?: number; readonly times?: number } = {},
): Promise<Ratio> {
  await timeOf(one, times);
  await timeOf(other, times);
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = await timeOf(one, times);
    ratios.push(first / (await timeOf(other, times)));
  }
  ratios.sort((a, b) => a - b);
  const at = (share: number) => ratios[Math.floor(share * (ratios.length - 1))] ?? 0;
  return { name, median: at(0.5), low: at(0.25), high: at(0.75) };
}

async function timeOf(work: Work, times: number): Promise<number> {
  const started = performance.now();
  for (let each = 0; each < times; each += 1) await work();
  return performance.now() - started;
}

/** A line of the table. */
export function lineOf({ name, median, low, high }: Ratio): string {
  const number = (value: number) => value.toFixed(2).padStart(8);
  return `${name.padEnd(62)}${number(median)}   (${low.toFixed(2)} to ${high.toFixed(2)})`;
}
