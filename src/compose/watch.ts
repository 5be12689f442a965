import { AsyncLocalStorage } from 'node:async_hooks';
import { correlated, type Logger } from '../logger';
import { boundedNoise } from '../noise';
import type { Metrics } from '../web/metrics';
import type { Answer, Turn } from '../workflow/conversation/turn';
import type { Watched } from '../workflow/handle-command';
import { type CaseStore, type DueSet, StoreUnavailable } from '../workflow/ports/case-ports';
import type { Ledger, Messenger } from '../workflow/ports/delivery-ports';
import { outcomeOf, refOf, sayVerb, tooOften } from './turn-in-words';

/** What became of one turn, tick or delivery, as the stores and Teams saw it. */
interface Course {
  ref: string | undefined;
  saved: boolean;
  repeated: boolean;
  /** How it ended, where that is not what was saved. */
  ended: string | undefined;
  /** What Teams was asked for, and what became of it. */
  readonly asked: string[];
}

/** The ports, the conversation and what happens beside it, counted and logged on the way; what they do is unchanged. */
export interface Watch {
  readonly cases: (store: CaseStore) => CaseStore;
  readonly ledger: (ledger: Ledger) => Ledger;
  readonly due: (due: DueSet) => DueSet;
  readonly messenger: (messenger: Messenger) => Messenger;
  readonly answering: <T extends Turn>(answer: (turn: T) => Promise<Answer>) => (turn: T) => Promise<Answer>;
  /** One tick, or one delivery, under an id of its own. */
  readonly watched: Watched;
}

/**
 * Watches what is pressed, committed, ticked and sent: figures, and one line of the log for each press, each case that
 * was ticked and each delivery. Neither holds more than words of ours, a reference and a time; who pressed, whom it went
 * to and what was typed is in neither.
 */
export function createWatch(metrics: Metrics, logger: Logger): Watch {
  const courses = new AsyncLocalStorage<Course>();
  const noise = boundedNoise();
  const note = (what: Partial<Course>) => Object.assign(courses.getStore() ?? {}, what);
  const counted = <R extends { readonly kind: string }>(kind: 'create' | 'update' | 'open', result: R): R => {
    metrics.delivered(kind, result.kind);
    courses.getStore()?.asked.push(`${kind}:${result.kind}`);
    return result;
  };
  return {
    cases: (store) =>
      withMethods(store, {
        readPress: async (query) => {
          const read = await store.readPress(query);
          if (read.duplicate) note({ repeated: true });
          return read;
        },
        commit: async (change) => {
          const result = await store.commit(change);
          if (result.kind === 'conflict') metrics.conflict();
          if (result.kind === 'committed') note({ saved: true, ref: change.ref });
          if (result.kind === 'duplicate') note({ repeated: true });
          return result;
        },
      }),
    ledger: (ledger) =>
      withMethods(ledger, {
        record: async (claim, update, next) => {
          const isOurs = await ledger.record(claim, update, next);
          note({ ended: isOurs ? (update.standing ?? endOf(next, courses.getStore())) : 'lease-lost' });
          return isOurs;
        },
      }),
    due: (due) =>
      withMethods(due, {
        postpone: (ref, until) => {
          note({ ended: 'postponed' });
          return due.postpone(ref, until);
        },
      }),
    messenger: (messenger) => ({
      create: async (to, message) => counted('create', await messenger.create(to, message)),
      update: async (copy, message) => counted('update', await messenger.update(copy, message)),
      openConversation: async (person) => counted('open', await messenger.openConversation(person)),
    }),
    answering: (answer) => async (turn) => {
      const course = begun(refOf(turn));
      const took = stopwatch();
      const told = (outcome: string) => {
        const ms = took();
        const verb = sayVerb(turn);
        metrics.pressed(verb, outcome, ms / 1_000);
        const where = turn.kind === 'press' && turn.inTab === true ? { where: 'tab' } : {};
        // What is sent over the limit is one line a minute, with how often.
        const times = outcome === tooOften ? noise(tooOften) : 1;
        if (times === undefined) return;
        const often = times === 1 ? {} : { times };
        logger.info({ case: course.ref, verb, outcome, ...where, ...often, ms: Math.round(ms) }, 'a press');
      };
      try {
        const answered = await courses.run(course, () => answer(turn));
        told(outcomeOf(turn, answered, course));
        return answered;
      } catch (error) {
        told(error instanceof StoreUnavailable ? 'store-away' : 'fault');
        throw error;
      }
    },
    watched: (kind, ref, work) =>
      correlated(async () => {
        const course = begun(ref);
        const took = stopwatch();
        const told = (result: string) => {
          const asked = course.asked.length === 0 ? {} : { teams: course.asked.join(' ') };
          logger.info({ case: ref, kind, result, ...asked, ms: Math.round(took()) }, `a ${kind}`);
        };
        try {
          await courses.run(course, work);
          told(course.ended ?? (course.saved ? 'saved' : 'nothing-to-do'));
        } catch (error) {
          told(error instanceof StoreUnavailable ? 'store-away' : 'fault');
          throw error;
        }
      }),
  };
}

const begun = (ref: string | undefined): Course => {
  return { ref, saved: false, repeated: false, ended: undefined, asked: [] };
};

/** @returns tells how many milliseconds have passed */
function stopwatch(): () => number {
  const started = performance.now();
  return () => performance.now() - started;
}

/** How a delivery stands after it was recorded without a word: put off, or as it was last said. */
function endOf(next: Parameters<Ledger['record']>[2], course: Course | undefined): string {
  if (next.againInMs !== undefined) return 'again-later';
  if (next.heldUntil !== undefined) return 'held';
  return course?.ended ?? 'up-to-date';
}

/** The same port, with some methods in place of its own. */
function withMethods<T extends object>(port: T, methods: Partial<T>): T {
  return new Proxy(port, {
    get(target, name) {
      const own: unknown = Reflect.get(methods, name);
      if (own !== undefined) return own;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
