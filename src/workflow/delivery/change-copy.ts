import type { Copy, OutgoingCard, SendResult } from '../ports/delivery-ports';
import { askTeams } from './ask-teams';
import { backOff, jittered, slowBackOff, type Work } from './delivery-work';

/**
 * Changes one message, when Teams allows one more; a card that is too large goes out short.
 * @param short makes that card; left out where there is none
 */
export async function changeCopy(
  { shell, claim }: Work,
  copy: Copy,
  card: OutgoingCard,
  short?: () => OutgoingCard,
): Promise<SendResult> {
  const { throttle, messenger } = shell;
  const once = (message: OutgoingCard): Promise<SendResult> =>
    askTeams(throttle, { kind: 'send', chat: copy.conversationId }, () => messenger.update(copy, message));
  const first = await once(card);
  const result = first.kind === 'too-large' && short !== undefined ? await once(short()) : first;
  if (result.kind === 'refused' || result.kind === 'bot-refused')
    shell.failed(claim.row.ref, notTaken(result, 'Teams does not take the change of a card'));
  return result;
}

/** What the operator is told of a card that Teams does not take for a reason that is not the person's. */
export function notTaken(
  result: Extract<SendResult, { kind: 'refused' | 'bot-refused' }>,
  what: string,
): Error {
  const code =
    result.kind === 'refused' ? 'refused-by-teams' : `bot-refused-by-teams ${result.code ?? ''}`.trim();
  return Object.assign(new Error(what), { code });
}

/** Milliseconds to wait before the update is tried again, or undefined when it is not. */
export function pauseAfter(result: SendResult, attempts: number): number | undefined {
  if (result.kind === 'throttled') return jittered(result.retryAfterMs);
  if (result.kind === 'refused' || result.kind === 'bot-refused') return slowBackOff(attempts);
  return result.kind === 'not-sent' || result.kind === 'unknown' ? backOff(attempts) : undefined;
}
