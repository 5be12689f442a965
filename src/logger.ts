import pino from 'pino';

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
 * A logger whose every line carries the id of the request it belongs to.
 *
 * @param correlationId the reference that a person may be shown too
 * @param caseReference the case, once it is known
 */
export function forRequest(logger: Logger, correlationId: string, caseReference?: string): Logger {
  return logger.child({ correlationId, ...(caseReference && { case: caseReference }) });
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
