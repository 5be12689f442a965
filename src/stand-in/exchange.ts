import type { ActivityFrame } from './activities';
import type { BotReply } from './bot-door';
import type { Inboxes, InboxMessage } from './connector/inbox';
import type { Outcome } from './invoke-reply';
import { readInvokeReply } from './invoke-reply';
import type { JsonObject } from './json';
import type { Member, People } from './people';

/** One activity that went to the bot, its answer, and what the bot newly sent that person meanwhile. */
export interface Exchange extends BotReply {
  readonly personId: string;
  readonly activity: JsonObject;
  readonly sent: readonly InboxMessage[];
}

export interface PressResult extends Exchange {
  /** The message whose card was pressed. */
  readonly cardId: string;
  readonly trigger: 'press' | 'refresh';
  readonly outcome: Outcome;
}

export interface ActParts {
  readonly people: People;
  readonly inboxes: Inboxes;
  readonly frame: () => ActivityFrame;
  readonly maxMessageBytes: () => number;
  /** Sends an activity with a genuine token. */
  readonly signed: (activity: JsonObject, botUrl: string | undefined) => Promise<BotReply>;
}

/** The person, who must have the app. Throws when not: they have no chat to act in. */
export function inChat({ people }: ActParts, personId: string): Member {
  const member = people.get(personId);
  if (!member.installed) throw new Error(`${member.person.name} has not installed the app`);
  return member;
}

/** The card a person sees in one message. Throws when it shows none. */
export function shownCardOf({ inboxes }: ActParts, personId: string, cardId: string): JsonObject {
  const message = inboxes.of(personId).find(({ activityId }) => activityId === cardId);
  if (!message?.card || message.deleted) throw new Error(`No card ${cardId} in the chat of ${personId}`);
  return message.card;
}

/** Sends an activity for a person and gathers the answer and the new messages. */
export async function exchange(
  parts: ActParts,
  personId: string,
  activity: JsonObject,
  botUrl?: string,
): Promise<Exchange> {
  const { inboxes } = parts;
  const before = new Set(inboxes.of(personId).map(({ activityId }) => activityId));
  const reply = await parts.signed(activity, botUrl);
  const isNew = ({ activityId, from }: InboxMessage) => from === 'bot' && !before.has(activityId);
  return { ...reply, personId, activity, sent: inboxes.of(personId).filter(isNew) };
}

/**
 * Sends a press or refresh and does with the answer what a client does: a card takes the place of the old one.
 * Throws when the answer is not of a shape that Teams takes.
 */
export async function invoke(
  parts: ActParts,
  target: Pick<PressResult, 'personId' | 'cardId' | 'trigger' | 'activity'>,
  botUrl?: string,
): Promise<PressResult> {
  const { personId, cardId, trigger } = target;
  const done = await exchange(parts, personId, target.activity, botUrl);
  const outcome = readInvokeReply(done, parts.maxMessageBytes());
  const message = parts.inboxes.of(personId).find(({ activityId }) => activityId === cardId);
  if (outcome.kind === 'card' && message && !message.deleted) {
    parts.inboxes.replaceCard(message, outcome.card, trigger);
  }
  return { ...done, cardId, trigger, outcome };
}
