import type { AttackResult } from './run-attack';

/** What was done, in a few lines. */
export function figuresOf({
  tally,
  pairs,
  heard,
  cases,
  events,
  byPeople,
  logLines,
  memory,
}: AttackResult): readonly string[] {
  const byStatus = [...tally.byStatus].sort(([one], [other]) => one - other);
  return [
    `${tally.requests} requests; answers ${byStatus.map(([status, count]) => `${status}: ${count}`).join(', ')}; ${tally.slow} over two seconds`,
    `${pairs} pairs of person and case, every verb and route, ${heard} canaries heard by those who may; ${cases} cases, ${events} entries, ${byPeople} of them by people`,
    `${logLines} lines of the log were read; memory ${memory[0]} MB after the matrix, ${Math.max(...memory)} at most, ${memory.at(-1)} at the end`,
  ];
}
