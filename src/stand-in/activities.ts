import { randomUUID } from 'node:crypto';
import type { CardAction } from './cards/card-actions';
import type { JsonObject } from './json';
import type { Member } from './people';

/** What every activity of the stand-in needs to know. */
export interface ActivityFrame {
  readonly appId: string;
  readonly botName: string;
  readonly serviceUrl: string;
  readonly now: () => Date;
}

/** An activity with the envelope Teams puts round everything a person does in a personal chat. */
export function activityFrom(member: Member, frame: ActivityFrame, fields: JsonObject): JsonObject {
  const timestamp = frame.now().toISOString();
  const { person, mri, tenantId, conversationId, platform } = member;
  return {
    id: `f:${randomUUID()}`,
    timestamp,
    localTimestamp: timestamp.replace('Z', '+00:00'),
    localTimezone: 'Europe/London',
    locale: 'en-GB',
    channelId: 'msteams',
    serviceUrl: frame.serviceUrl,
    from: { id: mri, name: person.name, aadObjectId: person.id },
    conversation: { conversationType: 'personal', tenantId, id: conversationId },
    recipient: { id: `28:${frame.appId}`, name: frame.botName },
    entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'GB', platform, timezone: 'Europe/London' }],
    channelData: { tenant: { id: tenantId } },
    ...fields,
  };
}

/** The two activities that follow when a person adds the app. */
export function installActivities(member: Member, frame: ActivityFrame): [JsonObject, JsonObject] {
  const bot = { id: `28:${frame.appId}` };
  return [
    activityFrom(member, frame, { type: 'conversationUpdate', membersAdded: [bot] }),
    activityFrom(member, frame, { type: 'installationUpdate', action: 'add' }),
  ];
}

/** What follows when a person, or an administrator for them, removes the app. */
export function uninstallActivity(member: Member, frame: ActivityFrame): JsonObject {
  return activityFrom(member, frame, { type: 'installationUpdate', action: 'remove' });
}

/** The invoke of an Action.Execute. `automatic` is a refresh no person asked for. */
export function executeActivity(
  member: Member,
  frame: ActivityFrame,
  press: { replyToId: string; action: CardAction; data: unknown; trigger: 'manual' | 'automatic' },
): JsonObject {
  const { action, data, trigger, replyToId } = press;
  const title = action.title === undefined ? {} : { title: action.title };
  const verb = action.verb === undefined ? {} : { verb: action.verb };
  return activityFrom(member, frame, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId,
    value: { action: { type: 'Action.Execute', id: action.id ?? null, ...verb, data, ...title }, trigger },
  });
}

/** The message of an Action.Submit: no text, the data as its value. */
export function submitActivity(
  member: Member,
  frame: ActivityFrame,
  replyToId: string,
  value: unknown,
): JsonObject {
  const channelData = { tenant: { id: member.tenantId }, source: { name: 'message' }, legacy: { replyToId } };
  return activityFrom(member, frame, { type: 'message', replyToId, value, channelData });
}

/** The event a tenant that grants read receipts sends when a message was seen. */
export function readActivity(member: Member, frame: ActivityFrame, lastReadMessageId: string): JsonObject {
  return activityFrom(member, frame, {
    type: 'event',
    name: 'application/vnd.microsoft.readReceipt',
    value: { lastReadMessageId },
  });
}

/** The same activity as Teams sends it once more after a time-out: at first as it was, later under a new id. */
export function deliveredAgain(activity: JsonObject, as: 'sameId' | 'newId', now: Date): JsonObject {
  if (as === 'sameId') return activity;
  const timestamp = now.toISOString();
  return {
    ...activity,
    id: `f:${randomUUID()}`,
    timestamp,
    localTimestamp: timestamp.replace('Z', '+00:00'),
  };
}
