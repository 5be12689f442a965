import type { Browser, Frame, Locator } from 'playwright-core';
import { aCommand } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { launchBrowser } from './browser';
import {
  type OpenTab,
  openTab,
  type Playing,
  startTabWorld,
  type TabWishes,
  type TabWorld,
} from './browser-tab';

type Played =
  | 'urgent'
  | 'soon'
  | 'late'
  | 'contested'
  | 'asking'
  | 'abroad'
  | 'reviewed'
  | 'withReviewer'
  | 'closed';

/** One demo, one browser and the cases that all of the tab's tests look at: starting them anew is what takes long. */
export interface TabStage {
  readonly world: TabWorld;
  readonly browser: Browser;
  readonly cases: Readonly<Record<Played, string>>;
  /** A tab of its own, which the caller closes. */
  open(person: string, wishes?: Partial<TabWishes>): Promise<OpenTab>;
  /** This person's tab, opened once for all tests, at a place in it. */
  at(person: string, fragment: string): Promise<OpenTab>;
  close(): Promise<void>;
}

export async function startTabStage(redisUrl: string): Promise<TabStage> {
  const browser = await launchBrowser();
  const played: Partial<Record<Played, string>> = {};
  const world = await startTabWorld(redisUrl, async (playing) => {
    await playedForCounts(playing);
    Object.assign(played, await playedEarlier(playing));
  });
  const close = async () => {
    await browser.close();
    await world.close();
  };
  const cases = { ...played, ...(await playedToday(world)) } as TabStage['cases'];
  const opened = new Map<string, Promise<OpenTab>>();
  const open: TabStage['open'] = (person, wishes) => openTab(browser, world.demo.url, { person, ...wishes });
  return {
    world,
    browser,
    cases,
    open,
    async at(person, fragment) {
      const tab = opened.get(person) ?? open(person);
      opened.set(person, tab);
      const found = await tab;
      await goTo(found.tab, fragment);
      return found;
    },
    close,
  };
}

/** Goes to a place as a link in the page does. */
export async function goTo(tab: Frame, fragment: string): Promise<void> {
  await tab.evaluate(`window.location.hash = '${fragment}'`);
}

const soon = ({ inDays }: Playing) => ({ neededBy: inDays(14), urgency: 'soon' }) as const;

/** One that is over, and one that has waited so long that it is overdue. */
async function playedEarlier({ earlier, inDays }: Playing) {
  return {
    closed: await earlier(9).in('closed', undefined, { neededBy: inDays(60), urgency: 'routine' }),
    late: await earlier(8).in('consultant-review', undefined, {
      neededBy: inDays(3),
      urgency: 'soon',
      specialty: 'Paediatric gastroenterology, hepatology and nutrition',
    }),
  };
}

async function playedToday(playing: Playing) {
  const { quick, inDays } = playing;
  const wishes = soon(playing);
  return {
    asking: await quick.in('inviting', undefined, { neededBy: inDays(30), urgency: 'routine' }),
    abroad: await quick.in('inviting', undefined, {
      neededBy: inDays(40),
      urgency: 'routine',
      candidates: [who.overseasRheumatologist, who.thornwickRheumatologist],
    }),
    reviewed: await quick.in('under-review', undefined, { neededBy: inDays(12), urgency: 'soon' }),
    withReviewer: await quick.in('under-review', undefined, wishes),
    contested: await quick.in('consultant-review', undefined, { ...wishes, specialty: 'Neurology' }),
    soon: await quick.in('consultant-review', undefined, { ...wishes, specialty: 'Haematology' }),
    urgent: await quick.in('consultant-review', undefined, { neededBy: inDays(3), urgency: 'urgent' }),
  };
}

/**
 * What the counts are of: three months with eleven, ten and two requests; eleven of Oncology, ten of Haematology, two of
 * Neurology. Numbers under five are not given, so the two must not be seen anywhere, nor be worked out.
 */
async function playedForCounts({ earlier, inDays, now }: Playing): Promise<void> {
  const neededBy = inDays(60);
  const eso = 'external-second-opinion';
  const groups = [
    { months: 1, count: 6, specialty: 'Oncology', kind: eso, status: 'withdrawn' },
    { months: 1, count: 5, specialty: 'Haematology', kind: 'critical-friend', status: 'withdrawn' },
    { months: 2, count: 5, specialty: 'Oncology', kind: eso, status: 'closed' },
    { months: 2, count: 5, specialty: 'Haematology', kind: eso, status: 'withdrawn' },
    { months: 3, count: 2, specialty: 'Neurology', kind: 'critical-friend', status: 'withdrawn' },
  ] as const;
  for (const { months, count, specialty, kind, status } of groups)
    for (let n = 0; n < count; n += 1) {
      const quick = earlier(daysToTenth(now(), months));
      const wishes = { neededBy, urgency: 'routine', specialty } as const;
      if (status === 'closed') await quick.in('closed', kind, wishes);
      else {
        const ref = await quick.in('consultant-review', kind, wishes);
        await quick.does(ref, { by: who.oncologyDoctor, gives: aCommand('withdraw') });
      }
    }
}

/** Days from the tenth of the month so many months ago until now. */
function daysToTenth(from: string, months: number): number {
  const now = new Date(from);
  const tenth = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 10, 9);
  return (now.getTime() - tenth) / 86_400_000;
}

export const row = (tab: Frame, ref: string) => tab.locator(`a[href="#/cases/${ref}"]`);
export const standing = (tab: Frame) => tab.locator('.standing');
export const shows = (at: Locator, words: string | RegExp) => at.filter({ hasText: words }).first().waitFor();
export const heading = (tab: Frame, words: string | RegExp) =>
  tab.getByRole('heading', { level: 1, name: words }).waitFor();
