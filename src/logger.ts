import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { boundedNoise } from './noise';

export type Logger = pino.Logger;

/** Where lines go: standard output, or what a test hands in. */
export type LogDestination = pino.DestinationStream;

/**
 * Names under which content of a case, a person's name or a secret could stand. Ids and case references are what a
 * log carries; this list catches the line that somebody writes carelessly.
 */
const NEVER_LOGGED = [
  'authorization',
  'token',
  'password',
  'secret',
  'key',
  'body',
  'card',
  'content',
  'data',
  'draft',
  'inputs',
  'message',
  'name',
  'summary',
  'text',
  'value',
  'values',
] as const;

const redactedPaths = NEVER_LOGGED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** The id of the request, tick or delivery in whose course something is logged. */
const inHand = new AsyncLocalStorage<string>();

/** Short enough to read out on the telephone; letters that look alike are left out. */
export function newReference(): string {
  const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
  return Array.from(randomBytes(8), (byte) => alphabet[byte % alphabet.length]).join('');
}

/**
 * Does one piece of work: every line that is logged in its course, also after it was answered, carries this id.
 *
 * @param correlationId the reference that a person may be shown too; a new one where it is left out
 */
export function correlated<T>(work: () => T, correlationId: string = newReference()): T {
  return inHand.run(correlationId, work);
}

/** Says something in the course of whatever work is in hand; where none is, under an id of its own. */
export function said(work: () => void): void {
  if (inHand.getStore() === undefined) correlated(work);
  else work();
}

/**
 * Makes the one logger of the process: JSON lines, times in UTC.
 *
 * @param level the lowest level written
 * @param destination standard output unless a test hands in another
 */
export function createLogger(level: string, destination?: LogDestination): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => {
      const correlationId = inHand.getStore();
      return correlationId === undefined ? {} : { correlationId };
    },
    redact: { paths: redactedPaths, censor: '[not logged]' },
    hooks: {
      // An error handed over alone would become a line made of its own words.
      logMethod(args, write) {
        const [first, words] = args as readonly unknown[];
        const said = typeof words === 'string' ? words : 'an error';
        write.apply(this, first instanceof Error ? [{ err: first }, said] : args);
      },
    },
    serializers: { err: describeError, error: describeError, cause: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * Nothing is written past the logger: what a library says by itself becomes a line without its words, which may hold
 * anything, such as a token that it could not verify.
 *
 * @param logger of the process
 */
export function takeOverConsole(logger: Logger): void {
  const noise = boundedNoise();
  for (const as of ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const) {
    console[as] = (...given: readonly unknown[]) => {
      const times = noise(as);
      const err = given.find((each) => each instanceof Error);
      if (times === undefined) return;
      said(() => logger.warn({ as, times, ...(err !== undefined && { err }) }, 'a library said something'));
    };
  }
  process.removeAllListeners('warning');
  process.on('warning', (err) => said(() => logger.warn({ err }, 'the runtime warns')));
}

interface DescribedError {
  readonly type: string;
  readonly code?: string;
  readonly at?: readonly string[];
  readonly cause?: DescribedError;
}

/**
 * What may be said of an error: its class, its code, where it was thrown. Not its message, because parsers and
 * drivers put the text they choked on into it.
 */
function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...((typeof code === 'string' || typeof code === 'number') && { code: String(code).slice(0, 60) }),
    at: frames.slice(0, 8).map((line) => line.trim()),
    ...(error.cause !== undefined && depth < 4 && { cause: describeError(error.cause, depth + 1) }),
  };
}
