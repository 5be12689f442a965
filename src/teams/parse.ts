import { z } from 'zod';
import type { Place, Press, Sender, Turn } from '../workflow/conversation/turn';
import {
  bringsFiles,
  type Envelope,
  envelope,
  executeValue,
  mention,
  readReceiptValue,
  tenantsOf,
} from './envelope';
import { readPressData } from './press-data';

/** What the edge answers by itself. */
export type Unanswerable =
  /** `problem` is a code for the log: never anything of the activity. */
  | { readonly kind: 'malformed'; readonly problem: string }
  | { readonly kind: 'unknown-invoke' }
  | { readonly kind: 'ignored' };

type Parsed = Turn | Unanswerable;

const malformed = (problem: string): Unanswerable => ({ kind: 'malformed', problem });
const entraId = z.guid().toLowerCase();

/**
 * Turns an activity into what it means. The activity has passed authentication; its content is still a stranger's.
 *
 * @param activity as it came
 * @returns a message, press, installation and so on; `malformed` with a code where our own data are not as our
 *   cards send them, or where it isn't said who acts; `ignored` for what the bot has no use for
 */
export function parseActivity(activity: unknown): Parsed {
  const read = envelope.safeParse(activity);
  if (!read.success) return malformed('envelope');
  const place = placeOf(read.data);
  if (!place) return malformed('no-place');
  const about = { place };
  switch (read.data.type) {
    case 'message':
      return parseMessage(read.data, about);
    case 'invoke':
      return parseInvoke(read.data, about);
    case 'installationUpdate':
      return parseInstallation(read.data, about);
    case 'conversationUpdate':
      return parseConversationUpdate(read.data, about);
    case 'event':
      return parseEvent(read.data, about);
    default:
      return { kind: 'ignored' };
  }
}

interface About {
  readonly place: Place;
}

function placeOf(given: Envelope): Place | undefined {
  const { serviceUrl, conversation } = given;
  const [tenantId] = tenantsOf(given);
  if (!serviceUrl || !conversation || !tenantId) return undefined;
  return {
    serviceUrl,
    conversationId: conversation.id,
    isPrivate: isPrivate(conversation),
    tenantId,
  };
}

/**
 * Private only where everything says so: content about a case and a person's address depend on it. Whatever is left out,
 * odd or contradictory is a place that others read.
 */
function isPrivate({ id, conversationType, isGroup }: NonNullable<Envelope['conversation']>): boolean {
  const saysGroup = isGroup !== undefined && isGroup !== null && isGroup !== false;
  // Channels, meetings and group chats have ids of this kind, chats with the bot have not.
  return conversationType === 'personal' && !saysGroup && !id.startsWith('19:');
}

function senderOf({ from }: Envelope): Sender | undefined {
  const personId = entraId.safeParse(from?.aadObjectId);
  if (!personId.success || !from?.id) return undefined;
  return { personId: personId.data, teamsId: from.id };
}

/** Somebody, and the tenant that their activity names. */
export interface SenderIn {
  readonly personId: string;
  readonly tenantId: string;
}

/** Who sent an activity, whatever else is wrong with it; undefined where that cannot be told. */
export function whoSent(activity: unknown): SenderIn | undefined {
  const read = envelope.safeParse(activity);
  if (!read.success) return undefined;
  const [from, place] = [senderOf(read.data), placeOf(read.data)];
  return from && place && { personId: from.personId, tenantId: place.tenantId };
}

function parseMessage(given: Envelope, about: About): Parsed {
  const from = senderOf(given);
  if (!from) return malformed('no-sender');
  if (given.value !== undefined && given.value !== null) {
    return press(given, about, from, {
      trigger: 'manual',
      verb: undefined,
      data: given.value,
    });
  }
  return { kind: 'message', ...about, from, text: textWithoutMention(given), withFiles: bringsFiles(given) };
}

/** Takes out the mention of the bot and no other: a name somebody mentions is part of what they say. */
function textWithoutMention({ text, entities, recipient }: Envelope): string {
  let said = text ?? '';
  for (const entity of entities ?? []) {
    const read = mention.safeParse(entity);
    if (read.success && read.data.mentioned.id === recipient?.id) said = said.replace(read.data.text, '');
  }
  return said.trim();
}

function parseInvoke(given: Envelope, about: About): Parsed {
  const from = senderOf(given);
  if (!from) return malformed('no-sender');
  switch (given.name) {
    case 'adaptiveCard/action': {
      const value = executeValue.safeParse(given.value);
      if (!value.success) return malformed('action');
      const trigger = value.data.trigger ?? 'manual';
      if (trigger !== 'manual' && trigger !== 'automatic') return malformed('trigger');
      const { verb, data } = value.data.action;
      return press(given, about, from, { trigger, verb, data });
    }
    default:
      return { kind: 'unknown-invoke' };
  }
}

interface Pressed extends Pick<Press, 'trigger'> {
  readonly verb: string | undefined;
  readonly data: unknown;
}

function press(given: Envelope, about: About, from: Sender, { trigger, verb, data }: Pressed): Parsed {
  const read = readPressData(verb, data);
  if ('problem' in read) return malformed(read.problem);
  return { kind: 'press', ...about, from, trigger, ...read, replyToId: given.replyToId ?? undefined };
}

function parseInstallation(given: Envelope, about: About): Parsed {
  switch (given.action) {
    case 'add':
    case 'add-upgrade':
      return { kind: 'installed', ...about, from: senderOf(given) };
    case 'remove':
      return { kind: 'removed', ...about, from: senderOf(given) };
    default:
      // `remove-upgrade` is half of an upgrade: the bot stays where it is.
      return { kind: 'ignored' };
  }
}

function parseConversationUpdate(given: Envelope, about: About): Parsed {
  const added = given.membersAdded ?? [];
  if (added.length === 0) return { kind: 'ignored' };
  const botJoined = added.some(({ id }) => id !== undefined && id === given.recipient?.id);
  return { kind: 'joined', ...about, from: senderOf(given), botJoined };
}

function parseEvent(given: Envelope, about: About): Parsed {
  if (given.name !== 'application/vnd.microsoft.readReceipt') return { kind: 'ignored' };
  const from = senderOf(given);
  const value = readReceiptValue.safeParse(given.value);
  if (!from) return malformed('no-sender');
  if (!value.success) return malformed('read-receipt');
  return { kind: 'read-receipt', ...about, from, lastReadActivityId: value.data.lastReadMessageId };
}
