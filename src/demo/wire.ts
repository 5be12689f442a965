import type { JsonObject } from '../stand-in/json';
import type { Deed } from './deed';

/** What the page's server tells the browser. Types only: both sides import them. */

export interface WirePerson {
  readonly id: string;
  readonly name: string;
  readonly jobTitle: string;
  /** Roles of the directory in plain words, such as “Coordinator”; empty for most people. */
  readonly standing: readonly string[];
  readonly place: string;
  readonly installed: boolean;
  /** False: nothing that the bot sends reaches this person. */
  readonly reachable: boolean;
  /** True for people who are reached through their coordinator and don't have the app. */
  readonly relay: boolean;
}

export interface WireMessage {
  readonly id: string;
  readonly personId: string;
  readonly from: 'bot' | 'person';
  readonly text: string | undefined;
  readonly card: JsonObject | undefined;
  /** What a locked screen showed when the message came. */
  readonly notification: string;
  /** When it came, and when it last changed: case time. */
  readonly at: string;
  readonly changedAt: string;
  /** Raised by every change. */
  readonly version: number;
  /** What the bot says when the app is added; the page folds it once it was seen. */
  readonly greeting: boolean;
  readonly deleted: boolean;
  readonly warnings: readonly string[];
}

export interface WireTime {
  readonly instant: string;
  /** `2026-12-24T16:40` in London. */
  readonly london: string;
  readonly state: 'working' | 'evening' | 'quiet' | 'day-off';
  /** When the quiet hours end in which it lies: until then what is not urgent waits. */
  readonly quietUntil?: string | undefined;
  /** When people are next at work. */
  readonly nextMorning: string;
  /** `20:00 to 07:00`. */
  readonly quietHours: string;
  readonly workingHours: string;
}

/** Where the bot's tab is, and what Teams says of it. */
export interface WireTab {
  readonly address: string;
  readonly appId: string;
  readonly tenantId: string;
  /** The tab's name in the manifest. */
  readonly entityId: string;
}

export interface WireWorld {
  readonly tab: WireTab;
  readonly people: readonly WirePerson[];
  readonly messages: readonly WireMessage[];
  readonly time: WireTime;
  readonly deeds: readonly Deed[];
  /** By person: the newest message of the chat that was seen. */
  readonly seen: Readonly<Record<string, string>>;
}

export type WireEvent =
  | { readonly kind: 'world'; readonly world: WireWorld }
  | { readonly kind: 'message'; readonly message: WireMessage }
  | { readonly kind: 'forgotten'; readonly personId: string; readonly id: string }
  | { readonly kind: 'person'; readonly person: WirePerson }
  | { readonly kind: 'seen'; readonly personId: string; readonly upTo: string }
  | { readonly kind: 'time'; readonly time: WireTime }
  | { readonly kind: 'deed'; readonly deed: Deed };

/** What came of something a person did. `stopped`: their Teams would not have let it through. */
export type WireOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'stopped' | 'error' | 'unreachable'; readonly text: string };

/** A token with which a person's tab asks its API. */
export interface WireToken {
  readonly kind: 'token';
  readonly token: string;
}

export interface WirePress {
  readonly person: string;
  readonly message: string;
  readonly version: number;
  readonly type: string;
  readonly verb?: string | undefined;
  readonly title?: string | undefined;
  readonly data?: unknown;
  readonly inputs: Readonly<Record<string, string>>;
}
