import type { BotReply } from './bot-door';
import type { ChatActs } from './chat-acts';
import type { Traffic } from './connector/connector-gate';
import type { Fault } from './connector/faults';
import type { InboxChange, InboxMessage } from './connector/inbox';
import type { RateLimits } from './connector/rate-limits';
import type { JsonObject } from './json';
import type { Block, EarlierMember, Member, Person, Platform } from './people';
import type { PressActs } from './press-acts';
import type { Forgery } from './sign-in/forgeries';

export interface TeamsOptions {
  readonly tenantId: string;
  readonly appId: string;
  readonly people: readonly Person[];
  /** Where the bot listens, without `/api/messages`; may be told later with `useBot`. */
  readonly botUrl?: string;
  /** Loopback port; any free one when left out. */
  readonly port?: number;
  /** The bot's secret; any non-empty one when left out. */
  readonly appPassword?: string;
  readonly botName?: string;
  readonly issuer?: string;
  /** Life of the bot's access tokens in seconds; default an hour. */
  readonly tokenLifetime?: number;
  /** Largest message in bytes; default 28 KB, which every surface of Teams takes. */
  readonly maxMessageBytes?: number;
  /** Enforce Teams' rate limits, or others; default off. */
  readonly rateLimits?: boolean | RateLimits;
  /** How long Teams waits for the bot, in milliseconds; default 15,000. */
  readonly replyTimeout?: number;
  /** The chats as they were when they were last open; empty when left out. */
  readonly earlier?: EarlierChats;
  /** The time that activities carry; tokens and rate limits always use the machine's. */
  readonly now?: () => Date;
}

export interface EarlierChats {
  readonly messages: readonly InboxMessage[];
  readonly members: readonly EarlierMember[];
}

/** What a screen would draw anew: a message, or how a person stands with the bot. */
export type TeamsChange = InboxChange | { readonly kind: 'member'; readonly member: Member };

export interface SendOptions {
  readonly botUrl?: string;
  /** Send with a token that is wrong in this point. */
  readonly forge?: Forgery;
}

/** Looking at the chats. */
export interface ChatViews {
  members(): readonly Member[];
  /** Throws when nobody has this object id. */
  member(personId: string): Member;

  /** The bot's messages now in the person's chat, oldest first. */
  inbox(personId: string): readonly InboxMessage[];
  /** The newest of them. Throws when there is none. */
  latest(personId: string): InboxMessage;
  /** One message as it is now. Throws when it isn't there. */
  message(personId: string, activityId: string): InboxMessage;
  /** The whole chat, with what the person said and what was deleted. */
  thread(personId: string): readonly InboxMessage[];
  /** Tells of every change from now on, in order; call what it returns to hear no more. */
  onChange(listener: (change: TeamsChange) => void): () => void;
  /** Waits, at most so many milliseconds (default 5,000), until the check gives something; asks again after each change. */
  until<T>(check: () => T | undefined | false, timeout?: number): Promise<T>;
}

/** Pointing Teams at a bot, making it behave badly, and counting what the bot asks of it. */
export interface TeamsControls {
  /** Tells where the bot listens, without `/api/messages`. */
  useBot(botUrl: string): void;
  /** From now on sending to this person is refused with that code; undefined lifts it. */
  block(personId: string, block: Block | undefined): void;
  /** From now on this person presses and writes on that client. */
  usesClient(personId: string, platform: Platform): void;
  /** The chat's id becomes unknown; a new one is given at the next create. */
  forgetConversation(personId: string): void;
  /** The message is gone, so that an update meets ActivityNotFoundInConversation. */
  forgetMessage(personId: string, activityId: string): void;
  /** Shows the chat as another device of the person would: as the bot last sent or updated it. */
  reload(personId: string): void;
  inject(fault: Fault): () => void;
  /** Every request of the bot so far, oldest first. */
  traffic(): readonly Traffic[];
  setMaxMessageBytes(bytes: number): void;
  /** Every access token the bot now holds is refused with 401. */
  revokeBotTokens(): void;
}

/** Sending activities that no client would build. */
export interface ActivitySender {
  /** An activity of this person with Teams' envelope, the given fields over it. */
  activity(personId: string, fields: JsonObject): JsonObject;
  /** Sends an activity as it is, with a genuine token for its service URL (or a forged one). */
  signed(activity: JsonObject, options?: SendOptions): Promise<BotReply>;
  /** Sends any body with any headers, and no token but what the headers hold. */
  raw(
    body: string | Uint8Array<ArrayBuffer>,
    headers?: Record<string, string>,
    botUrl?: string,
  ): Promise<BotReply>;
  /** A genuine token for a service URL (default this one's), or one wrong in one point. */
  token(forge?: Forgery, serviceUrl?: string): string;
}

/** Our stand-in for Teams: authority, connector and people on one loopback address. */
export interface Teams extends ChatActs, PressActs, ChatViews, TeamsControls, ActivitySender {
  readonly url: string;
  /** What activities carry as `serviceUrl`. */
  readonly serviceUrl: string;
  close(): Promise<void>;
}
