import type { PersonId } from '../../domain/case/ids';
import type { Shows } from './shows';

/** What people do in a chat, as the edge hands it on, and what they are answered. */

export interface Place {
  readonly serviceUrl: string;
  readonly conversationId: string;
  /** A chat with this one person, known to be so; whatever is not known to be private may be read by others. */
  readonly isPrivate: boolean;
  readonly tenantId: string;
}

export interface Sender {
  readonly personId: PersonId;
  readonly teamsId: string;
}

export interface Message {
  readonly kind: 'message';
  readonly from: Sender;
  readonly place: Place;
  readonly text: string;
  /** Pictures or files came with it; the bot has none of them. */
  readonly withFiles?: boolean | undefined;
}

export interface Press {
  readonly kind: 'press';
  readonly from: Sender;
  readonly place: Place;
  /** `automatic` is a client that refreshes by itself: it never changes anything. */
  readonly trigger: 'manual' | 'automatic';
  readonly verb: string;
  readonly data: { readonly case?: string; readonly step?: string; readonly form?: string };
  /** What was typed, by field path. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly replyToId: string | undefined;
  /** Pressed in the tab, where no message shows the form. */
  readonly inTab?: boolean | undefined;
}

export interface Installation {
  readonly kind: 'installed' | 'removed';
  readonly from: Sender | undefined;
  readonly place: Place;
}

export interface Joined {
  readonly kind: 'joined';
  readonly from: Sender | undefined;
  readonly place: Place;
  readonly botJoined: boolean;
}

/** Somebody has read a chat up to a message, where their organisation lets the bot know. */
export interface ReadReceipt {
  readonly kind: 'read-receipt';
  readonly from: Sender;
  readonly place: Place;
  readonly lastReadActivityId: string;
}

export type Turn = Message | Press | Installation | Joined | ReadReceipt;

export type Answer =
  | {
      readonly kind: 'card';
      readonly card: object;
      /** What a lock screen may show: neutral (process page §6). */
      readonly summary: string;
      /** Told of the message that carries the card, where it became one of its own. */
      readonly onSent?: ((activityId: string) => Promise<void>) | undefined;
      /** What is said before it, in a message of its own. */
      readonly before?: string | undefined;
      readonly shows?: Shows | undefined;
    }
  | { readonly kind: 'message'; readonly text: string; readonly tone?: 'attention' | undefined }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly message: string }
  | { readonly kind: 'none' };
