import { z } from 'zod';
import type { SendResult } from '../workflow/ports/delivery-ports';
import { TokenRefused } from './credentials';
import { NoAnswer } from './no-answer';
import { answerOf } from './teams-codes';

/** A send that did not succeed. `code` says why, for the log and the ledger. */
export type SendFailure = Exclude<SendResult, { kind: 'sent' }> & { readonly code?: string };

/** A chat that could not be opened. */
export type OpenFailure = SendFailure | { readonly kind: 'no-account'; readonly code?: string };

const httpError = z.looseObject({
  statusCode: z.number(),
  response: z
    .looseObject({
      bodyAsText: z.string().nullish(),
      headers: z.custom<{ get(name: string): string | undefined }>(
        (headers) => typeof (headers as { get?: unknown } | undefined)?.get === 'function',
      ),
    })
    .optional(),
});

/** The code as it is documented, and as it comes for some: inside a message that is JSON itself. */
const connectorError = z.looseObject({ error: z.looseObject({ code: z.string() }) });
const subCode = /"subCode\\?"\s*:\s*\\?"([\w-]+)/;

/** Where Teams says "later" without saying when. */
const DEFAULT_RETRY_MS = 5_000;

/**
 * What a failed send means.
 *
 * @param error what the connector rejected with
 * @param now milliseconds since 1970, for a Retry-After that is a date
 * @returns `unknown` whenever the message may have arrived; `not-sent` only when it can't have
 */
export function sendFailure(error: unknown, now: number): SendFailure {
  if (error instanceof NoAnswer) {
    return error.neverConnected
      ? { kind: 'not-sent', code: 'no-connection' }
      : { kind: 'unknown', code: 'no-answer' };
  }
  const read = httpError.safeParse(error);
  // Neither an answer nor a lost one: it failed before the request went out, for want of a token as a rule.
  if (!read.success) {
    // Nobody is written to with credentials that are not taken: that is the operator's, not the person's.
    if (!(error instanceof TokenRefused)) return { kind: 'not-sent', code: 'no-token' };
    return { kind: error.isTurnedAway ? 'bot-refused' : 'not-sent', code: error.word ?? 'no-token' };
  }
  const { statusCode, response } = read.data;
  const said = codeIn(response?.bodyAsText);
  const code = said ?? `http-${statusCode}`;
  const means = answerOf('Teams', statusCode, said)?.means ?? otherwise(statusCode);
  // Only whoever opens a chat hears of an account that is not there: a chat that is open is gone.
  if (means === 'no-account') return { kind: statusCode === 404 ? 'gone' : 'refused', code };
  if (means !== 'throttled') return { kind: means, code };
  return { kind: means, retryAfterMs: retryAfter(response?.headers.get('retry-after'), now), code };
}

/** Any other 5xx, and a 2xx whose body made no sense: it may be there. Any other 3xx and 4xx: what we send is wrong. */
function otherwise(status: number): 'refused' | 'unknown' {
  return status >= 300 && status < 500 ? 'refused' : 'unknown';
}

/**
 * What it means that a chat could not be opened. Only a code that is known to be about the person says that Teams knows no
 * such account: every other refusal, a 404 without a name among them, is about what was sent (process page I16).
 */
export function openFailure(failure: SendFailure): OpenFailure {
  const { kind, code = '' } = failure;
  if (kind !== 'refused' && kind !== 'gone') return failure;
  if (answerOf('Teams', 404, code)?.means === 'no-account') return { kind: 'no-account', code };
  return code.startsWith('http-') ? { kind: 'refused', code } : failure;
}

function codeIn(body: string | null | undefined): string | undefined {
  try {
    const read = connectorError.safeParse(JSON.parse(body ?? ''));
    const code = subCode.exec(body ?? '')?.[1] ?? read.data?.error.code;
    return code?.replaceAll(/[^\w-]/g, '').slice(0, 60);
  } catch {
    return undefined;
  }
}

function retryAfter(header: string | undefined, now: number): number {
  if (!header) return DEFAULT_RETRY_MS;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms > 0 ? ms : DEFAULT_RETRY_MS;
}
