import { z } from 'zod';

/**
 * The envelope around what a person said or pressed. Teams adds fields to it over time, so what is not known here
 * is passed by, and what is optional anywhere is optional here.
 */
const account = z.looseObject({
  id: z.string().optional(),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  tenantId: z.string().nullish(),
});

const tenantReference = z.looseObject({ id: z.string().nullish() });

/** The part of an activity that every kind shares. */
export const envelope = z.looseObject({
  type: z.string().min(1),
  id: z.string().nullish(),
  name: z.string().nullish(),
  channelId: z.string().nullish(),
  serviceUrl: z.string().nullish(),
  text: z.string().nullish(),
  replyToId: z.string().nullish(),
  action: z.string().nullish(),
  value: z.unknown().optional(),
  from: account.nullish(),
  recipient: account.nullish(),
  conversation: z
    .looseObject({
      id: z.string(),
      conversationType: z.unknown().optional(),
      isGroup: z.unknown().optional(),
      tenantId: z.string().nullish(),
    })
    .nullish(),
  channelData: z
    .looseObject({
      tenant: tenantReference.nullish(),
    })
    .nullish(),
  membersAdded: z.array(account).nullish(),
  entities: z.array(z.unknown()).nullish(),
  attachments: z.unknown().optional(),
});

export type Envelope = z.infer<typeof envelope>;

/** A mention among an activity's entities. */
export const mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.looseObject({ id: z.string() }),
});

/**
 * Whether pictures or files came with a message. Teams sends the text once more, as `text/html`, with every message that
 * is formatted, and marks a quoted message and the card of a link in the same way: those are none, unless a picture stands
 * in the text. What is not known counts as a file: it was meant to be looked at.
 * (https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/bots-filesv4)
 */
export function bringsFiles({ attachments }: Envelope): boolean {
  const all = z.array(z.unknown()).safeParse(attachments);
  return all.success && all.data.some((each) => isFile(attachment.safeParse(each).data));
}

const attachment = z.looseObject({ contentType: z.string().nullish(), content: z.unknown().optional() });

function isFile(given: z.infer<typeof attachment> | undefined): boolean {
  const type = given?.contentType?.toLowerCase() ?? '';
  if (type === 'text/html') return /<img\b/i.test(typeof given?.content === 'string' ? given.content : '');
  return type !== 'messagereference' && !type.startsWith('application/vnd.microsoft.card.');
}

/** What a universal action carries. A client that leaves `trigger` out means a person's press. */
export const executeValue = z.looseObject({
  action: z.looseObject({ verb: z.string(), data: z.unknown().optional() }),
  trigger: z.string().nullish(),
});

/** What a read receipt says. */
export const readReceiptValue = z.looseObject({ lastReadMessageId: z.string().min(1) });

/** Every tenant an activity names, in lower case: of its conversation, its channel data, and whoever acts. */
export function tenantsOf({ conversation, channelData, from }: Envelope): readonly string[] {
  return [conversation?.tenantId, channelData?.tenant?.id, from?.tenantId]
    .filter((id) => id !== undefined && id !== null)
    .map((id) => id.toLowerCase());
}
