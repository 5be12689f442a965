import { isTerminal } from '../../src/domain/case/state';
import { clearTenant } from '../../src/local/clear-tenant';
import type { RedisConnection } from '../../src/redis/connection/connection';
import { diceFrom } from '../builders/core/dice';
import { batchWorld, tenantOf } from './batch-world';
import { checkChildren } from './check-children';
import { type Checked, checkStored } from './check-stored';
import type { BatchResult } from './journal';
import { playBatch } from './play-batch';
import { whatHappened } from './what-happened';

export interface BatchRun {
  readonly seed: number;
  readonly batch: number;
  readonly cases: number;
  /** Days of case time. */
  readonly days: number;
}

/**
 * Plays one batch of cases on an empty tenant of a real Redis, checks every stored history, and clears the tenant away;
 * where something is wrong it stays, to be looked at.
 */
export async function runBatch(
  connection: RedisConnection,
  redisUrl: string,
  run: BatchRun,
): Promise<BatchResult> {
  const started = Date.now();
  const tenant = tenantOf(run.seed, run.batch);
  await clearTenant(redisUrl, tenant);
  const world = await batchWorld(connection, run, beginning(run));
  const { presses, ticks } = await playBatch(world, run.cases, run.days);
  const refs = world.witness.refs();
  const checked: Checked[] = [];
  for (const ref of refs) checked.push(await checkStored(world, ref));
  const ended = checked.flatMap(({ state, events }) => (state === undefined ? [] : [{ state, events }]));
  checkChildren(world, ended);
  if (world.breaches.length === 0) await clearTenant(redisUrl, tenant);
  const sum = (of: (each: Checked) => number) => checked.reduce((all, each) => all + of(each), 0);
  return {
    batch: run.batch,
    cases: refs.length,
    ended: ended.filter(({ state }) => isTerminal(state)).length,
    events: sum((each) => each.events.length),
    commits: world.witness.commits(),
    presses,
    ticks,
    ...world.teams.figures,
    rows: sum((each) => each.rows),
    unknown: sum((each) => each.unknown),
    seconds: (Date.now() - started) / 1_000,
    happened: { ...Object.fromEntries(world.happened), ...whatHappened(ended) },
    breaches: world.breaches,
  };
}

/** Batches begin all through the year, so that every bank holiday and both changes of the clock are met. */
function beginning({ seed, batch }: BatchRun): string {
  const dayOfYear = diceFrom(seed + batch * 31).roll(365);
  return new Date(Date.UTC(2026, 6, 1, 8) + dayOfYear * 86_400_000).toISOString();
}
