import type { Answer } from '../http-server';

/** What the bot can ask of Teams, as tests and faults name it. */
export type Operation = 'token' | 'conversation' | 'create' | 'update' | 'delete' | 'read';

export type FaultKind =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: string;
      readonly message?: string;
      /** Seconds. */
      readonly retryAfter?: number;
    }
  /** The connection breaks without an answer. */
  | { readonly kind: 'drop' }
  /** No answer ever comes; the caller's own time-out has to end it. */
  | { readonly kind: 'hang' }
  /** The request takes effect, and its answer comes when this is kept. */
  | { readonly kind: 'hold'; readonly until: Promise<unknown> };

export interface Fault {
  readonly fault: FaultKind;
  /** Which requests; all of them when left out. */
  readonly on?: Operation | readonly Operation[];
  /** Only requests about this person. */
  readonly personId?: string;
  /** `after`: the request takes effect, but the bot doesn't hear so. Default `before`. */
  readonly when?: 'before' | 'after';
  /** How many requests it meets; default 1, `Infinity` until removed. */
  readonly times?: number;
}

export interface Faults {
  /** Adds a fault; call what it returns to take it back. */
  inject(fault: Fault): () => void;
  /** The answer an injected fault gives to this request at this moment; uses up one of its times. */
  strike(operation: Operation, personId: string | undefined, when: 'before' | 'after'): Answer | undefined;
  /** What the answer to this request waits for; uses up one of its fault's times. */
  holding(operation: Operation, personId: string | undefined): Promise<unknown> | undefined;
}

/** An error body in the Bot Framework's shape. */
export function refuse(status: number, code: string, message: string, retryAfter?: number): Answer {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return { status, body: { error: { code, message } }, headers };
}

/** An authority's refusal, as OAuth and Entra write it: RFC 6749, section 5.2, and the number of what Entra says. */
function refuseToken(
  status: number,
  error: string,
  description = 'AADSTS7000222: injected by a test',
): Answer {
  const number = Number(/AADSTS(\d+)/.exec(description)?.[1] ?? 0);
  const numbers = number === 0 ? {} : { error_codes: [number] };
  return { status, body: { error, error_description: description, ...numbers } };
}

function answerFor(fault: Exclude<FaultKind, { kind: 'hold' }>, operation: Operation): Answer {
  if (fault.kind !== 'status') return fault.kind;
  if (operation === 'token') return refuseToken(fault.status, fault.code ?? 'server_error', fault.message);
  const throttled = fault.status === 429;
  const code = fault.code ?? (throttled ? 'Throttled' : 'ServiceError');
  return refuse(
    fault.status,
    code,
    fault.message ?? 'Injected by a test',
    fault.retryAfter ?? (throttled ? 1 : undefined),
  );
}

interface Waiting {
  readonly fault: Fault;
  left: number;
}

function isAbout({ on, personId }: Fault, operation: Operation, person: string | undefined): boolean {
  return (
    (on === undefined || [on].flat().includes(operation)) && (personId === undefined || personId === person)
  );
}

/** The faults now waiting to happen; the one injected first strikes first. */
export function createFaults(): Faults {
  let waiting: Waiting[] = [];
  function take(meant: (fault: Fault) => boolean): FaultKind | undefined {
    const entry = waiting.find(({ fault }) => meant(fault));
    if (!entry) return undefined;
    entry.left -= 1;
    if (entry.left <= 0) waiting = waiting.filter((other) => other !== entry);
    return entry.fault.fault;
  }
  return {
    inject(fault) {
      const entry = { fault, left: fault.times ?? 1 };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    strike(operation, personId, when) {
      const struck = take(
        (each) =>
          each.fault.kind !== 'hold' &&
          (each.when ?? 'before') === when &&
          isAbout(each, operation, personId),
      );
      return struck === undefined || struck.kind === 'hold' ? undefined : answerFor(struck, operation);
    },
    holding(operation, personId) {
      const held = take((each) => each.fault.kind === 'hold' && isAbout(each, operation, personId));
      return held?.kind === 'hold' ? held.until : undefined;
    },
  };
}
