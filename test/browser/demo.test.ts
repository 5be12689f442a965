import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { people } from '../../src/demo/tour/cast';
import { tourSteps } from '../../src/demo/tour/steps';
import { firstLaunchMs, launchBrowser } from '../support/browser/browser';
import {
  openDemoPage,
  playMove,
  type RunningDemo,
  setClock,
  startDemoProcess,
  tourTitle,
} from '../support/browser/browser-demo';
import { picturesFolder, violationsOn } from '../support/browser/browser-gallery';
import { keepPicture } from '../support/browser/kept-pictures';
import { sundayNight, toldTime } from '../support/told-time';

const wholeTourMs = 480_000;
const pictures = join(picturesFolder, 'demo');

// By night: it opens in a working morning all the same.
const time = toldTime(sundayNight);
let browser: Browser;
let folder: string;
let demo: RunningDemo | undefined;
/** What is wrong with pages that are looked at on the way. */
const faults: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  folder = mkdtempSync(join(tmpdir(), 'demo-'));
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
}, firstLaunchMs);

afterAll(async () => {
  await demo?.end();
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
}, firstLaunchMs);

/** What is in somebody's chat, cards and all. */
const chatOf = (page: Page, person: string) => page.locator(`.chat[aria-labelledby="chat-${person}"]`);
const seenBy = async (page: Page, person: string) =>
  (await chatOf(page, person).locator('.thread').allTextContents()).join();

/** Cards arrive after the press that brought them was answered. */
const comesToSee = (page: Page, person: string, words: string) =>
  chatOf(page, person).locator('.thread').getByText(words).first().waitFor({ state: 'attached' });

/** The tour says what holds the card back, and until when; and so does the page. */
async function waitsForMorning(page: Page, until: string): Promise<void> {
  const words = `In quiet hours only urgent requests notify: this card comes at ${until}.`;
  await page.locator('.step-hint', { hasText: words }).waitFor();
  await page.locator('.night', { hasText: `waits until ${until}` }).waitFor();
}

/** Presses what the guide marks, and waits until the card has answered. */
async function followMark(page: Page): Promise<string> {
  const marked = page.locator('[data-tour="here"]');
  const title = (await marked.textContent()) ?? '';
  await marked.click();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  return title;
}

/** Follows the guide's marks on a card to the page that opens in the browser. */
async function opensFromCard(page: Page): Promise<Page> {
  let found: Page | undefined;
  page.context().once('page', (opened) => (found = opened));
  const pressed: string[] = [];
  while (found === undefined && pressed.length < 8) {
    pressed.push(await followMark(page));
    await page.waitForTimeout(300);
  }
  if (found === undefined) throw new Error(`No page has opened: ${pressed.join(', ')}`);
  return found;
}

const secrets = ['R.M.', '999 100 0011', '9991000011', 'MCH 20417', 'seizures begin'];

/** What each person must, and must not, have before them when a step begins. */
const checks: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'A hard decision': async (page) => {
    expect(await page.locator('.chat').count()).toBe(3);
    await chatOf(page, people.requester).getByText('I carry requests for a second opinion.').waitFor();
    await chatOf(page, people.coordinator).getByText('The bot has said hello.').waitFor();
  },
  'Tell the whole story once': async (page) => {
    // Whoever throws it away begins it again.
    const chat = chatOf(page, people.requester);
    await chat.getByRole('button', { name: 'Discard', exact: true }).last().click();
    await chat.getByRole('button', { name: 'Yes, discard it' }).click();
    await page.locator('.step-hint', { hasText: 'Press “Ask: external second opinion”' }).waitFor();
    await page.locator('[data-tour="here"]').click();
    await page.locator('.step-hint', { hasText: 'Fill in this page' }).waitFor();
    expect(await page.locator('.night').isVisible()).toBe(false);
    await setClock(page, '2026-11-30T22:00');
  },
  'Nobody approves their own request': async (page) => {
    await waitsForMorning(page, '07:00');
    await comesToSee(page, people.requester, 'is notified');
    expect(await seenBy(page, people.deputy)).not.toContain('Request');
    await page.screenshot({ path: join(pictures, 'by night.png') });
    await page.locator('.step-help').getByRole('button', { name: 'Go to the next working morning' }).click();
    await comesToSee(page, people.deputy, 'This waits for you');
    await comesToSee(page, people.requester, 'Being approved');
    expect(await seenBy(page, people.opinionGiver)).not.toContain('Request');
    const shown = await chatOf(page, people.deputy).textContent();
    expect(shown).toMatch(/Request [A-Z0-9]{4}-[A-Z0-9]{4}: /);
  },
  'The family speaks first': (page) => setClock(page, '2026-12-01T21:00'),
  'Make the pack complete': async (page) => {
    await waitsForMorning(page, '07:00');
    // It moves the clock by itself, and goes on.
    await page.getByRole('button', { name: 'Do this step for me' }).click();
    await page
      .locator('.step-now h3', { hasText: 'The first candidate is asked' })
      .waitFor({ timeout: 60_000 });
  },
  'The first candidate is asked': async (page) => {
    await comesToSee(page, people.opinionGiver, 'You are asked for your opinion');
    const candidate = await seenBy(page, people.opinionGiver);
    expect(candidate).toContain('Neurology');
    for (const secret of secrets) expect(candidate).not.toContain(secret);
  },
  'Do I know this child?': async (page) => {
    await comesToSee(page, people.opinionGiver, 'R.M.');
    const reviewer = await seenBy(page, people.opinionGiver);
    expect(reviewer).not.toContain('seizures begin');
  },
  'Give the opinion': async (page) => {
    await comesToSee(page, people.opinionGiver, 'seizures begin');
    await comesToSee(page, people.requester, 'With the reviewer');
  },
  'The opinion is read': async (page) => {
    await comesToSee(page, people.requester, 'Read the opinion, and confirm');
    await comesToSee(page, people.requester, 'Recordings, scan and story agree');
  },
  'What the parents get': async (page) => {
    const account = await opensFromCard(page);
    await account.getByRole('heading', { name: 'Another opinion about your child’s care' }).waitFor();
    faults.push(...(await pictureOfAccount(account)));
    await account.close();
  },
  'The same in the tab': async (page) => {
    const chat = chatOf(page, people.requester);
    while ((await chat.getAttribute('data-view')) !== 'tab') await followMark(page);
    await chat.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor();
    await page.locator('.step-help').getByRole('button', { name: 'Go on' }).waitFor();
  },
  'The document for the record': async (page) => {
    const record = await opensFromCard(page);
    await record.getByRole('heading', { name: 'Record of a second opinion' }).waitFor();
    await record.close();
  },
  'Now try it yourself': async (page) => {
    expect(await page.locator('.things button').count()).toBeGreaterThanOrEqual(5);
    await comesToSee(page, people.requester, 'Closed');
    await comesToSee(page, people.coordinator, 'Closed');
  },
};

describe('the demo', () => {
  test(
    'carries a request from the first word to the closed record by clicking, and axe finds nothing on the way',
    async () => {
      demo = await startDemoProcess(folder, time);
      const page = await openDemoPage(browser, demo.url);
      const found: string[] = [];
      const met: string[] = [];
      for (
        let title = await tourTitle(page);
        met.at(-1) !== 'Now try it yourself';
        title = await tourTitle(page)
      ) {
        if (title !== met.at(-1)) {
          met.push(title);
          await checks[title]?.(page);
          if ((await tourTitle(page)) !== title) continue;
          await page.screenshot({ path: join(pictures, `${String(met.length).padStart(2, '0')}.png`) });
          found.push(...(await violationsOn(page)).map((each) => `${title}: ${each}`));
          found.push(...((await pictured[title]?.(page)) ?? []));
        }
        if (title !== 'Now try it yourself') await playMove(page);
      }
      expect(met).toEqual(tourSteps.map((step) => step.title));
      found.push(...faults, ...(await otherLooks(page)));
      expect(found).toEqual([]);
      await page.context().close();
    },
    wholeTourMs,
  );

  test(
    'finds everything again when it is started a second time, and after it was killed',
    async () => {
      await demo?.end();
      demo = await startDemoProcess(folder, time);
      const again = await openDemoPage(browser, demo.url);
      await expectClosed(again);
      await demo.kill();
      demo = await startDemoProcess(folder, time);
      const third = await openDemoPage(browser, demo.url);
      await expectClosed(third);
    },
    wholeTourMs,
  );
});

/** The card alone, as much of it as a phone shows, and without a guide beside it. */
const withoutGuide = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.tour { display: none !important; } [data-tour] { outline: none !important; box-shadow: none !important; } .card { max-height: 710px; overflow: hidden !important; }');
  document.adoptedStyleSheets = [sheet];
})()`;

/** The README's pictures that are taken on the way, by the step that begins; each says what is wrong with it. */
const pictured: Readonly<Record<string, (page: Page) => Promise<readonly string[]>>> = {
  // One card, as somebody has it on the phone.
  'Nobody approves their own request': async (page) => {
    const card = chatOf(page, people.deputy).locator('.message .card').last();
    return keepPicture('card', [card], async (path) => {
      await page.evaluate(withoutGuide);
      await inSize(page, { width: 390, height: 1400 }, () => card.screenshot({ path }));
      await page.evaluate('document.adoptedStyleSheets = []');
    });
  },
  // A candidate is asked, and sees no more than they may.
  'The first candidate is asked': async (page) => {
    const card = chatOf(page, people.opinionGiver).locator('.message .card').last();
    return keepPicture('demo', [page.locator('.step-now h3'), card], async (path) => {
      await inSize(page, { width: 1360, height: 820 }, async () => {
        await page.evaluate('document.querySelector(".columns").scrollLeft = 10_000');
        await page.screenshot({ path });
      });
    });
  },
  'The same in the tab': async (page) => {
    // The help names a made-up one: the request's own comes after it.
    const ref = (await seenBy(page, people.requester)).match(/[A-Z0-9]{4}-[A-Z0-9]{4}/g)?.at(-1) ?? '';
    const own = await page.context().newPage();
    await own.setViewportSize({ width: 1180, height: 800 });
    await own.goto(`${demo?.url}/#tab/${people.requester}/${ref}`);
    const main = own.frameLocator('iframe').locator('main');
    await main.locator('.standing').waitFor();
    const found = await keepPicture('tab', [main.locator('.path'), main.locator('.standing')], (path) =>
      own.locator('iframe').screenshot({ path }),
    );
    await own.close();
    return found;
  },
};

/** The first page of what the parents get. */
async function pictureOfAccount(account: Page): Promise<readonly string[]> {
  await account.setViewportSize({ width: 800, height: 1100 });
  const seen = [
    account.locator('h1'),
    account.locator('main section').nth(0),
    account.locator('main section h2').nth(1),
  ];
  return keepPicture('parents', seen, (path) => account.screenshot({ path }));
}

async function inSize(
  page: Page,
  size: { readonly width: number; readonly height: number },
  act: () => Promise<unknown>,
): Promise<void> {
  const usual = page.viewportSize() ?? { width: 1600, height: 1000 };
  await page.setViewportSize(size);
  await act();
  await page.setViewportSize(usual);
}

/** Dark, and on a phone in both colours: what axe finds there, and whether the page scrolls sideways. */
async function otherLooks(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [name, width] of [
    ['desktop dark', 1600],
    ['phone dark', 390],
    ['phone light', 390],
  ] as const) {
    await page.setViewportSize({ width, height: 844 });
    const toggle = page.getByRole('button', { name: 'Dark', exact: true });
    if ((await toggle.getAttribute('aria-pressed')) !== String(name.includes('dark'))) await toggle.click();
    await page.screenshot({ path: join(pictures, `${name}.png`) });
    const faults = await violationsOn(page);
    const scrolls = await page.evaluate<boolean>(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    );
    found.push(
      ...(scrolls ? [`${name}: scrolls sideways`] : []),
      ...faults.map((each) => `${name}: ${each}`),
    );
  }
  return [...found, ...(await roomToRead(page))];
}

/** On a phone with text of twice the size the page scrolls, and half its height is left to read a card in. */
async function roomToRead(page: Page): Promise<readonly string[]> {
  const least = 0.5;
  const mostGuide = 0.4;
  await page.evaluate("document.documentElement.style.fontSize = '200%'");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Less of the guide' }).click();
  const found: string[] = [];
  for (const [width, height] of [
    [390, 844],
    [320, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    const heights = await page.$$eval('.chat:not([data-view="tab"]) .thread', (all) =>
      all.map((each) => (each as unknown as { clientHeight: number }).clientHeight),
    );
    const guide = (await page.locator('.tour').boundingBox())?.height ?? 0;
    if (guide > height * mostGuide) found.push(`${width} px: the guide takes ${guide} px`);
    found.push(
      ...heights.filter((each) => each < height * least).map((each) => `${width} px: ${each} px to read in`),
    );
  }
  await page.evaluate("document.documentElement.style.fontSize = ''");
  return found;
}

async function expectClosed(page: Page): Promise<void> {
  const thread = chatOf(page, people.requester).locator('.thread');
  await thread.getByText('Closed').first().waitFor();
  expect(await thread.textContent()).toMatch(/Request [A-Z0-9]{4}-[A-Z0-9]{4}/);
}
