import type { CaseRef, Instant, PersonId } from '../../domain/case/ids';
import type { Move } from '../../domain/case/moves';
import type { CaseState } from '../../domain/case/state';
import type { CaseEvent } from '../../domain/case/stored/events';
import type { CaseStub } from '../../domain/case/stored/stub';
import type { LastTold } from '../../domain/process/people/parts-moved';

/** Case time: the only time the domain sees. Movable in the demo, never in production. */
export interface CaseClock {
  now(): Instant;
}

/** Random references and identifiers. */
export interface Mint {
  caseRef(): CaseRef;
  /** A short random identifier, for forms, candidates, debts and items. */
  id(): string;
}

/** What makes a press the same press, whatever its activity id (process page I9). */
export interface PressKey {
  readonly actor: PersonId;
  readonly verb: string;
  readonly form: string;
  /** Hex digest of the inputs. */
  readonly digest: string;
}

/** Everything that one press needs, from one round trip. */
export interface PressRead {
  readonly state: CaseState | undefined;
  /** For whom the case is indexed, and for whom it waited when it was last written; undefined where there is none. */
  readonly told?: LastTold | undefined;
  /** True when the commit of this very press is already remembered. */
  readonly duplicate: boolean;
  /** The directory's version; a process that holds an older one loads it again. */
  readonly directoryVersion: number;
  /** The presser's own draft for the form asked about. */
  readonly draft: Draft | undefined;
  /** Presses of this person in the running minute, each by its weight, this one included. */
  readonly pressesThisMinute: number;
}

/** What a commit wants a person to see; `notify` notifies them as well, that is, posts the card anew. */
export interface Notice {
  readonly person: PersonId;
  readonly notify: boolean;
  /** Only who has, or is to have, a card already: their copy follows the case, and nobody else is told. */
  readonly onlyIfShown?: boolean | undefined;
  /** Case time before which nothing is sent (quiet hours). */
  readonly heldUntil?: Instant | undefined;
  /** A copy that is there follows at once all the same, though the notification waits. */
  readonly showNow?: boolean | undefined;
}

/** One change of one case: all of it is written, or nothing. */
export interface Change {
  readonly ref: CaseRef;
  /** The version decided on; 0 claims a new reference. */
  readonly expectedVersion: number;
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  /** Case time of the next thing that falls due; undefined takes the case out of the due set. */
  readonly due: Instant | undefined;
  readonly press: PressKey | undefined;
  readonly notices: readonly Notice[];
  /** Everybody with a role on the case now: their index of cases follows. */
  readonly people: readonly PersonId[];
  /** For whom it waits now; left out: it is not noted. */
  readonly waitsFor?: readonly PersonId[] | undefined;
  readonly usedDraft: UsedDraft | undefined;
  /** What stays of it for the counts, and the changes of status that the events make. */
  readonly stub?: CaseStub | undefined;
  readonly moves?: readonly Move[] | undefined;
  /** Keyed digests of what tells the child: requests about the same child have one in common at least. */
  readonly sameChild?: readonly string[] | undefined;
  /**
   * How many other open requests about the same child were known when this was decided: another number is a conflict, so
   * that of two that are sent at the same moment one finds the other. Left out where it does not matter.
   */
  readonly othersAbout?: number | undefined;
  /**
   * The other requests on which this was decided, as they were then: another version of one is a conflict, so that what is
   * recorded there at the same moment is found, a hold, a death or an opinion. Left out where there are none.
   */
  readonly restsOn?: readonly CaseVersion[] | undefined;
}

export interface CaseVersion {
  readonly ref: CaseRef;
  readonly version: number; // 0: there was no such case
}

export type CommitResult =
  | { readonly kind: 'committed' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'reference-taken' }
  /** The draft must be the last word, and another device has saved, sent or discarded it. */
  | { readonly kind: 'draft-moved' };

/** Thrown by every store when Redis is away, slow or full. */
export class StoreUnavailable extends Error {
  readonly code = 'store-unavailable';
  /** Whether a change may have been made all the same, because only the answer to it is missing. */
  readonly mayBeSaved: boolean;

  constructor(message: string, options: ErrorOptions & { readonly mayBeSaved?: boolean } = {}) {
    super(message, options);
    this.mayBeSaved = options.mayBeSaved ?? false;
  }
}

/** A case, and the directory by which it is looked at, from one round trip. */
export type CaseLook = Pick<PressRead, 'state' | 'directoryVersion'>;

export interface CaseStore {
  /** For what somebody does or asks for: it is counted as theirs. */
  readPress(query: {
    readonly person: PersonId;
    readonly ref?: CaseRef | undefined;
    readonly press?: PressKey | undefined;
    readonly draft?: DraftKey | undefined;
    /** True when the same press reads again after a conflict: it is not counted twice. */
    readonly again?: boolean | undefined;
    /** For how many presses it counts, where it costs more than one; 1 where left out. */
    readonly weight?: number | undefined;
  }): Promise<PressRead>;
  /** For what the bot does by itself: no press is counted. What goes out to somebody is `kept`: no failover can undo it. */
  look(ref: CaseRef | undefined, told?: 'kept'): Promise<CaseLook>;
  readCase(ref: CaseRef): Promise<CaseState | undefined>;
  commit(change: Change): Promise<CommitResult>;
  /** The case's whole history, oldest first; throws when the chain is broken. */
  history(ref: CaseRef): Promise<readonly CaseEvent[]>;
  casesOf(person: PersonId): Promise<readonly CaseRef[]>;
  /** What was in the index of one account is in the index of the other from now on. */
  follow(from: PersonId, to: PersonId): Promise<void>;
  /** Open cases that have one of these keyed digests of {@link Change.sameChild}. */
  casesAbout(sameChild: readonly string[]): Promise<readonly CaseRef[]>;
  /** The case from which the linked request with this reference was started; undefined for any other reference. */
  originOf(linked: CaseRef): Promise<CaseRef | undefined>;
}

export interface DueSet {
  /**
   * References due at or before this case time, earliest first; each is leased for some seconds of machine time. When
   * the directory is another than the one from which the entries were reckoned, or the tables are (given once, by a
   * process that starts), every case is due at once and its entry is reckoned anew.
   */
  claim(now: Instant, limit: number, tables?: string): Promise<readonly CaseRef[]>;
  /** Puts a case off, after a fault, and counts it. */
  postpone(ref: CaseRef, until: Instant): Promise<number>;
  /** Corrects a case's entry when a tick changed nothing. */
  rescore(ref: CaseRef, due: Instant | undefined, version: number): Promise<void>;
  earliest(): Promise<Instant | undefined>;
}

/** Stands for whichever message a form is open on, where the client did not say. */
export const anyMessage = '*';

/** A form half filled in. Values are what was typed, character for character. */
export interface Draft {
  readonly version: number;
  readonly page: string;
  readonly values: Readonly<Record<string, string>>;
  /** The activity on which the form is open, so that delivery leaves it alone; or {@link anyMessage}. */
  readonly openOn?: string | undefined;
  /** Case time until when it is; where not given, delivery decides by `savedAt`. */
  readonly openUntil?: Instant | undefined;
  readonly savedAt: Instant;
  /** A linked request's draft remembers where it comes from. */
  readonly linkedFrom?: CaseRef | undefined;
  /** The reference that the request will get (minted when a linked request is started). */
  readonly ref?: CaseRef | undefined;
}

export interface DraftKey {
  readonly person: PersonId;
  /** A case's reference, or `new`. */
  readonly about: CaseRef | 'new';
  /** The command that the form gives. */
  readonly form: string;
}

/**
 * The draft that a change used up. It is thrown away when it still is at the version that was read; what another
 * device saved meanwhile stays.
 */
export interface UsedDraft {
  readonly key: DraftKey;
  /** 0 when there was none. */
  readonly version: number;
  /** Nothing is committed when the draft has moved. */
  readonly mustBeLast: boolean;
}

export interface DraftStore {
  read(key: DraftKey): Promise<Draft | undefined>;
  /** Saves version n+1 over version n; returns false when another device saved first. Version 0 is a new draft. */
  save(key: DraftKey, draft: Omit<Draft, 'version'>, over: number): Promise<boolean>;
  discard(key: DraftKey): Promise<void>;
  draftsOf(person: PersonId): Promise<readonly KeptDraft[]>;
  /**
   * Drafts that come to their end in a few days, and those that have: whose owner is to be told now. Each is handed to
   * one process, which has some minutes of machine time to settle it: what it has not settled by then, because it came
   * to an end itself, is handed out again.
   */
  claimEnding(limit: number): Promise<readonly EndingDraft[]>;
  /**
   * The owner is told from now on: whoever is handed it after this one finds that they may have been.
   * @returns the same under a new lease; undefined when it is not this process's any more: then nobody is to be told
   */
  beginTelling(ending: EndingDraft): Promise<EndingDraft | undefined>;
  /** The owner was told, or need not be: it comes once more when the draft has ended, and then no more. */
  settleEnding(ending: EndingDraft): Promise<void>;
  /** The owner could not be told: it is handed out again after so many milliseconds of machine time. */
  tellAgain(ending: EndingDraft, afterMs: number): Promise<void>;
}

export interface KeptDraft {
  readonly key: DraftKey;
  readonly draft: Draft;
  /** Machine time at which it is gone, unless it is saved again. */
  readonly endsAt: Instant;
}

export interface EndingDraft {
  readonly key: DraftKey;
  /** Machine time at which it is gone; undefined when it has gone. */
  readonly endsAt: Instant | undefined;
  /** Names this handing-out: over when somebody else has it, or the draft was saved, sent or thrown away. */
  readonly lease: string;
  /** A process began to tell and came to an end: whether the message arrived nobody knows. */
  readonly mayBeTold: boolean;
}

/** Where a person can be written to, as Teams told us. */
export interface Address {
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly teamsUserId: string;
  readonly tenantId: string;
}

export interface AddressBook {
  read(person: PersonId): Promise<Address | undefined>;
  save(person: PersonId, address: Address): Promise<void>;
  forget(person: PersonId): Promise<void>;
}
