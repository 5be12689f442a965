import type { BatchResult } from './journal';

type Count = Exclude<keyof BatchResult, 'batch' | 'breaches' | 'happened'>;

/** The sums over all batches, a line each. */
export function figuresOf(results: readonly BatchResult[]): readonly string[] {
  const sum = (name: Count) => results.reduce((all, each) => all + each[name], 0);
  const perBatch = results.length === 0 ? 0 : sum('seconds') / results.length;
  return [
    `cases                   ${sum('cases')}, over ${sum('ended')}`,
    `events, commits         ${sum('events')}, ${sum('commits')}`,
    `presses, ticks          ${sum('presses')}, ${sum('ticks')}`,
    `cards posted, changed   ${sum('creates')}, ${sum('updates')}`,
    `requests that failed    ${sum('failures')}`,
    `people and cases, of    ${sum('rows')}, unknown ${sum('unknown')}`,
    `seconds for a batch     ${perBatch.toFixed(1)}`,
    ...happenedIn(results).map(([what, times]) => `${what.padEnd(52)} ${times}`),
    `nobody’s turn           ${breachesOf(results).filter(({ what }) => what.startsWith('I15')).length}`,
    `breaches                ${breachesOf(results).length}`,
  ];
}

const breachesOf = (results: readonly BatchResult[]) => results.flatMap(({ breaches }) => breaches);

function happenedIn(results: readonly BatchResult[]): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const { happened } of results)
    for (const [what, times] of Object.entries(happened)) sums.set(what, (sums.get(what) ?? 0) + times);
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Every breach, with what one needs to look at it again. */
export function breachesIn(results: readonly BatchResult[], seed: number): readonly string[] {
  return results.flatMap(({ batch, breaches }) =>
    breaches.map(({ ref, what }) => `seed ${seed} batch ${batch} ${ref || '(no case)'}: ${what}`),
  );
}

/** `[#####     ]  52 % …`, for one line of a terminal. */
export function progressBar(done: number, all: number, startedAt: number, before: number): string {
  const share = all === 0 ? 1 : done / all;
  const bar = '#'.repeat(Math.round(share * 30)).padEnd(30);
  const seconds = (Date.now() - startedAt) / 1_000;
  const rate = (done - before) / Math.max(seconds, 1);
  const left = rate === 0 ? '' : `, ${Math.ceil((all - done) / rate / 60)} min to go`;
  return `[${bar}] ${Math.floor(share * 100)} %  ${done} of ${all} cases, ${rate.toFixed(2)} a second${left}`;
}
