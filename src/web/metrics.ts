import { createHash, timingSafeEqual } from 'node:crypto';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { HttpProblem } from './http-problem';
import type { Route } from './route';

/** How much there is to do, asked for when somebody looks. */
export interface WatchedFigures {
  /** Seconds of case time by which the first thing due is late; 0 when nothing is. */
  readonly oldestDueSeconds: number;
  readonly waitedSeconds: number;
  /** Cards that people should see and do not see yet, by why. */
  readonly wanting: Readonly<Record<string, number>>;
  readonly casesByStatus: Readonly<Record<string, number>>;
  /** Cases put off because a tick faulted on them. */
  readonly postponed: number;
  /** Cards of open cases that did not arrive, or may not have, by how they stand. */
  readonly notDelivered: Readonly<Record<string, number>>;
}

/** What the operator watches. Labels are words of ours: never a person, a case, or anything typed. */
export interface Metrics {
  pressed(verb: string, outcome: string, seconds: number): void;
  conflict(): void;
  /** A message that went to Teams, or did not: what was asked, and what became of it. */
  delivered(kind: 'create' | 'update' | 'open', result: string): void;
  redisAnswered(command: string, seconds: number, answered: boolean): void;
  /** Something that is kept did not open when it was looked at. */
  damaged(what: string): void;
  /** Whether the last try to write the file of heads did its work; there is no figure where no file was set. */
  headsWritten(written: boolean): void;
  /** The figures in Prometheus' text format; those of Redis are left out while it is away. */
  text(): Promise<string>;
  readonly contentType: string;
}

const name = (rest: string) => `second_opinion_${rest}`;
const pressBuckets = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const redisBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2];

/** @param figures reads what is not counted in this process; a rejection means that Redis is away */
export function createMetrics(figures: () => Promise<WatchedFigures>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const presses = new Counter({
    name: name('presses_total'),
    help: 'Presses and messages answered, by verb and outcome.',
    labelNames: ['verb', 'outcome'] as const,
    registers,
  });
  const pressSeconds = new Histogram({
    name: name('press_seconds'),
    help: 'Time from a press to its answer.',
    buckets: pressBuckets,
    registers,
  });
  const conflicts = new Counter({
    name: name('commit_conflicts_total'),
    help: 'Commits that lost against another one and were decided again.',
    registers,
  });
  const deliveries = new Counter({
    name: name('deliveries_total'),
    help: 'Requests to Teams, by what was asked and what became of it.',
    labelNames: ['kind', 'result'] as const,
    registers,
  });
  const tooMany = new Counter({
    name: name('teams_429_total'),
    help: 'Requests to Teams that were answered with 429.',
    registers,
  });
  const redisSeconds = new Histogram({
    name: name('redis_seconds'),
    help: 'Time of one round trip to Redis, by command or script.',
    labelNames: ['command'] as const,
    buckets: redisBuckets,
    registers,
  });
  const redisFaults = new Counter({
    name: name('redis_unanswered_total'),
    help: 'Round trips to Redis without an answer in time.',
    registers,
  });
  const damages = new Counter({
    name: name('damaged_total'),
    help: 'Looks at something kept that did not open: a case, its counts, a row. Its reference is in the log.',
    labelNames: ['what'] as const,
    registers,
  });
  let unwritten: Gauge | undefined;
  const showFigures = figureGauges(registry, figures);
  return {
    pressed(verb, outcome, seconds) {
      presses.inc({ verb, outcome });
      pressSeconds.observe(seconds);
    },
    conflict: () => conflicts.inc(),
    delivered(kind, result) {
      deliveries.inc({ kind, result });
      if (result === 'throttled') tooMany.inc();
    },
    redisAnswered(command, seconds, answered) {
      redisSeconds.observe({ command }, seconds);
      if (!answered) redisFaults.inc();
    },
    damaged: (what) => damages.inc({ what }),
    headsWritten(written) {
      unwritten ??= new Gauge({
        name: name('heads_unwritten'),
        help: '1 while the file of heads (HEADS_FILE) could not be written.',
        registers,
      });
      unwritten.set(written ? 0 : 1);
    },
    async text() {
      await showFigures();
      return await registry.metrics();
    },
    contentType: registry.contentType,
  };
}

/** The gauges that are read when somebody looks. */
function figureGauges(registry: Registry, figures: () => Promise<WatchedFigures>): () => Promise<void> {
  const registers = [registry];
  const gauge = (rest: string, help: string) => new Gauge({ name: name(rest), help, registers });
  const up = gauge('redis_up', '1 while Redis answers.');
  const oldestDue = gauge('oldest_due_seconds', 'Case time by which the first thing due is late.');
  const waited = gauge('oldest_ready_card_seconds', 'Time for which a card has been ready to be sent.');
  const wanting = new Gauge({
    name: name('wanted_minus_shown'),
    help: 'Cards that people should see and do not see yet: ready or put off, held for the morning, in hand.',
    labelNames: ['where'] as const,
    registers,
  });
  const cases = new Gauge({
    name: name('cases'),
    help: 'Cases, by status.',
    labelNames: ['status'] as const,
    registers,
  });
  const postponed = gauge(
    'cases_postponed',
    'Cases on which a tick faulted: each is tried again after some minutes. Look into the log.',
  );
  const notDelivered = new Gauge({
    name: name('cards_not_delivered'),
    help: 'Cards of open cases that could not be delivered, or may not have arrived: npm run admin -- deliveries failed.',
    labelNames: ['standing'] as const,
    registers,
  });
  return async () => {
    for (const each of [oldestDue, waited, wanting, cases, postponed, notDelivered]) each.reset();
    try {
      const found = await figures();
      up.set(1);
      oldestDue.set(found.oldestDueSeconds);
      waited.set(found.waitedSeconds);
      for (const [where, count] of Object.entries(found.wanting)) wanting.set({ where }, count);
      for (const [status, count] of Object.entries(found.casesByStatus)) cases.set({ status }, count);
      postponed.set(found.postponed);
      for (const [standing, count] of Object.entries(found.notDelivered))
        notDelivered.set({ standing }, count);
    } catch {
      up.set(0);
    }
  };
}

/**
 * `GET /metrics`. The bot's address is reached from outside, so the figures are for whoever shows the token; without
 * one set they are not there at all, except on loopback.
 */
export function metricsRoute(
  metrics: Metrics,
  access: { token: string | undefined; loopback: boolean },
): Route {
  return {
    method: 'get',
    path: '/metrics',
    takes: 'none',
    handle: async ({ headers }) => {
      refuseStrangers(headers.authorization, access);
      return { status: 200, body: await metrics.text(), headers: { 'content-type': metrics.contentType } };
    },
  };
}

function refuseStrangers(
  header: string | undefined,
  { token, loopback }: { token: string | undefined; loopback: boolean },
): void {
  if (token === undefined) {
    if (loopback) return;
    throw new HttpProblem(404, 'NOT_FOUND', 'There is nothing at this address.');
  }
  if (!isSame(header ?? '', `Bearer ${token}`)) {
    throw new HttpProblem(401, 'UNAUTHORISED', 'These figures are not for everybody.');
  }
}

/** Takes as long for a near miss as for a far one. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
