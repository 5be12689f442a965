import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Frame, Locator, Page } from 'playwright-core';
import { loadConfig } from '../../../src/config';
import { type Demo, startDemo } from '../../../src/demo/start-demo';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { openRedis } from '../../../src/redis/connection/client';
import type { Stores } from '../../../src/redis/stores';
import { type QuickCases, quickCases } from '../../e2e/support/quick-cases';
import { storesFor } from '../../e2e/support/world';
import { type ToldTime, toldTime } from '../told-time';
import type { AxeRules } from './browser-gallery';

/** What does not come within this time does not come. */
const answerMs = 10_000;

export type TabTheme = 'light' | 'dark' | 'contrast';

/** Cases on the Redis of the test, brought to where a test wants them. */
export interface Playing {
  readonly quick: QuickCases;
  /** Cases that began so many days ago, five hours passing between one deed and the next. */
  earlier(days: number): QuickCases;
  /** So many days from now, `YYYY-MM-DD`. */
  inDays(days: number): string;
  /** Case time, as the demo begins with it. */
  now(): string;
}

/** The demo in this process, and cases in it. */
export interface TabWorld extends Playing {
  readonly demo: Demo;
  close(): Promise<void>;
}

const hourMs = 3_600_000;

/**
 * Starts the demo.
 * @param before plays cases that began earlier, before a clock runs that would find them overdue half-way
 * @param settings what the bot's environment holds besides
 */
export async function startTabWorld(
  redisUrl: string,
  before: (playing: Playing) => Promise<void> = async () => {},
  settings: Readonly<Record<string, string>> = {},
): Promise<TabWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'tab-'));
  const time = toldTime();
  const env = {
    PORT: '0',
    LOG_LEVEL: process.env['E2E_LOG_LEVEL'] ?? 'silent',
    REDIS_URL: redisUrl,
    MicrosoftAppId: crypto.randomUUID(),
    MicrosoftAppTenantId: crypto.randomUUID(),
    ...settings,
  };
  const redis = openRedis({ url: redisUrl });
  await redis.waitUntilUp(5_000);
  const stores = storesFor(loadConfig({ ...env, LOCAL_TEAMS_URL: 'http://127.0.0.1:1' }, 'local'), redis);
  await stores.directory.replace(inventedDirectory);
  const playing = playingOn(stores, time);
  await before(playing);
  const demo = await startDemo({ env: { ...env, ...time.env() }, folder });
  await demo.greeted;
  return {
    ...playing,
    demo,
    close: async () => {
      await redis.close();
      await demo.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function playingOn(stores: Stores, time: ToldTime): Playing {
  const start = time.now();
  return {
    quick: quickCases({ stores, clock: { now: () => new Date(time.now()).toISOString() } }),
    earlier: (days) => {
      let at = start - days * 24 * hourMs;
      const now = () => {
        at += 5 * hourMs;
        return new Date(Math.min(at, time.now())).toISOString();
      };
      return quickCases({ stores, clock: { now } });
    },
    inDays: (days) => new Date(start + days * 24 * hourMs).toISOString().slice(0, 10),
    now: () => new Date(time.now()).toISOString(),
  };
}

export interface OpenTab {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The tab itself, in its frame. */
  readonly tab: Frame;
}

export interface TabWishes {
  readonly person: string;
  readonly subPage?: string;
  readonly width?: number;
  readonly height?: number;
  readonly theme?: TabTheme;
}

/** Opens a person's tab in a window of its own, under the policy that it is served with. */
export async function openTab(browser: Browser, url: string, wishes: TabWishes): Promise<OpenTab> {
  const { person, subPage = '', width = 1280, height = 900, theme = 'light' } = wishes;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'en-GB',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  await context.addInitScript(
    `try { localStorage.getItem('second-opinions-demo') ?? localStorage.setItem('second-opinions-demo', '${JSON.stringify({ theme })}') } catch {}`,
  );
  context.setDefaultTimeout(answerMs);
  const page = await context.newPage();
  await page.goto(`${url}/#tab/${person}/${subPage}`);
  return { page, context, tab: await frameOf(page) };
}

/** The tab's frame, once something is in it. */
async function frameOf(page: Page): Promise<Frame> {
  const element = await page.locator('iframe.tab-frame').elementHandle();
  const frame = await element?.contentFrame();
  if (frame === null || frame === undefined) throw new Error('There is no tab on the page');
  await frame.locator('h1').first().waitFor();
  return frame;
}

/** What axe finds in the tab, one line each. Works under the tab's own policy. */
export async function faultsIn(tab: Frame, rules: AxeRules = 'all'): Promise<readonly string[]> {
  if (!(await tab.evaluate<boolean>("'axe' in window"))) await tab.evaluate(axe.source);
  // To describe what passed takes longer than to find what does not.
  const options = {
    resultTypes: ['violations'],
    preload: false,
    ...(rules === 'all' ? {} : { runOnly: ['color-contrast'] }),
  };
  const found = await tab.evaluate<readonly { id: string; help: string; nodes: { html: string }[] }[]>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return found.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' … ')}`,
  );
}

/** Whether the tab scrolls sideways. */
export function scrollsSideways(tab: Frame): Promise<boolean> {
  return tab.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}

/** One person's column on the demo's page, chat and tab beside each other. */
export interface Column {
  readonly tab: Frame;
  /** Shows the chat, the tab, or both. */
  show(view: string): Promise<void>;
  /** Resolves once the column shows this. */
  shows(view: 'chat' | 'tab' | 'both'): Promise<void>;
  /** The card of a case in the chat. */
  cardOf(ref: string): Locator;
  /** Opens a form from the card of a case; gives the message on which it stands. */
  openOnCard(ref: string, button: string): Promise<Locator>;
  /** Presses Approve on the card of a case, and sends the form that it opens. */
  approveOnCard(ref: string): Promise<void>;
}

/** Opens the demo's page with these people's columns. */
export async function chatAndTab(browser: Browser, url: string, people: readonly string[]) {
  const context = await browser.newContext({
    viewport: { width: 2300, height: 1000 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const chosen = JSON.stringify({ theme: 'light', guide: false, shown: people });
  await context.addInitScript(`window === top && localStorage.setItem('second-opinions-demo', '${chosen}')`);
  context.setDefaultTimeout(answerMs);
  const page = await context.newPage();
  await page.goto(url);
  return {
    close: () => context.close(),
    async column(person: string): Promise<Column> {
      const chat = page.locator(`.chat[aria-labelledby="chat-${person}"]`);
      const show = (view: string) => chat.getByRole('button', { name: view, exact: true }).click();
      await show('Both');
      const frame = await (await chat.locator('iframe').elementHandle())?.contentFrame();
      if (frame === null || frame === undefined) throw new Error(`${person} has no tab`);
      await frame.locator('h1').first().waitFor();
      const cardOf = (ref: string) => chat.locator('.message').filter({ hasText: `Request ${ref}` });
      const openOnCard = async (ref: string, button: string) => {
        await chat.locator('.thread').click({ position: { x: 2, y: 2 } });
        const card = cardOf(ref);
        await card.getByRole('button', { name: button, exact: true }).click();
        await card.locator('textarea').waitFor();
        return card;
      };
      return {
        tab: frame,
        show,
        shows: (view) =>
          page.locator(`.chat[aria-labelledby="chat-${person}"][data-view="${view}"]`).waitFor(),
        cardOf,
        openOnCard,
        async approveOnCard(ref) {
          const form = await openOnCard(ref, 'Approve');
          await form.locator('textarea').fill('I agree with it.');
          await form.getByRole('button', { name: 'Approve', exact: true }).click();
        },
      };
    },
  };
}
