import type { Answer, Request, Route } from '../http-server';
import type { JsonObject } from '../json';
import { isObject, parseJson } from '../json';
import type { Member, People } from '../people';
import type { Faults, Operation } from './faults';
import { refuse } from './faults';
import type { Inboxes } from './inbox';
import type { RateLimiter } from './rate-limits';

/** One request of the bot to Teams, as tests count them. */
export interface Traffic {
  readonly operation: Operation;
  readonly personId: string | undefined;
  readonly status: number | 'drop' | 'hang';
}

export interface ConnectorParts {
  readonly people: People;
  readonly inboxes: Inboxes;
  readonly faults: Faults;
  readonly admits: (authorization: string | undefined) => boolean;
  /** Undefined: no rate limits. */
  readonly limiter: RateLimiter | undefined;
  /** The largest message in bytes of UTF-8. */
  readonly maxMessageBytes: () => number;
  readonly serviceUrl: () => string;
  readonly tenantId: string;
  readonly record: (traffic: Traffic) => void;
}

/** The part of a route that does its work, once the person meant is known and may be reached. */
export type Act = (member: Member, request: Request, body: JsonObject) => Answer;
export type FindMember = (request: Request, body: JsonObject) => Member | Answer;

/** Why Teams won't let the bot at this person; undefined when it will. */
function barred(member: Member): Answer | undefined {
  if (!member.installed) {
    return refuse(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
  }
  return member.block && refuse(403, member.block, 'Messages from the bot are blocked in this conversation.');
}

/** The request's body, or the answer to a request that is not let in at all. */
function bodyOf(request: Request, parts: ConnectorParts): { body: JsonObject } | { refused: Answer } {
  if (!parts.admits(request.headers.authorization)) {
    return { refused: refuse(401, 'Unauthorized', 'Authorization has been denied for this request.') };
  }
  if (Buffer.byteLength(request.body) > parts.maxMessageBytes()) {
    return { refused: refuse(413, 'MessageSizeTooBig', 'Message size too large.') };
  }
  const body = request.body === '' ? {} : parseJson(request.body);
  return isObject(body) ? { body } : { refused: refuse(400, 'BadSyntax', 'The body is no JSON object.') };
}

function isMember(found: Member | Answer): found is Member {
  return typeof found === 'object' && 'mri' in found;
}

/**
 * Wraps a route's work in what every request to Teams meets: the token, the size, the person's standing,
 * the rate limits and the injected faults. Each request is recorded with its answer.
 */
export function guarded(
  parts: ConnectorParts,
  operation: Operation,
  find: FindMember,
  act: Act,
): Route['handle'] {
  function reach(member: Member, request: Request, body: JsonObject): Answer {
    const struck = parts.faults.strike(operation, member.person.id, 'before');
    if (struck) return struck;
    const kind = operation === 'read' ? 'read' : 'write';
    const wait = parts.limiter?.count(kind, member.conversationId, Date.now());
    if (wait) return refuse(429, 'Throttled', 'Too many requests.', wait);
    const answer = barred(member) ?? act(member, request, body);
    return parts.faults.strike(operation, member.person.id, 'after') ?? answer;
  }
  return (request) => {
    const entered = bodyOf(request, parts);
    const found = 'body' in entered ? find(request, entered.body) : entered.refused;
    const personId = isMember(found) ? found.person.id : undefined;
    const answer =
      isMember(found) && 'body' in entered ? reach(found, request, entered.body) : (found as Answer);
    parts.record({ operation, personId, status: typeof answer === 'string' ? answer : answer.status });
    const held = parts.faults.holding(operation, personId);
    return held === undefined ? answer : held.then(() => answer);
  };
}
