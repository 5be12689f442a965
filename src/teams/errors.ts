import { AuthenticationError } from 'botframework-connector';
import type { Logger } from '../logger';
import type { Answer, Turn } from '../workflow/conversation/turn';
import { StoreUnavailable } from '../workflow/ports/case-ports';
import { AuthorityAway } from './header-gate';
import type { Unanswerable } from './parse';

/** How many of a kind are to be said now; undefined for nothing: {@link boundedNoise}. */
export type Noise = (kind: string) => number | undefined;

/** What the bot's address answers over HTTP. */
export interface BotAnswer {
  readonly status: number;
  readonly body?: object | undefined;
}

/**
 * An error on the HTTP level: nothing of the fault but a number to quote.
 *
 * @param reference names the request in the log
 */
export function httpProblem(status: number, code: string, message: string, reference: string): BotAnswer {
  return { status, body: { error: { code, message, reference } } };
}

/** Answers what went wrong before the product had its turn: 401, 503 when tokens can't be checked, otherwise 500. */
export function edgeFault(error: unknown, reference: string, log: Logger, noise: Noise): BotAnswer {
  if (error instanceof AuthenticationError) {
    // The reason is one of our own codes. It is logged, as far as anybody needs it, and not told.
    const reason = error.message;
    const times = noise(`turned away ${reason}`);
    if (times !== undefined) log.warn({ reason, times }, 'a request was turned away');
    return httpProblem(401, 'UNAUTHORISED', 'This request does not come from Teams.', reference);
  }
  log.error({ err: error }, 'a request failed at the edge');
  return error instanceof AuthorityAway
    ? httpProblem(503, 'AUTHORITY_AWAY', 'The request cannot be checked at present. Try again.', reference)
    : httpProblem(500, 'FAULT', 'Something went wrong. Please try again.', reference);
}

/**
 * The product's turn ended in a fault: the person is told that nothing was saved, and what to quote. Where only the
 * store's answer was lost nobody knows; the same press again then changes nothing twice (process page I9).
 */
export function faultReply(turn: Turn, reference: string, error: unknown): Answer {
  const mayBeSaved = error instanceof StoreUnavailable && error.mayBeSaved;
  const words = mayBeSaved
    ? 'We could not tell whether that was saved. Please press the same button once more: nothing is done twice, and you will see how it stands.'
    : 'That was not saved. Please try again.';
  return told(turn, `${words} Reference ${reference}`);
}

/** The product's turn takes too long; it may still succeed, so the person is asked to look first. */
export function lateReply(turn: Turn, reference: string): Answer {
  const words =
    'This is taking longer than it should. Before you repeat it, please look whether it was saved.';
  return told(turn, `${words} Reference ${reference}`);
}

/** To whoever sends more of what brings nothing than anybody does by hand. */
export const tooManyReply: Answer = {
  kind: 'refused',
  status: 429,
  code: 'SLOW_DOWN',
  message: 'That was too often. Please wait a minute.',
};

/** What the edge answers by itself. */
export function unanswerableReply(turn: Unanswerable): Answer {
  switch (turn.kind) {
    case 'malformed':
      return {
        kind: 'refused',
        status: 400,
        code: 'MALFORMED',
        message: 'That could not be read, and nothing was changed. Please open the card again.',
      };
    case 'unknown-invoke':
      return { kind: 'refused', status: 400, code: 'NOT_SUPPORTED', message: 'The bot does not do that.' };
    case 'ignored':
      return { kind: 'none' };
    default:
      return turn satisfies never;
  }
}

function told(turn: Turn, text: string): Answer {
  switch (turn.kind) {
    case 'message':
    case 'press':
      return { kind: 'message', text };
    // Nobody waits for an answer to these.
    case 'installed':
    case 'removed':
    case 'joined':
    case 'read-receipt':
      return { kind: 'none' };
    default:
      return turn satisfies never;
  }
}
