import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { mintTabToken } from '../../src/demo/tab-token';
import { who } from '../builders/core/people';
import { pageClient } from '../demo/page-client';
import { firstLaunchMs, launchBrowser } from '../support/browser';
import { picturesFolder } from '../support/browser-gallery';
import {
  chatAndTab,
  faultsIn,
  openTab,
  scrollsSideways,
  startTabWorld,
  type TabTheme,
  type TabWorld,
} from '../support/browser-tab';
import { redisForTests } from '../support/redis';
import { root } from '../support/source-files';

const slowMs = 120_000;
const pictures = join(picturesFolder, 'tab');
const kept = (name: string) => join(root, `test/e2e/pictures/tab-${name}.png`);

const redis = redisForTests();
let browser: Browser;
let world: TabWorld;
const cases = {} as Record<'urgent' | 'soon' | 'asking' | 'reviewed' | 'closed', string>;

beforeAll(async () => {
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  [browser, world] = await Promise.all([launchBrowser(), startTabWorld(redis.url())]);
  const { quick, inDays } = world;
  cases.closed = await quick.in('closed', undefined, { neededBy: inDays(60), urgency: 'routine' });
  cases.asking = await quick.in('inviting', undefined, { neededBy: inDays(30), urgency: 'routine' });
  cases.reviewed = await quick.in('under-review', undefined, { neededBy: inDays(12), urgency: 'soon' });
  cases.soon = await quick.in('consultant-review', undefined, {
    neededBy: inDays(14),
    urgency: 'soon',
    specialty: 'Haematology',
  });
  cases.urgent = await quick.in('consultant-review', undefined, { neededBy: inDays(3), urgency: 'urgent' });
}, firstLaunchMs);

afterAll(async () => {
  await browser?.close();
  await world?.close();
}, firstLaunchMs);

const open = (person: string, wishes: Partial<Parameters<typeof openTab>[2]> = {}) =>
  openTab(browser, world.demo.url, { person, ...wishes });
const row = (tab: Frame, ref: string) => tab.locator(`.row a[href="#/cases/${ref}"]`);
const standing = (tab: Frame) => tab.locator('.standing');
const shows = (at: Locator, words: string | RegExp) => at.filter({ hasText: words }).first().waitFor();
const heading = async (tab: Frame, words: string | RegExp) =>
  tab.getByRole('heading', { level: 1, name: words }).waitFor();

/** Approves in the form that is open, and goes back to the request. */
async function approve(tab: Frame): Promise<void> {
  await tab.getByLabel('Your view').fill('I agree with it.');
  await tab.getByRole('button', { name: 'Approve', exact: true }).click();
  await tab.getByRole('link', { name: 'Open the request' }).click();
}

describe('chat and tab show one truth', () => {
  test(
    'approved in the tab, the cards and the tab of the other follow; approved on the card, the tab follows',
    async () => {
      const page = await chatAndTab(browser, world.demo.url, [who.oncologist, who.oncologyDoctor]);
      const consultant = await page.column(who.oncologist, 'Both');
      const requester = await page.column(who.oncologyDoctor, 'Both');

      await row(consultant.tab, cases.urgent).click();
      await shows(standing(consultant.tab), 'Being approved');
      await shows(row(requester.tab, cases.urgent), 'Being approved');
      await consultant.tab.getByRole('link', { name: 'Approve', exact: true }).click();
      await approve(consultant.tab);
      await shows(standing(consultant.tab), 'Conversation with the family');
      await shows(consultant.cardOf(cases.urgent), 'Conversation with the family');
      await shows(requester.cardOf(cases.urgent), 'Conversation with the family');
      await shows(row(requester.tab, cases.urgent), 'Conversation with the family');

      await consultant.tab.evaluate(`window.location.hash = '#/cases/${cases.soon}'`);
      await shows(standing(consultant.tab), 'Being approved');
      await consultant.tab.evaluate('window.notReloaded = true');
      await consultant.approveOnCard(cases.soon);
      await shows(standing(consultant.tab), 'Conversation with the family');
      await shows(row(requester.tab, cases.soon), 'Conversation with the family');
      expect(await consultant.tab.evaluate('window.notReloaded')).toBe(true);
      await page.close();
    },
    slowMs,
  );
});

describe('getting about', () => {
  test(
    'the back button goes back, a side of the case is a place of its own, and a stranger finds nothing',
    async () => {
      const { tab, context } = await open(who.oncologyDoctor);
      await row(tab, cases.reviewed).click();
      await heading(tab, cases.reviewed);
      await tab.getByRole('link', { name: 'The people' }).click();
      await tab.getByText('Named consultant').first().waitFor();
      await tab.evaluate('history.back()');
      await shows(tab.locator('.sides a[aria-current]'), 'Overview');
      await tab.evaluate('history.back()');
      await heading(tab, 'My requests');
      await context.close();

      const stranger = await open(who.stranger, { subPage: cases.reviewed });
      await stranger.tab.getByRole('heading', { name: 'There is nothing here for you' }).waitFor();
      const said = await stranger.tab.locator('main').textContent();
      for (const secret of ['Q.Z.', 'Oncology', 'reviewer']) expect(said).not.toContain(secret);
      await stranger.context.close();
    },
    slowMs,
  );

  test(
    'all by keyboard: searched, filtered, opened, and the step taken up',
    async () => {
      const { tab, page, context } = await open(who.oncologist);
      const tabTo = async (name: string | RegExp) => {
        for (let presses = 0; presses < 60; presses += 1) {
          const now = await tab.evaluate<string>(
            '(() => { const at = document.activeElement; return at.labels?.[0]?.firstChild?.textContent ?? at.textContent ?? ""; })()',
          );
          if (typeof name === 'string' ? now.trim() === name : name.test(now)) return;
          await page.keyboard.press('Tab');
        }
        throw new Error(`The tabulator never reaches ${name}`);
      };
      await row(tab, cases.reviewed).waitFor();
      await tabTo('Search');
      await page.keyboard.type('haemato');
      await row(tab, cases.reviewed).waitFor({ state: 'detached' });
      await shows(tab.getByRole('status'), '1 request');
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.press('Delete');
      await tabTo('Show');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await row(tab, cases.soon).waitFor();
      await tabTo('Clear the filters');
      await page.keyboard.press('Enter');
      await tabTo(new RegExp(`^${cases.reviewed}`));
      await page.keyboard.press('Enter');
      await heading(tab, cases.reviewed);
      await tabTo('The request');
      const isOpen = await tab.locator('details[open] summary', { hasText: 'The request' }).count();
      if (isOpen === 0) await page.keyboard.press('Enter');
      await tabTo('Add new information');
      await page.keyboard.press('Enter');
      await tab.locator('form').waitFor();
      await context.close();
    },
    slowMs,
  );
});

describe('when something is amiss', () => {
  test(
    'a token that has expired is asked for anew, and nobody notices',
    async () => {
      const asked = await pageClient(world.demo.url).ask('tab-token', { person: who.oncologyDoctor });
      const [, claims = ''] = String((asked as { token?: string }).token).split('.');
      const { iss, tid, aud } = JSON.parse(Buffer.from(claims, 'base64url').toString());
      const token = await mintTabToken({
        authorityUrl: iss.replace(`/${tid}/v2.0`, ''),
        tenantId: tid,
        appId: aud,
        personId: who.oncologyDoctor,
        lifetime: -300,
      });
      const { tab, page, context } = await open(who.oncologyDoctor);
      await row(tab, cases.reviewed).waitFor();
      let given = 0;
      await page.route('**/api/tab-token', async (route) => {
        given += 1;
        if (given === 1) await route.fulfill({ json: { kind: 'token', token } });
        else await route.continue();
      });
      const refused = page.waitForResponse((response) => response.status() === 401);
      await row(tab, cases.reviewed).click();
      expect(await (await refused).json()).toMatchObject({ error: { code: 'TOKEN_EXPIRED' } });
      await shows(standing(tab), 'With the reviewer');
      expect(given).toBeGreaterThan(1);
      await context.close();
    },
    slowMs,
  );

  test(
    'what is typed without a connection stays, and is kept as a draft when there is one again',
    async () => {
      const { tab, context } = await open(who.oncologist, { subPage: cases.reviewed });
      await tab.evaluate(`window.location.hash = '#/cases/${cases.reviewed}/forms/add-information'`);
      const field = tab.locator('textarea').first();
      await field.waitFor();
      await context.setOffline(true);
      await field.fill('Scan <b>repeated</b> on Tuesday.\nNo *change*.');
      await tab.getByText('Not saved yet').waitFor();
      await tab.locator('form button[type=submit]').click();
      await tab.getByText('There is no connection').waitFor();
      expect(await field.inputValue()).toBe('Scan <b>repeated</b> on Tuesday.\nNo *change*.');
      await context.setOffline(false);
      await tab.getByText('Saved as a draft').waitFor();
      await context.close();

      const elsewhere = await open(who.oncologist);
      await shows(elsewhere.tab.locator('.rows'), cases.reviewed);
      await elsewhere.tab.evaluate(
        `window.location.hash = '#/cases/${cases.reviewed}/forms/add-information'`,
      );
      await elsewhere.tab.locator('textarea').first().waitFor();
      expect(await elsewhere.tab.locator('textarea').first().inputValue()).toBe(
        'Scan <b>repeated</b> on Tuesday.\nNo *change*.',
      );
      await elsewhere.context.close();
    },
    slowMs,
  );
});

describe('on paper and outside of Teams', () => {
  test(
    'documents open to print, and the case itself prints without what is only to press',
    async () => {
      const { tab, page, context } = await open(who.oncologist, { subPage: cases.reviewed });
      const opened = context.waitForEvent('page');
      await tab.getByRole('button', { name: 'The account for the family' }).click();
      const printed = await opened;
      await printed.waitForLoadState();
      expect(printed.url()).toMatch(/\/print\//);
      expect(await printed.locator('body').textContent()).toContain(cases.reviewed);
      await page.emulateMedia({ media: 'print' });
      expect(await tab.locator('.case-aside, header').filter({ visible: true }).count()).toBe(0);
      await tab.locator('.path').waitFor();
      await context.close();
    },
    slowMs,
  );

  test(
    'opened outside of Teams the page says how to come to it, and shows nothing else',
    async () => {
      const page = await browser.newPage();
      const { tab } = await pageClient(world.demo.url).world();
      await page.goto(tab.address);
      await page.getByRole('heading', { name: 'Please open this in Microsoft Teams' }).waitFor();
      expect(await faultsIn(page.mainFrame())).toEqual([]);
      await page.screenshot({ path: join(pictures, 'outside.png') });
      await page.close();
    },
    slowMs,
  );
});

describe('how it looks', () => {
  const looks: readonly (readonly [number, readonly TabTheme[]])[] = [
    [1280, ['light', 'dark', 'contrast']],
    [390, ['light']],
  ];
  const places = (): readonly (readonly [name: string, person: string, subPage: string])[] => [
    ['inbox', who.oncologyDoctor, ''],
    ['case', who.oncologist, cases.reviewed],
    ['case-of-coordinator', who.coordinator, cases.asking],
    ['case-of-reviewer', who.saltmereOncologist, cases.reviewed],
    ['case-over', who.oncologyDoctor, cases.closed],
    ['worklist', who.clinicalLead, 'worklist'],
    ['counts', who.servicePlanner, 'planner'],
    ['nothing', who.stranger, cases.reviewed],
  ];

  test.each(looks)(
    'axe finds nothing on any page and theme, and none scrolls sideways: %i wide',
    async (width, themes) => {
      const found: string[] = [];
      const look = async (name: string, page: Page, tab: Frame) => {
        for (const theme of themes) {
          await page.getByLabel('Theme').selectOption(theme);
          await tab.locator(`html[data-theme="${theme}"]`).waitFor();
          // What only colours decide is asked once a theme; nothing else that axe asks depends on theme or width.
          const faults = await faultsIn(tab, theme === 'light' && width > 800 ? 'all' : 'contrast');
          found.push(...faults.map((each) => `${name}, ${theme}: ${each}`));
          if (process.env['CARD_PICTURES'])
            await page.screenshot({ path: join(pictures, `${name}-${theme}-${width}.png`) });
        }
        if (await scrollsSideways(tab)) found.push(`${name}: scrolls sideways`);
      };
      for (const [name, person, subPage] of places()) {
        const { page, tab, context } = await open(person, { subPage, width });
        await tab.locator('main .panel, main .rows').first().waitFor();
        await look(name, page, tab);
        if (name === 'case') {
          for (const side of ['history', 'delivery', 'people']) {
            await tab.locator(`.sides a[href$="/${side}"]`).click();
            await look(`case-${side}`, page, tab);
          }
          await tab.evaluate(`window.location.hash = '#/cases/${cases.reviewed}/forms/add-information'`);
          await tab.locator('form').waitFor();
          await look('form', page, tab);
        }
        if (name === 'inbox') {
          await tab.getByRole('link', { name: 'New request' }).click();
          await tab.locator('form button[type=submit]').click();
          await tab.locator('.field .error').first().waitFor();
          await look('form-with-errors', page, tab);
        }
        await context.close();
      }
      expect(found).toEqual([]);
    },
    slowMs,
  );

  test(
    'the README has its pictures, each under 200 KB',
    async () => {
      if (process.env['UPDATE_PICTURES'] === '1') await takeKeptPictures();
      for (const name of ['inbox', 'case']) expect(statSync(kept(name)).size).toBeLessThan(200_000);
    },
    slowMs,
  );

  async function takeKeptPictures(): Promise<void> {
    for (const [name, person, subPage] of [
      ['inbox', who.oncologyDoctor, ''],
      ['case', who.saltmereOncologist, cases.reviewed],
    ] as const) {
      const { page, tab, context } = await open(person, { subPage, width: 1180, height: 760 });
      await tab.locator('main .panel, main .rows').first().waitFor();
      await page.locator('iframe').screenshot({ path: kept(name) });
      await context.close();
    }
  }
});
