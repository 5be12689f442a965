import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type HoursOfPlace, openingMoment } from '../local/case-time';
import { createKeptClock } from '../local/kept-clock';
import { readLocalSettings } from '../local/local-settings';
import type { MovableClock } from '../local/movable-clock';
import { type Directory, readDirectory } from '../local/read-directory';
import type { RealTime } from '../local/real-time';
import { startLocal } from '../local/start-local';
import { startTeams } from '../stand-in/start-teams';
import type { Teams } from '../stand-in/teams';
import { type KeptChats, openKeptChats, removeKeptChats } from './kept-chats';
import { cast } from './tour/cast';

export interface WorldOptions {
  /** Where chats and clock are kept. */
  readonly folder: string;
  readonly redisUrl: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly realTime: RealTime;
  readonly botPort: number;
  /** Where the built page of the tab is. */
  readonly tabFolder: string;
  readonly teamsPort: number;
}

/** The stand-in, the bot and what is kept of both, running. */
export interface DemoWorld {
  readonly teams: Teams;
  readonly directory: Directory;
  readonly clock: MovableClock;
  readonly chats: KeptChats;
  readonly botUrl: string;
  readonly tenantId: string;
  readonly appId: string;
  /** The hours that the page's clock speaks of: those of the first place that treats children. */
  readonly hours: HoursOfPlace;
  close(): Promise<void>;
}

/** What the bot is called in people's chats; it calls itself the same. */
export const botName = 'Second opinions';

const chatsIn = (folder: string) => join(folder, 'chats.jsonl');
const clockIn = (folder: string) => join(folder, 'clock.json');

/**
 * Starts stand-in and bot, with the chats and the clock as they were left; the first time of all, in a working morning.
 * Throws what either of them throws.
 */
export async function openWorld(options: WorldOptions): Promise<DemoWorld> {
  const { folder, botPort, teamsPort, realTime } = options;
  const settings = await readLocalSettings({
    LOG_LEVEL: 'warn',
    ...options.env,
    PORT: String(botPort),
    REDIS_URL: options.redisUrl,
    LOCAL_TEAMS_URL: `http://127.0.0.1:${teamsPort}`,
  });
  const directory = readDirectory(settings.directoryText);
  const hours = hoursOf(directory);
  const begins = (instant: string) => openingMoment(instant, hours);
  const clock = createKeptClock({ file: clockIn(folder), realTime, begins });
  const chats = openKeptChats(chatsIn(folder));
  const { id: appId, tenantId } = settings.config.app;
  const teams = await startTeams({
    tenantId,
    appId,
    port: teamsPort,
    people: directory.people.map(({ id, name, reach }) => ({ id, name, installed: reach === 'teams' })),
    earlier: chats.earlier,
    now: () => new Date(clock.now()),
    botName,
  });
  teams.onChange(chats.keep);
  const local = await startLocal({ ...settings, clock, tabFolder: options.tabFolder }).catch(
    async (error: unknown) => {
      await teams.close();
      chats.close();
      throw error;
    },
  );
  teams.useBot(local.running.url);
  const close = async () => {
    await local.close();
    await teams.close();
    chats.close();
  };
  return { teams, directory, clock, chats, botUrl: local.running.url, tenantId, appId, hours, close };
}

function hoursOf({ organisations }: Directory): HoursOfPlace {
  const place = organisations.find(({ kind }) => kind === 'trust' || kind === 'health-board');
  if (place === undefined) throw new Error('The directory names no place that treats children.');
  return place;
}

/**
 * Adds the app for the people of the tour whose chats are empty, so that each begins with its greeting. The greeting
 * counts as seen: the story begins with nothing new for anybody. In: whom to tell of each.
 */
export async function greetCast(
  { teams, chats }: DemoWorld,
  seen: (personId: string, upTo: string) => void,
): Promise<void> {
  const members = new Map(teams.members().map((member) => [member.person.id, member]));
  for (const { person } of cast) {
    const member = members.get(person);
    const isNew = member?.installed && member.block === undefined && teams.thread(person).length === 0;
    if (!isNew) continue;
    const greeting = (await teams.install(person)).sent.at(-1);
    if (greeting === undefined) continue;
    chats.keepSeen(person, greeting.activityId);
    seen(person, greeting.activityId);
  }
}

/** Takes chats and clock away for good. The world must be closed. */
export function forgetWorld(folder: string): void {
  removeKeptChats(chatsIn(folder));
  rmSync(clockIn(folder), { force: true });
}
