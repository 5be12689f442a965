/** Who pressed or wrote, as Teams vouches for it. What they may do is looked up by the server. */
export interface Sender {
  /** Microsoft Entra object id, a GUID in lower case. */
  readonly personId: string;
  /** The id under which Teams reaches them (`29:…`). */
  readonly teamsId: string;
  /** As Teams shows it; for greeting only. */
  readonly name: string;
}

/** Where an activity came from, and so where an answer goes. */
export interface Place {
  readonly serviceUrl: string;
  readonly conversationId: string;
  /** A chat with this one person, known to be so: nobody else reads there. */
  readonly isPrivate: boolean;
  readonly tenantId: string;
  /** A team's id arrives as a GUID or as `19:…`: both are kept. */
  readonly team: { readonly id: string | undefined; readonly groupId: string | undefined } | undefined;
}

interface Incoming {
  readonly activityId: string | undefined;
  readonly place: Place;
}

/** Somebody wrote to the bot. `text` is without the mention of the bot, otherwise as typed. */
export interface IncomingMessage extends Incoming {
  readonly kind: 'message';
  readonly from: Sender;
  readonly text: string;
  /** Pictures or files came with it; nothing of them is read or kept. */
  readonly withFiles: boolean;
}

/** What a card's button carries, and nothing more. */
export interface PressData {
  readonly case?: string;
  readonly step?: string;
  readonly form?: string;
}

/** Somebody pressed a button, or a client refreshed a card by itself (`automatic`: never changes anything). */
export interface IncomingPress extends Incoming {
  readonly kind: 'press';
  readonly from: Sender;
  readonly via: 'execute' | 'submit';
  readonly trigger: 'manual' | 'automatic';
  readonly verb: string;
  readonly data: PressData;
  /** What was typed, by the input's id without its `f.`; character for character. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The message whose card was pressed. */
  readonly replyToId: string | undefined;
}

/** The bot was installed for somebody, or taken away. */
export interface IncomingInstallation extends Incoming {
  readonly kind: 'installed' | 'removed';
  /** Undefined where Teams doesn't say who did it. */
  readonly from: Sender | undefined;
}

/** People, or the bot itself, were added to a conversation. */
export interface IncomingJoined extends Incoming {
  readonly kind: 'joined';
  readonly from: Sender | undefined;
  readonly botJoined: boolean;
  /** Entra object ids of the people who were added, where Teams gives them. */
  readonly personIds: readonly string[];
}

/** Somebody has read up to a message (where the tenant grants the permission). */
export interface IncomingReadReceipt extends Incoming {
  readonly kind: 'read-receipt';
  readonly from: Sender;
  readonly lastReadActivityId: string;
}

/** What the product answers. */
export type IncomingActivity =
  | IncomingMessage
  | IncomingPress
  | IncomingInstallation
  | IncomingJoined
  | IncomingReadReceipt;

/** What the edge answers by itself. */
export type Unanswerable =
  /** `problem` is a code for the log: never anything of the activity. */
  | { readonly kind: 'malformed'; readonly problem: string }
  | { readonly kind: 'unknown-invoke' }
  | { readonly kind: 'ignored' };
