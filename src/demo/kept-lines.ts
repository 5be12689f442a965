import { z } from 'zod';
import type { InboxMessage, MessageVersion } from '../stand-in/connector/inbox';
import { parseJson } from '../stand-in/json';
import { BLOCKS, type EarlierMember } from '../stand-in/people';
import type { Deed } from './deed';

/** One line of the file of chats. */
export type KeptLine =
  | { readonly kind: 'message' | 'forgotten'; readonly message: InboxMessage }
  | { readonly kind: 'member'; readonly member: EarlierMember }
  | { readonly kind: 'deed'; readonly deed: Deed }
  /** The person has seen their chat up to this message. */
  | { readonly kind: 'read'; readonly personId: string; readonly upTo: string };

const json = z.record(z.string(), z.unknown());

const version = z
  .object({
    at: z.string(),
    by: z.enum(['sent', 'update', 'press', 'refresh']),
    text: z.string().optional(),
    card: json.optional(),
  })
  .transform(({ text, card, ...rest }): MessageVersion => ({ ...rest, text, card }));

const message = z
  .object({
    activityId: z.string().regex(/^\d+$/),
    personId: z.string(),
    conversationId: z.string(),
    from: z.enum(['bot', 'person']),
    text: z.string().optional(),
    card: json.optional(),
    attachments: z.array(json),
    summary: z.string().optional(),
    notification: z.string(),
    channelData: json,
    value: z.unknown().optional(),
    replyToId: z.string().optional(),
    versions: z.array(version).min(1),
    deleted: z.boolean(),
    warnings: z.array(z.string()),
  })
  .transform(
    ({ text, card, summary, replyToId, value, ...rest }): InboxMessage => ({
      ...rest,
      text,
      card,
      summary,
      replyToId,
      value,
    }),
  );

const member = z
  .object({
    personId: z.string(),
    conversationId: z.string(),
    installed: z.boolean(),
    block: z.enum(BLOCKS).optional(),
  })
  .transform(({ block, ...rest }): EarlierMember => ({ ...rest, block }));

const line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), message }),
  z.object({ kind: z.literal('forgotten'), message }),
  z.object({ kind: z.literal('member'), member }),
  z.object({ kind: z.literal('read'), personId: z.string(), upTo: z.string().regex(/^\d+$/) }),
  z.object({
    kind: z.literal('deed'),
    deed: z.object({ personId: z.string(), what: z.string(), at: z.string() }),
  }),
]);

/** In: one line of the file. Out: what it says; undefined for a line that is cut off or is none of ours. */
export function readKeptLine(text: string): KeptLine | undefined {
  const read = line.safeParse(parseJson(text));
  return read.success ? read.data : undefined;
}
