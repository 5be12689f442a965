import type { CaseRef } from '../../../src/domain/case/ids';
import type { InboxMessage } from '../../../src/stand-in/connector/inbox';
import { type Answers, intake } from './answers';
import type { Player } from './player';

export type Kind = 'critical-friend' | 'external-second-opinion';

/** Opens the form for a new request in the person's chat; gives the message it stands on. */
export async function beginAsking(requester: Player, kind: Kind): Promise<InboxMessage> {
  const message = await requester.say('new request');
  await requester.press(message, `new:${kind}`);
  return message;
}

/** Asks for a critical friend or an external second opinion; gives the reference of the request. */
export async function askFor(requester: Player, kind: Kind, answers: Answers): Promise<CaseRef> {
  const message = await beginAsking(requester, kind);
  await requester.fill(message, 'submit', intake(answers));
  return refOn(requester, message);
}

/** The reference of the case that a message shows. */
export function refOn(player: Player, message: InboxMessage): CaseRef {
  const text = player.textOf({ card: player.shown(message), text: undefined });
  const [ref] = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text) ?? [];
  if (ref === undefined) throw new Error(`No reference on:\n${text}`);
  return ref;
}
