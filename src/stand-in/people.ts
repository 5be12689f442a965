import { createHash } from 'node:crypto';

/** One person in the stand-in's Teams, as given at start. */
export interface Person {
  /** Entra object id, a GUID: what activities carry as `from.aadObjectId`. */
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  /** The organisation's tenant; the stand-in's own when left out. */
  readonly tenantId?: string;
  /** True for a person who had the app before the bot started; no installation event is sent for them. */
  readonly installed?: boolean;
}

export const BLOCKS = ['MessageWritesBlocked', 'ConversationBlockedByUser', 'BotDisabledByAdmin'] as const;
export type Block = (typeof BLOCKS)[number];

/** Which of Teams' clients somebody uses, in Teams' own words: it is in what their client sends. */
export type Platform = 'Windows' | 'Web' | 'iOS' | 'Android';

/** A person with the ids Teams gives them and how they stand with the bot. */
export interface Member {
  readonly person: Person;
  readonly tenantId: string;
  /** The id the bot sees, `29:…`. */
  readonly mri: string;
  readonly conversationId: string;
  readonly installed: boolean;
  readonly block: Block | undefined;
  readonly platform: Platform;
}

export interface People {
  all(): readonly Member[];
  /** Throws when nobody has this object id. */
  get(personId: string): Member;
  /** By `29:…` or object id, as the connector's callers name people. */
  byAccount(id: string): Member | undefined;
  /** Undefined for a conversation that never was or is forgotten. */
  byConversation(conversationId: string): Member | undefined;
  setInstalled(personId: string, installed: boolean): Member;
  setBlock(personId: string, block: Block | undefined): void;
  setPlatform(personId: string, platform: Platform): void;
  /** Gives the person a new personal chat; the old id is unknown from now on. */
  renewConversation(personId: string): void;
}

function opaque(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url');
}

function newMember(person: Person, appId: string, tenantId: string): Member {
  return {
    person,
    tenantId: person.tenantId ?? tenantId,
    mri: `29:1${opaque('person', appId, person.id)}`,
    conversationId: `a:1${opaque('chat', appId, person.id, '1')}`,
    installed: person.installed ?? false,
    block: undefined,
    platform: 'Windows',
  };
}

/** How a person stood with the bot when the chats were last open. */
export interface EarlierMember {
  readonly personId: string;
  readonly conversationId: string;
  readonly installed: boolean;
  readonly block: Block | undefined;
}

export interface PeopleParts {
  readonly persons: readonly Person[];
  readonly appId: string;
  readonly tenantId: string;
  readonly earlier?: readonly EarlierMember[] | undefined;
  /** Called after every change. */
  readonly changed?: (member: Member) => void;
}

/** The people of the stand-in and their personal chats. Throws when two have the same id. */
export function createPeople({ persons, appId, tenantId, earlier = [], changed }: PeopleParts): People {
  const members = new Map(persons.map((person) => [person.id, newMember(person, appId, tenantId)]));
  for (const { personId, ...standing } of earlier) {
    const member = members.get(personId);
    if (member) members.set(personId, { ...member, ...standing });
  }
  if (members.size !== persons.length) throw new Error('Two people have the same object id');
  let chats = 1;

  function get(personId: string): Member {
    const member = members.get(personId);
    if (!member) throw new Error(`Nobody in Teams has the object id ${personId}`);
    return member;
  }
  function change(personId: string, change: Partial<Member>): Member {
    const member = { ...get(personId), ...change };
    members.set(personId, member);
    changed?.(member);
    return member;
  }
  const find = (test: (member: Member) => boolean) => [...members.values()].find(test);

  return {
    all: () => [...members.values()],
    get,
    byAccount: (id) => members.get(id) ?? find((member) => member.mri === id),
    byConversation: (id) => find((member) => member.conversationId === id),
    setInstalled: (personId, installed) => change(personId, { installed }),
    setBlock: (personId, block) => void change(personId, { block }),
    setPlatform: (personId, platform) => void change(personId, { platform }),
    renewConversation(personId) {
      chats += 1;
      change(personId, { conversationId: `a:1${opaque('chat', appId, personId, String(chats))}` });
    },
  };
}
