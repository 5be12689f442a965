import type { BotReply } from './bot-door';
import type { JsonObject } from './json';
import { isObject, textAt } from './json';

/** What a person sees after a press. */
export type Outcome =
  | { readonly kind: 'card'; readonly card: JsonObject }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  /** “Unable to reach app”: no answer, or an HTTP error without a typed body. */
  | { readonly kind: 'unreachable'; readonly why: string };

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';
const ERROR = 'application/vnd.microsoft.error';

function bad(why: string, body: unknown): never {
  throw new Error(
    `Teams would show an error, for the bot answered a press with ${why}: ${JSON.stringify(body)}`,
  );
}

function cardOutcome(value: unknown, body: unknown, maxBytes: number): Outcome {
  if (!isObject(value) || value['type'] !== 'AdaptiveCard')
    return bad('something else than an Adaptive Card', body);
  if (!textAt(value, 'version')) return bad('a card without a version', body);
  if (Buffer.byteLength(JSON.stringify(value)) > maxBytes) return bad(`a card over ${maxBytes} bytes`, body);
  return { kind: 'card', card: value };
}

function errorOutcome(value: unknown, body: unknown): Outcome {
  const code = isObject(value) ? textAt(value, 'code') : undefined;
  const message = isObject(value) ? textAt(value, 'message') : undefined;
  return code && message ? { kind: 'error', code, message } : bad('an error without code or message', body);
}

function typedOutcome(body: JsonObject, maxBytes: number): Outcome {
  const { statusCode, type, value } = body;
  const succeeded = statusCode === 200;
  if (type === CARD && succeeded) return cardOutcome(value, body, maxBytes);
  if (type === MESSAGE && succeeded) {
    return typeof value === 'string' && value.trim()
      ? { kind: 'message', text: value }
      : bad('an empty message', body);
  }
  if (type === ERROR && typeof statusCode === 'number' && statusCode >= 400) return errorOutcome(value, body);
  return bad(`type ${String(type)} under status code ${String(statusCode)}`, body);
}

/**
 * Reads a bot's answer to an `adaptiveCard/action` invoke as Teams would.
 * Throws when the answer says it succeeded, or carries a type, but is not of the exact shape Teams takes.
 */
export function readInvokeReply(reply: BotReply, maxBytes: number): Outcome {
  const { status, body, failure } = reply;
  if (isObject(body) && 'type' in body && 'statusCode' in body) {
    const agrees = status === 200 || status === body['statusCode'];
    return agrees ? typedOutcome(body, maxBytes) : bad(`HTTP ${status} around another status code`, body);
  }
  if (status >= 200 && status < 300) return bad('a body that is empty or untyped', body ?? null);
  return { kind: 'unreachable', why: failure ?? `HTTP ${status}` };
}
