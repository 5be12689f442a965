import type { JsonObject } from '../json';
import { objectAt, objectsIn, textAt } from '../json';
import { cardOf, notificationText } from './notification';

/** How a message came to look as it does: sent, updated by the bot, or replaced by the answer to a press. */
export type ChangedBy = 'sent' | 'update' | 'press' | 'refresh';

export interface MessageVersion {
  readonly at: string;
  readonly by: ChangedBy;
  readonly text: string | undefined;
  readonly card: JsonObject | undefined;
}

/** One message in a person's chat with the bot. A change makes a new value; one already read stays as it was. */
export interface InboxMessage {
  readonly activityId: string;
  readonly personId: string;
  readonly conversationId: string;
  readonly from: 'bot' | 'person';
  readonly text: string | undefined;
  /** The card as this person sees it now. */
  readonly card: JsonObject | undefined;
  readonly attachments: readonly JsonObject[];
  readonly summary: string | undefined;
  readonly notification: string;
  readonly channelData: JsonObject;
  readonly value: unknown;
  readonly replyToId: string | undefined;
  /** Oldest first; the first is the message as sent. */
  readonly versions: readonly MessageVersion[];
  readonly deleted: boolean;
  /** What a client would stumble over, such as a card without a version, which phones drop. */
  readonly warnings: readonly string[];
}

/** A message is new or looks different, or is gone altogether. */
export interface InboxChange {
  readonly kind: 'message' | 'forgotten';
  readonly message: InboxMessage;
}

export interface InboxParts {
  readonly botName: string;
  /** Gives the times. */
  readonly now: () => Date;
  /** Called after every change. */
  readonly changed: (change: InboxChange) => void;
  /** What the chats held when they were last open, oldest first. */
  readonly earlier?: readonly InboxMessage[];
}

export interface Inboxes {
  /** Adds a message; Teams gives it its id. */
  add(from: 'bot' | 'person', personId: string, conversationId: string, activity: JsonObject): InboxMessage;
  find(conversationId: string, activityId: string): InboxMessage | undefined;
  /** The bot's own update of the message. */
  update(message: InboxMessage, activity: JsonObject): InboxMessage;
  /** The card an answer to a press or refresh puts in the message's place, for this person. */
  replaceCard(message: InboxMessage, card: JsonObject, by: 'press' | 'refresh'): InboxMessage;
  /** What another device of the person shows: the message as the bot last sent or updated it. */
  reload(personId: string): void;
  remove(message: InboxMessage): void;
  /** Forgets the message altogether, as when the chat was cleared. */
  forget(message: InboxMessage): void;
  /** Everything in the person's chat, oldest first, their own messages and deleted ones too. */
  of(personId: string): readonly InboxMessage[];
}

function warningsFor(card: JsonObject | undefined): string[] {
  if (!card) return [];
  const version = textAt(card, 'version');
  if (card['type'] !== 'AdaptiveCard') return ['the attached card has no type AdaptiveCard'];
  if (version === undefined) return ['the card has no version: phones drop it'];
  return Number(version) > 1.5 ? [`the card is version ${version}: Teams shows 1.5 at most`] : [];
}

/** What an activity puts in a message, and that as a version of it. */
function contentOf(activity: JsonObject, by: ChangedBy, at: string) {
  const card = cardOf(activity);
  const text = textAt(activity, 'text');
  return {
    text,
    card,
    attachments: objectsIn(activity['attachments']),
    summary: textAt(activity, 'summary'),
    channelData: objectAt(activity, 'channelData'),
    warnings: warningsFor(card),
    version: { at, by, text, card },
  };
}

const keyOf = (conversationId: string, activityId: string) => `${conversationId} ${activityId}`;

/** The chats of everybody, in memory. */
export function createInboxes({ botName, now, changed, earlier = [] }: InboxParts): Inboxes {
  const messages = new Map(earlier.map((one) => [keyOf(one.conversationId, one.activityId), one]));
  let lastId = Math.max(0, ...earlier.map((one) => Number(one.activityId)));
  const at = () => now().toISOString();

  function keep(message: InboxMessage): InboxMessage {
    messages.set(keyOf(message.conversationId, message.activityId), message);
    changed({ kind: 'message', message });
    return message;
  }
  function nextId(): string {
    lastId = Math.max(lastId + 1, now().getTime());
    return String(lastId);
  }
  const current = (message: InboxMessage) =>
    messages.get(keyOf(message.conversationId, message.activityId)) ?? message;
  const of = (personId: string) => [...messages.values()].filter((message) => message.personId === personId);

  return {
    add(from, personId, conversationId, activity) {
      const { version, ...content } = contentOf(activity, 'sent', at());
      return keep({
        ...content,
        activityId: nextId(),
        personId,
        conversationId,
        from,
        notification: notificationText(activity, content.card, botName),
        value: activity['value'],
        replyToId: textAt(activity, 'replyToId'),
        versions: [version],
        deleted: false,
      });
    },
    find: (conversationId, activityId) => messages.get(keyOf(conversationId, activityId)),
    update(message, activity) {
      const { version, ...content } = contentOf(activity, 'update', at());
      return keep({ ...message, ...content, versions: [...current(message).versions, version] });
    },
    replaceCard(message, card, by) {
      const latest = current(message);
      const version = { at: at(), by, text: latest.text, card };
      return keep({ ...latest, card, warnings: warningsFor(card), versions: [...latest.versions, version] });
    },
    reload(personId) {
      for (const message of of(personId)) {
        const base = message.versions.findLast(({ by }) => by === 'sent' || by === 'update');
        keep({ ...message, text: base?.text, card: base?.card });
      }
    },
    remove: (message) => void keep({ ...current(message), deleted: true }),
    forget(message) {
      messages.delete(keyOf(message.conversationId, message.activityId));
      changed({ kind: 'forgotten', message });
    },
    of,
  };
}
