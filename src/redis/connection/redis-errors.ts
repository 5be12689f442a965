import { ClientClosedError, ClientOfflineError, ErrorReply } from 'redis';
import { StoreFault } from '../../store/faults';
import { StoreUnavailable } from '../../workflow/ports/case-ports';

/**
 * Redis' own error codes for "not now". They come first in the reply, or after `-` where an older server wraps the
 * error of a script. Redis gives no other field to tell errors apart.
 */
const notNow =
  /(^|-)(READONLY|OOM|LOADING|MASTERDOWN|MISCONF|NOREPLICAS|BUSY|CLUSTERDOWN|TRYAGAIN|NOAUTH|WRONGPASS)\b|max number of clients/;

/** What the server says to a command that its user may not give: outside a script, in one up to Redis 7.0, and in one from 7.2 on. */
const notAllowed = /(^|-)NOPERM\b|user executing the script can't|ACL failure in script/;

/** Whether Redis answered that its user may not do this, alone or within a script. */
export function isNotAllowed(said: string): boolean {
  return notAllowed.test(said);
}

/** The codes that our own scripts answer with. */
const ours = /(^|-)(WRONGTYPE|NEWERSCHEMA|BROKENCHAIN)\b/;

const faultCodes = {
  WRONGTYPE: 'wrong-type',
  NEWERSCHEMA: 'newer-schema',
  BROKENCHAIN: 'chain-broken',
} as const;

function isFaultReply(code: string | undefined): code is keyof typeof faultCodes {
  return code !== undefined && code in faultCodes;
}

/** The text of Redis' own error reply, bare or as one of the store's errors; undefined where it answered nothing. */
export function errorReply(error: unknown): string | undefined {
  if (error instanceof ErrorReply) return error.message;
  return error instanceof StoreUnavailable || error instanceof StoreFault
    ? errorReply(error.cause)
    : undefined;
}

/** True when Redis does not hold the script that EVALSHA named. */
export function isUnknownScript(error: unknown): boolean {
  return error instanceof ErrorReply && error.message.startsWith('NOSCRIPT');
}

/** The commit's own word for an error after its first write. */
const halfWritten = /(^|-)HALFWRITTEN\b/;

/**
 * What a commit failed with, once it was on its way: Redis may have made the change, unless its answer proves that it
 * did not (the script tells an error after its first write apart), or nothing was sent to it.
 */
export function commitError(error: unknown): unknown {
  if (error instanceof StoreFault) return error;
  if (!(error instanceof StoreUnavailable)) {
    return new StoreUnavailable('Redis answered a commit with what nobody knows', {
      cause: error,
      mayBeSaved: true,
    });
  }
  const { cause } = error;
  const isKnown =
    cause instanceof ErrorReply || cause instanceof ClientOfflineError || cause instanceof ClientClosedError;
  return isKnown || error.mayBeSaved
    ? error
    : new StoreUnavailable(error.message, { cause: error, mayBeSaved: true });
}

/**
 * Turns whatever the client threw into one of the store's two errors.
 * @param place the command or script that failed
 */
export function mapRedisError(error: unknown, place: string): StoreUnavailable | StoreFault {
  if (error instanceof StoreUnavailable || error instanceof StoreFault) return error;
  if (error instanceof ErrorReply && halfWritten.test(error.message)) {
    return new StoreUnavailable(`Redis did not finish ${place}`, { cause: error, mayBeSaved: true });
  }
  if (!(error instanceof ErrorReply) || notNow.test(error.message) || isNotAllowed(error.message)) {
    return new StoreUnavailable(`Redis did not carry out ${place}`, { cause: error });
  }
  const code = ours.exec(error.message)?.[2];
  return new StoreFault(isFaultReply(code) ? faultCodes[code] : 'store-error', place, { cause: error });
}
