import {
  closeSync,
  fdatasyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from '../local/own-redis/error-code';
import type { InboxMessage } from '../stand-in/connector/inbox';
import type { EarlierMember } from '../stand-in/people';
import type { EarlierChats, TeamsChange } from '../stand-in/teams';
import type { Deed } from './deed';
import { type KeptLine, readKeptLine } from './kept-lines';

/** The stand-in's chats on disk, so that a second start shows what the first one left. */
export interface KeptChats {
  readonly earlier: EarlierChats;
  /** What people have done so far, oldest first; the guided tour reads it. */
  readonly deeds: readonly Deed[];
  keep(change: TeamsChange): void;
  /** How far each person has seen their chat: the id of the newest message seen. */
  readonly seen: ReadonlyMap<string, string>;
  keepDeed(deed: Deed): void;
  keepSeen(personId: string, upTo: string): void;
  close(): void;
}

interface Found {
  readonly messages: Map<string, InboxMessage>;
  readonly members: Map<string, EarlierMember>;
  readonly deeds: Deed[];
  readonly seen: Map<string, string>;
}

/**
 * Opens the file of chats, one JSON line for each change, and goes on writing at its end; each line is on disk before
 * the bot hears that its message was taken. A line that was cut off when the machine stopped is left out. The file is
 * written anew at every opening, with one line for each message as it is now. Throws the file system's error.
 */
export function openKeptChats(file: string): KeptChats {
  mkdirSync(dirname(file), { recursive: true });
  const found = read(file);
  writeFileSync(`${file}.new`, linesOf(found).map(toText).join(''));
  renameSync(`${file}.new`, file);
  const handle = openSync(file, 'a', 0o600);
  const append = (line: KeptLine) => {
    writeSync(handle, toText(line));
    fdatasyncSync(handle);
  };
  return {
    earlier: { messages: [...found.messages.values()], members: [...found.members.values()] },
    deeds: found.deeds,
    seen: found.seen,
    keep: (change) => append(lineFor(change)),
    keepDeed(deed) {
      found.deeds.push(deed);
      append({ kind: 'deed', deed });
    },
    keepSeen(personId, upTo) {
      found.seen.set(personId, upTo);
      append({ kind: 'read', personId, upTo });
    },
    close: () => closeSync(handle),
  };
}

/** Takes the chats away for good, as “start over” does. Nothing happens when there are none. */
export function removeKeptChats(file: string): void {
  rmSync(file, { force: true });
}

const toText = (line: KeptLine) => `${JSON.stringify(line)}\n`;
const keyOf = ({ conversationId, activityId }: InboxMessage) => `${conversationId} ${activityId}`;

function read(file: string): Found {
  const found: Found = { messages: new Map(), members: new Map(), deeds: [], seen: new Map() };
  for (const text of textOf(file).split('\n')) {
    const line = readKeptLine(text);
    if (line?.kind === 'message') found.messages.set(keyOf(line.message), line.message);
    if (line?.kind === 'forgotten') found.messages.delete(keyOf(line.message));
    if (line?.kind === 'member') found.members.set(line.member.personId, line.member);
    if (line?.kind === 'deed') found.deeds.push(line.deed);
    if (line?.kind === 'read') found.seen.set(line.personId, line.upTo);
  }
  return found;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  }
}

function linesOf({ messages, members, deeds, seen }: Found): KeptLine[] {
  return [
    ...[...members.values()].map((member) => ({ kind: 'member' as const, member })),
    ...[...messages.values()].map((message) => ({ kind: 'message' as const, message })),
    ...deeds.map((deed) => ({ kind: 'deed' as const, deed })),
    ...[...seen].map(([personId, upTo]) => ({ kind: 'read' as const, personId, upTo })),
  ];
}

function lineFor(change: TeamsChange): KeptLine {
  if (change.kind === 'member') {
    const { person, conversationId, installed, block } = change.member;
    return { kind: 'member', member: { personId: person.id, conversationId, installed, block } };
  }
  return { kind: change.kind, message: withoutHistory(change.message) };
}

/** How the message was sent or last updated, and how it looks now, are all that a client could ever show again. */
function withoutHistory(message: InboxMessage): InboxMessage {
  const base = message.versions.findLast(({ by }) => by === 'sent' || by === 'update');
  const now = message.versions.at(-1);
  const versions = [base, now === base ? undefined : now].filter((each) => each !== undefined);
  return { ...message, versions };
}
