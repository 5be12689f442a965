import { setTimeout as sleep } from 'node:timers/promises';
import type { FleetNode } from '../support/redis/redis-fleet';

/** What befalls the primary. */
export const faultKinds = ['kill', 'stop', 'cut-from-fleet', 'cut-from-bots'] as const;
export type FaultKind = (typeof faultKinds)[number];

interface Fault {
  readonly title: string;
  /** Whether another one becomes the primary for it. */
  readonly movesPrimary: boolean;
  readonly begin: (primary: FleetNode) => Promise<void> | void;
  readonly end: (primary: FleetNode) => Promise<void> | void;
}

export const faults: Readonly<Record<FaultKind, Fault>> = {
  kill: {
    title: 'kill -9 of the primary',
    movesPrimary: true,
    begin: (primary) => primary.kill(),
    end: (primary) => primary.start(),
  },
  stop: {
    title: 'the primary stops answering (SIGSTOP)',
    movesPrimary: true,
    begin: (primary) => primary.freeze(),
    end: (primary) => primary.thaw(),
  },
  'cut-from-fleet': {
    title: 'the primary is cut from sentinels and replicas, not from the bots',
    movesPrimary: true,
    begin: (primary) => primary.cut('sentinels and nodes'),
    end: (primary) => primary.heal(),
  },
  'cut-from-bots': {
    title: 'the primary is cut from the bots alone',
    movesPrimary: false,
    begin: (primary) => primary.cut('bots'),
    end: (primary) => primary.heal(),
  },
};

/** How long a fault lasts: longer than any failover takes. In milliseconds. */
const usuallyLasts = { movesPrimary: 15_000, movesNothing: 6_000 } as const;

/** Lets the fault befall the primary for so long, and ends it. Out: when it began and ended, on the machine's clock in ms. */
export async function befall(
  kind: FaultKind,
  primary: FleetNode,
  lastsMs: number = faults[kind].movesPrimary ? usuallyLasts.movesPrimary : usuallyLasts.movesNothing,
): Promise<{ readonly began: number; readonly ended: number }> {
  const { begin, end } = faults[kind];
  const began = Date.now();
  await begin(primary);
  await sleep(lastsMs);
  const ended = Date.now();
  await end(primary);
  return { began, ended };
}
