import type { Deed } from '../deed';
import type { WireEvent, WireMessage, WirePerson, WireTab, WireTime } from '../wire';
import { keepPrefs, type Prefs, readPrefs } from './prefs';

/** What the page knows, and what its reader has chosen. */
export interface Model {
  readonly people: ReadonlyMap<string, WirePerson>;
  readonly time: WireTime | undefined;
  /** Where the bot's tab is. */
  readonly tab: WireTab | undefined;
  readonly deeds: readonly Deed[];
  readonly prefs: Prefs;
  /** A person's messages, oldest first. */
  thread(personId: string): readonly WireMessage[];
  isUnread(message: WireMessage): boolean;
  unreadOf(personId: string): readonly WireMessage[];
  /** Everything in the chat counts as seen; gives the newest that was not. */
  markRead(personId: string): WireMessage | undefined;
  choose(change: Partial<Prefs>): void;
  apply(event: WireEvent): void;
}

/** The page's memory. `changed` is called after every choice of the reader. */
export function createModel(changed: () => void): Model {
  const people = new Map<string, WirePerson>();
  const threads = new Map<string, Map<string, WireMessage>>();
  let time: WireTime | undefined;
  let tab: WireTab | undefined;
  let deeds: Deed[] = [];
  let prefs = readPrefs();
  const seen = new Map<string, string>();

  function put(message: WireMessage): void {
    const thread = threads.get(message.personId) ?? new Map<string, WireMessage>();
    threads.set(message.personId, thread.set(message.id, message));
  }
  function keep(change: Partial<Prefs>): void {
    prefs = { ...prefs, ...change };
    keepPrefs(prefs);
  }
  function begin({ world }: Extract<WireEvent, { kind: 'world' }>): void {
    people.clear();
    threads.clear();
    for (const person of world.people) people.set(person.id, person);
    for (const message of world.messages) put(message);
    time = world.time;
    tab = world.tab;
    deeds = [...world.deeds];
    // After “start over” the story begins again.
    if (deeds.length < prefs.since || deeds.length === 0) keep({ since: 0, wentOnTo: 0 });
    seen.clear();
    for (const [personId, upTo] of Object.entries(world.seen)) seen.set(personId, upTo);
  }
  const thread = (personId: string) => [...(threads.get(personId)?.values() ?? [])];
  const isUnread = (message: WireMessage) =>
    message.from === 'bot' &&
    !message.deleted &&
    Number(message.id) > Number(seen.get(message.personId) ?? 0);
  const unreadOf = (personId: string) => thread(personId).filter(isUnread);

  return {
    people,
    get tab() {
      return tab;
    },
    get time() {
      return time;
    },
    get deeds() {
      return deeds;
    },
    get prefs() {
      return prefs;
    },
    thread,
    isUnread,
    unreadOf,
    markRead(personId) {
      const newest = unreadOf(personId).at(-1);
      if (newest !== undefined) seen.set(personId, newest.id);
      return newest;
    },
    choose(change) {
      keep(change);
      changed();
    },
    apply(event) {
      if (event.kind === 'world') begin(event);
      if (event.kind === 'message') put(event.message);
      if (event.kind === 'forgotten') threads.get(event.personId)?.delete(event.id);
      if (event.kind === 'person') people.set(event.person.id, event.person);
      if (event.kind === 'seen') seen.set(event.personId, event.upTo);
      if (event.kind === 'time') time = event.time;
      if (event.kind === 'deed') deeds.push(event.deed);
    },
  };
}
