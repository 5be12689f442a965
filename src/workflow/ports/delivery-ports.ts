import type { CaseRef, Instant, PersonId } from '../../domain/case/ids';
import type { Address } from './case-ports';

/** One message in somebody's chat that shows, or showed, this case. */
export interface Copy {
  readonly activityId: string;
  readonly conversationId: string;
  readonly serviceUrl: string;
  /** `live` follows the case; `stub` says that there is a newer card; `dead` is no longer there. */
  readonly shows: 'live' | 'stub' | 'dead';
  /** Still live, but there is a newer card, and it is yet to say so. */
  readonly closes?: true | undefined;
}

export type DeliveryStanding = 'waiting' | 'sending' | 'delivered' | 'seen' | 'failed' | 'unknown';

/** Per case and person: what should be seen, what is, where, and how it stands. */
export interface LedgerRow {
  readonly ref: CaseRef;
  readonly person: PersonId;
  /** Case version wanted on the card, and the version of whose change the person was last notified (0: of none). */
  readonly wantedVersion: number;
  readonly wantedRing: number;
  readonly heldUntil: Instant | undefined;
  readonly shownVersion: number;
  readonly shownRing: number;
  readonly copies: readonly Copy[];
  readonly standing: DeliveryStanding;
  /** Why it failed, as a code (`not-installed`, `blocked`, …); never text of a case. */
  readonly failure: string | undefined;
  readonly attempts: number;
  /** Case time of the last change of standing. */
  readonly since: Instant | undefined;
}

/** What the worker found out; fields left out stay as they are. */
export type RowUpdate = Partial<
  Pick<LedgerRow, 'shownVersion' | 'shownRing' | 'copies' | 'standing' | 'failure' | 'attempts' | 'since'>
>;

export interface RecordNext {
  readonly keep?: boolean | undefined;
  /** Machine time after which the row is worked on again. */
  readonly againInMs?: number | undefined;
  /** Case time at which the row is worked on again, unless something is wanted before. */
  readonly heldUntil?: Instant | undefined;
}

export interface Claim {
  readonly row: LedgerRow;
  /** Only the holder of the lease may record. */
  readonly lease: string;
}

export interface Ledger {
  /**
   * Rows ready to be worked on, each leased for some seconds of machine time; those held until this case time or
   * earlier among them.
   */
  claim(limit: number, caseNow: Instant): Promise<readonly Claim[]>;
  /**
   * Records, and lets go of the row unless `keep`. When `wanted` has moved meanwhile, or `next` says when, the
   * row is worked on again. Returns false when the lease was lost: then nothing is recorded.
   */
  record(claim: Claim, update: RowUpdate, next: RecordNext): Promise<boolean>;
  rows(ref: CaseRef): Promise<readonly LedgerRow[]>;
  /** A press or refresh proves the card was seen, and makes that message a live copy. */
  seen(
    ref: CaseRef,
    person: PersonId,
    copy: Omit<Copy, 'shows'>,
    version: number,
    at: Instant,
  ): Promise<void>;
  /** They looked at the case in the tab: what they were notified of up to this version is seen, and no message changes for it. */
  looked(ref: CaseRef, person: PersonId, version: number, at: Instant): Promise<void>;
  /** They read a chat up to this message: cards posted there no later are seen, where something is still to be done. */
  readUpTo(person: PersonId, conversationId: string, activityId: string, at: Instant): Promise<void>;
  /** Puts everything of one person back in the queue (they installed the bot again), or only what failed (they wrote to us). */
  revive(person: PersonId, which: 'all' | 'failed'): Promise<void>;
  /** Makes rows held until this case time or earlier ready (the clock moved); a claim does so by itself. */
  wakeHeld(caseNow: Instant): Promise<void>;
  /** Rows leased, ready now, or ready within so many milliseconds of machine time. */
  inHand(withinMs?: number): Promise<number>;
}

export interface OutgoingCard {
  readonly card: unknown;
  /** What a lock screen may show: neutral (process page §6). */
  readonly summary: string;
}

export type SendResult =
  | { readonly kind: 'sent'; readonly activityId: string }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number }
  /** Nothing left this process: safe to try again. */
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'not-installed' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'too-large' }
  /** Teams does not take what was sent, and will not: a fault of ours, which says nothing about the person. */
  | { readonly kind: 'refused' }
  /**
   * Teams turns the bot away, or its tenant, or an authority its credentials: nothing arrived, for anybody, and it says
   * nothing about the person. `code` is Teams' word for it.
   */
  | { readonly kind: 'bot-refused'; readonly code?: string }
  /** It may or may not have arrived: never repeat a create blindly. */
  | { readonly kind: 'unknown' };

/** Writes into people's chats. */
export interface Messenger {
  create(to: Address, message: OutgoingCard): Promise<SendResult>;
  update(copy: Omit<Copy, 'shows'>, message: OutgoingCard): Promise<SendResult>;
  /** Opens the chat with somebody for whom the bot is installed; one that is open already keeps its id. */
  openConversation(person: Omit<Address, 'conversationId'>): Promise<OpenResult>;
}

export type OpenResult =
  | { readonly kind: 'opened'; readonly conversationId: string }
  /** Teams says that it knows nobody by this id. */
  | { readonly kind: 'no-account' }
  | Exclude<SendResult, { readonly kind: 'sent' }>;
