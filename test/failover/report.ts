import { type FaultKind, faultKinds, faults } from './faults';
import type { FailoverResult, Outage } from './run-failover';

/** What one slice came to, without content. */
export interface Slice {
  readonly replicas: number;
  readonly outages: readonly Outage[];
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly toldTwice: number;
  readonly problems: readonly string[];
  readonly gaveUp: number;
}

export function sliceOf(replicas: number, result: FailoverResult): Slice {
  return {
    replicas,
    outages: result.outages,
    acknowledged: result.acknowledged,
    lost: result.lost.length,
    doubled: result.doubled.length,
    toldTwice: result.notificationsTwice.length,
    problems: result.problems,
    gaveUp: result.givenUp.length,
  };
}

const sum = (slices: readonly Slice[], of: (slice: Slice) => number) =>
  slices.reduce((all, each) => all + of(each), 0);

/** The figures for one setting of `REDIS_REPLICAS`, a line each. */
export function figuresFor(replicas: number, all: readonly Slice[]): readonly string[] {
  const slices = all.filter((each) => each.replicas === replicas);
  const outages = slices.flatMap((each) => each.outages);
  return [
    `REDIS_REPLICAS=${replicas}: ${sum(slices, (each) => each.acknowledged)} decisions acknowledged, ${sum(slices, (each) => each.lost)} lost, ${sum(slices, (each) => each.doubled)} doubled, ${sum(slices, (each) => each.toldTwice)} people told twice`,
    ...faultKinds.flatMap((kind) => lineOf(kind, outages)),
  ];
}

function lineOf(kind: FaultKind, outages: readonly Outage[]): readonly string[] {
  const { title, movesPrimary } = faults[kind];
  const own = outages.filter((each) => each.kind === kind);
  if (own.length === 0) return [];
  const times = own.map((each) => (movesPrimary ? each.fromBegin : each.fromEnd));
  const known = times.filter((each) => each !== undefined).sort((one, other) => one - other);
  const never = times.length - known.length;
  const seconds = (at: number) => `${((known[at] ?? 0) / 1_000).toFixed(1)} s`;
  const from = movesPrimary ? 'from the fault' : 'from the end of the cut';
  return [
    `  ${title}: ${own.length} times, to the first acknowledged press ${from} median ${seconds(Math.floor((known.length - 1) / 2))}, worst ${seconds(known.length - 1)}${never > 0 ? `, ${never} times never` : ''}`,
  ];
}

/** What must not be, a line each; empty where nothing was. */
export function faultsFound(slices: readonly Slice[], mayLose: boolean): readonly string[] {
  return slices.flatMap((each) => [
    ...(each.lost > 0 && !mayLose
      ? [`${each.lost} acknowledged decisions lost with REDIS_REPLICAS=${each.replicas}`]
      : []),
    ...(each.doubled > 0 ? [`${each.doubled} decisions doubled`] : []),
    ...(each.toldTwice > 0 && !mayLose ? [`${each.toldTwice} people told twice`] : []),
    ...(each.acknowledged === 0 ? ['nothing was acknowledged: nothing is proved'] : []),
    ...(mayLose ? [] : each.problems),
  ]);
}
