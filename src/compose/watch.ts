import { AsyncLocalStorage } from 'node:async_hooks';
import { command } from '../domain/case/commands';
import { parseCaseRef } from '../domain/case/ids';
import type { Logger } from '../logger';
import type { RedisConnection } from '../redis/connection';
import { readFigures } from '../redis/figures';
import type { Keys } from '../redis/keys';
import type { Metrics, WatchedFigures } from '../web/metrics';
import type { Answer, Turn } from '../workflow/conversation/turn';
import { parseVerb } from '../workflow/conversation/verbs';
import type { Messenger } from '../workflow/delivery-ports';
import { type CaseClock, type CaseStore, StoreUnavailable } from '../workflow/ports';

const ours: ReadonlySet<string> = new Set(command.options.map((option) => option.shape.type.value));

/** What became of one turn, as the store saw it. */
interface Course {
  ref: string | undefined;
  saved: boolean;
  repeated: boolean;
}

type Answering = (turn: Turn, about: { readonly log: Logger }) => Promise<Answer>;

/** The ports and the conversation, counted and logged on the way; what they do is unchanged. */
export interface Watch {
  readonly cases: (store: CaseStore) => CaseStore;
  readonly messenger: (messenger: Messenger) => Messenger;
  readonly answering: (answer: (turn: Turn) => Promise<Answer>) => Answering;
}

/**
 * Watches what is pressed, committed and sent: figures, and one line of the log for each press. Neither holds more than
 * words of ours, a reference and a time; who pressed and what was typed is in neither.
 */
export function createWatch(metrics: Metrics): Watch {
  const courses = new AsyncLocalStorage<Course>();
  return {
    cases: (store) =>
      withMethods(store, {
        readPress: async (query) => {
          const read = await store.readPress(query);
          const course = courses.getStore();
          if (course !== undefined && read.duplicate) course.repeated = true;
          return read;
        },
        commit: async (change) => {
          const result = await store.commit(change);
          if (result.kind === 'conflict') metrics.conflict();
          const course = courses.getStore();
          if (course !== undefined && result.kind === 'committed') {
            Object.assign(course, { saved: true, ref: change.ref });
          }
          if (course !== undefined && result.kind === 'duplicate') course.repeated = true;
          return result;
        },
      }),
    messenger: (messenger) => ({
      create: async (to, message) => counted(metrics, 'create', await messenger.create(to, message)),
      update: async (copy, message) => counted(metrics, 'update', await messenger.update(copy, message)),
      openConversation: async (person) => counted(metrics, 'open', await messenger.openConversation(person)),
    }),
    answering:
      (answer) =>
      async (turn, { log }) => {
        const course: Course = { ref: refOf(turn), saved: false, repeated: false };
        const started = performance.now();
        const note = (outcome: string) => {
          const seconds = (performance.now() - started) / 1_000;
          const verb = sayVerb(turn);
          metrics.pressed(verb, outcome, seconds);
          log.info({ case: course.ref, verb, outcome, ms: Math.round(seconds * 1_000) }, 'a press');
        };
        try {
          const answered = await courses.run(course, () => answer(turn));
          note(outcomeOf(turn, answered, course));
          return answered;
        } catch (error) {
          note(error instanceof StoreUnavailable ? 'store-away' : 'fault');
          throw error;
        }
      },
  };
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

function counted<R extends { readonly kind: string }>(
  metrics: Metrics,
  kind: 'create' | 'update' | 'open',
  result: R,
): R {
  metrics.delivered(kind, result.kind);
  return result;
}

function outcomeOf(turn: Turn, answer: Answer, { saved, repeated }: Course): string {
  if (saved) return 'saved';
  if (repeated) return 'repeat';
  if (answer.kind === 'refused') return 'refused';
  return turn.kind === 'press' && turn.verb.startsWith('send:') ? 'not-saved' : 'answered';
}

/** The case that a button names, if it has the form of a reference. */
function refOf(turn: Turn): string | undefined {
  return turn.kind === 'press' ? parseCaseRef(turn.data.case ?? '') : undefined;
}

/**
 * What was pressed, in our own words: a step and a command of ours, a side, or the kind of turn. A verb comes from
 * outside, so that nothing else of it is taken over.
 */
function sayVerb(turn: Turn): string {
  if (turn.kind !== 'press') return turn.kind;
  const verb = parseVerb(turn.verb);
  if (verb === undefined) return 'unknown';
  switch (verb.kind) {
    case 'form': {
      const [given = ''] = verb.command.split('@');
      return ours.has(given) ? `${verb.step}:${given}` : 'unknown';
    }
    case 'show':
      return `show:${verb.side}`;
    case 'list':
      return `list:${verb.list}`;
    case 'print':
      return `print:${verb.what.kind}`;
    default:
      return verb.kind;
  }
}

/** The figures that Redis holds, at this case time. Throws StoreUnavailable when Redis is away. */
export async function watchedFigures(
  connection: RedisConnection,
  keys: Keys,
  clock: CaseClock,
): Promise<WatchedFigures> {
  const { earliestDue, waitedSeconds, wanting, casesByStatus } = await readFigures(connection, keys);
  const late = earliestDue === undefined ? 0 : (Date.parse(clock.now()) - Date.parse(earliestDue)) / 1_000;
  const { ready, held, inHand } = wanting;
  const waiting = { ready, held, 'in-hand': inHand };
  return { oldestDueSeconds: Math.max(0, late), waitedSeconds, wanting: waiting, casesByStatus };
}
