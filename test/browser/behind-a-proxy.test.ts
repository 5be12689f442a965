import type { Browser } from 'playwright-core';
import { who } from '../builders/core/people';
import { pageClient } from '../demo/page-client';
import { firstLaunchMs, launchBrowser } from '../support/browser/browser';
import { openPhoneTab, type PhoneWishes } from '../support/browser/browser-phone';
import { faultsIn, startTabWorld, type TabWorld } from '../support/browser/browser-tab';
import { type PathProxy, startPathProxy } from '../support/browser/path-proxy';
import { goTo, heading, row, shows } from '../support/browser/tab-stage';
import { redisForTests } from '../support/redis/redis';

const redis = redisForTests();
const slowMs = 120_000;
let proxy: PathProxy;
let world: TabWorld;
let browser: Browser;
let ref: string;
let botUrl: string;

beforeAll(async () => {
  proxy = await startPathProxy('/second-opinion');
  browser = await launchBrowser();
  world = await startTabWorld(redis.url(), undefined, { PUBLIC_URL: proxy.url });
  botUrl = new URL((await pageClient(world.demo.url).world()).tab.address).origin;
  ref = await world.quick.in('under-review', undefined, { neededBy: world.inDays(12), urgency: 'soon' });
}, firstLaunchMs);
afterAll(async () => {
  await browser?.close();
  await world?.close();
  await proxy?.close();
}, firstLaunchMs);

const open = (more: Partial<PhoneWishes> = {}) =>
  openPhoneTab(browser, world.demo.url, {
    person: who.oncologist,
    client: 'ios',
    address: `${proxy.url}/tab`,
    ...more,
  });

test.each([
  ['takes the path away', false],
  ['leaves the path in', true],
])(
  'below a path, where the proxy %s, the tab shows, reads, writes, follows changes and prints',
  async (_, keeps) => {
    proxy.leadTo(botUrl, keeps);
    const asked: string[] = [];
    const phone = await open({
      before: async (page) => {
        page.on('request', (request) => asked.push(request.url()));
      },
    });
    const tab = phone.page.mainFrame();
    await heading(tab, 'My requests');
    await row(tab, ref).tap();
    await heading(tab, ref);
    await goTo(tab, `#/cases/${ref}/forms/comment`);
    await tab.locator('textarea').first().fill(`Written below a path, ${keeps}.`);
    await tab.locator('form button[type=submit]').tap();
    await tab.getByRole('link', { name: 'Open the request' }).tap();
    await tab.getByRole('link', { name: 'History' }).tap();
    await shows(tab.locator('.timeline'), `Written below a path, ${keeps}.`);
    const printed = phone.followed();
    await tab.locator('section[aria-labelledby=print] button').first().tap();
    const address = await printed;
    expect(address).toContain(`${proxy.url}/print/`);
    expect((await fetch(address)).status).toBe(200);
    expect(asked.length).toBeGreaterThan(5);
    for (const url of asked.filter((each) => each.startsWith('http'))) expect(url).toContain(`${proxy.url}/`);
    expect(await faultsIn(tab)).toEqual([]);
    await phone.context.close();
  },
  slowMs,
);

const files = /\/tab\/main-[^/]*$/;

/** The tab on a phone, whose files do not come; and what the browser says of its policy. */
async function openWithoutFiles() {
  proxy.leadTo(botUrl, false);
  const complaints: string[] = [];
  const phone = await open({
    before: async (page) => {
      page.on('console', (message) => {
        if (/(script|style)-src/.test(message.text())) complaints.push(message.text());
      });
      await page.clock.install();
      await page.route(files, (route) => route.fulfill({ status: 404, body: '' }));
    },
  });
  const tab = phone.page.mainFrame();
  await shows(tab.getByRole('alert'), 'has not loaded in full');
  return { phone, tab, complaints };
}

test(
  'a page whose script and style do not come says so, and is whole by itself when they come',
  async () => {
    const { phone, tab, complaints } = await openWithoutFiles();
    expect(await faultsIn(tab)).toEqual([]);
    await phone.page.unroute(files);
    await phone.page.clock.fastForward(20_000);
    await heading(tab, 'My requests');
    expect(await tab.getByText('has not loaded in full').count()).toBe(0);
    expect(await tab.evaluate('getComputedStyle(document.querySelector("header")).display')).toBe('flex');
    expect(complaints).toEqual([]);
    await phone.context.close();
  },
  slowMs,
);

test(
  'it tries again ever more seldom while they do not come, and at once when asked',
  async () => {
    const { phone, tab } = await openWithoutFiles();
    for (let tries = 0; tries < 5; tries += 1) {
      const tried = phone.page.waitForResponse(files);
      await phone.page.clock.fastForward(20_000);
      await tried;
    }
    await phone.page.unroute(files);
    await tab.getByRole('button', { name: 'Try again now' }).tap();
    await heading(tab, 'My requests');
    await phone.context.close();
  },
  slowMs,
);

test(
  'during an upgrade the page of one release takes its files from the other',
  async () => {
    proxy.leadTo(botUrl, false);
    const phone = await open({
      before: async (page) => {
        await page.route(/\/second-opinion\/tab$/, async (route) => {
          const given = await route.fetch();
          const newer = (await given.text()).replaceAll(/main-[A-Z0-9]{8}\./g, 'main-ZZZZZZZZ.');
          await route.fulfill({ response: given, body: newer });
        });
      },
    });
    const tab = phone.page.mainFrame();
    await heading(tab, 'My requests');
    expect(await tab.evaluate('document.scripts[1].src')).toContain('main-ZZZZZZZZ.js');
    await phone.context.close();
  },
  slowMs,
);
