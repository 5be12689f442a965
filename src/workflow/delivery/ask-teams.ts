import type { SendResult } from '../ports/delivery-ports';
import type { TeamsRequest, Throttle } from '../ports/throttle-port';

export type Throttled = Extract<SendResult, { readonly kind: 'throttled' }>;

/**
 * Does one thing in Teams if all processes together may do one more now. Otherwise nothing leaves, and the row comes
 * back when there is a place: a worker never sleeps while it holds a lease.
 */
export async function askTeams<R extends { readonly kind: string }>(
  throttle: Throttle,
  request: TeamsRequest,
  call: () => Promise<R>,
): Promise<R | Throttled> {
  const slot = await throttle.ask(request);
  if (slot.kind === 'wait') return { kind: 'throttled', retryAfterMs: slot.ms };
  return asked(throttle, request, slot.id, call);
}

/**
 * Does what a place was given for. A wait that Teams asks for is kept by every process.
 * @param id under which the place was counted
 */
export async function asked<R extends { readonly kind: string }>(
  throttle: Throttle,
  request: TeamsRequest,
  id: string,
  call: () => Promise<R>,
): Promise<R> {
  let result: R | Throttled;
  try {
    result = await call();
  } finally {
    // What was sent is sent, whether or not it can be counted.
    await throttle.done(request, id).catch(() => undefined);
  }
  if (isThrottled(result)) await throttle.hold(request, result.retryAfterMs).catch(() => undefined);
  return result;
}

function isThrottled(result: { readonly kind: string }): result is Throttled {
  return result.kind === 'throttled';
}
