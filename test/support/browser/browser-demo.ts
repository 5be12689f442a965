import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { freePorts } from '../../../src/demo/free-ports';
import { root } from '../source-files';
import { wear } from '../stories/reader-text';
import type { ToldTime } from '../told-time';
import { addAxe } from './browser-gallery';

const startMs = 120_000;
const answerMs = 30_000;
const restMs = 200;

/** The demo in a process of its own, as `npm run demo` starts it. */
export interface RunningDemo {
  /** Where its page is. */
  readonly url: string;
  /** Ends it as Ctrl+C does, and waits until it is gone. */
  end(): Promise<void>;
  /** Kills it without warning, and waits until it is gone. */
  kill(): Promise<void>;
}

/**
 * Starts the demo on free ports.
 * @param folder where it keeps its data
 * @param time what it takes for the real time
 * Throws, with what it said, when it ends or does not tell where its page is within two minutes.
 */
export async function startDemoProcess(folder: string, time: ToldTime): Promise<RunningDemo> {
  const [port = 0] = await freePorts(20_000 + Math.floor(Math.random() * 20_000), 1);
  const args = ['--import', 'tsx', 'src/demo/main.ts', '--data', folder];
  const { REDIS_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...env, ...time.env(), PORT: String(port), NODE_ENV: '' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const giveUpAt = Date.now() + startMs;
  for (;;) {
    const url = /The demo is ready: (http:\S+)/.exec(said)?.[1];
    if (url !== undefined) return running(child, url);
    if (child.exitCode !== null || Date.now() > giveUpAt) {
      child.kill('SIGKILL');
      throw new Error(`The demo did not start: ${said}`);
    }
    await sleep(50);
  }
}

function running(child: ChildProcess, url: string): RunningDemo {
  const finish = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return { url, end: () => finish('SIGTERM'), kill: () => finish('SIGKILL') };
}

/** Opens the demo's page as somebody with such text has it, with these people's chats. */
export async function openDemoFor(
  browser: Browser,
  url: string,
  reader: Parameters<typeof wear>[0],
  people: readonly string[],
): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
  const chosen = JSON.stringify({ theme: 'light', guide: false, shown: people });
  await context.addInitScript(`window === top && localStorage.setItem('second-opinions-demo', '${chosen}')`);
  await context.addInitScript(wear(reader));
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('.chat .card').first().waitFor();
  return page;
}

/** Opens the demo's page on a desktop's screen, with axe on it. */
export async function openDemoPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1600, height: 1000 },
    locale: 'en-GB',
    bypassCSP: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(url);
  await whenDrawn(page);
  return page;
}

/** Waits until the page has drawn the people it was told of, and puts axe on it. */
export async function whenDrawn(page: Page): Promise<void> {
  await page.locator('.chat').first().waitFor();
  await addAxe(page);
}

/** Leaves the tour, and puts the chats of these people on the page instead of those that stand there. */
export async function chooseChats(page: Page, people: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Leave the tour' }).click();
  const shut = page.getByRole('button', { name: /^Close the chat of/ });
  while ((await shut.count()) > 0) await shut.first().click();
  await page.getByRole('button', { name: 'Choose people' }).click();
  for (const person of people) await page.locator(`.pick[data-person="${person}"] input`).check();
  await page.getByRole('button', { name: 'Done' }).click();
}

/** The title of the step of the tour whose turn it is; empty when the tour is over. */
export async function tourTitle(page: Page): Promise<string> {
  const title = page.locator('.step-now h3');
  return (await title.count()) === 0 ? '' : ((await title.textContent()) ?? '');
}

/** Moves the clock of the story, on the page, to a time on London's clock such as `2026-11-30T22:00`. */
export async function setClock(page: Page, london: string): Promise<void> {
  await page.getByText('Set…').click();
  await page.getByLabel('Date and time in London').fill(london);
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  await page.locator('.clock-time', { hasText: london.slice(11) }).waitFor();
  await page.locator('.clock[aria-busy="true"]').waitFor({ state: 'detached' });
  await page.getByText('Set…').click();
}

/** What the tour does for its reader: with these two the press on the card is still to come. */
const prepares = ['Write this for me', 'Fill this in for me'] as const;
const goesOn = ['Go on', 'Open the chat', 'Go to the next working morning'] as const;

/**
 * Plays one move of the tour as its reader does: lets it fill a form or write the words, then presses the button that it
 * marks, on the card itself. Waits until something has come of it.
 */
export async function playMove(page: Page): Promise<void> {
  await openLockScreen(page);
  const before = await situation(page);
  const isDone = await pressOneOf(page, goesOn);
  if (!isDone) {
    await pressOneOf(page, prepares);
    const target = page.locator('[data-tour="here"]');
    if ((await target.count()) > 0) await target.click();
  }
  const giveUpAt = Date.now() + answerMs;
  // A press brings several things one after the other: it has come to rest when nothing changes for a while.
  for (let seen = before; Date.now() < giveUpAt; ) {
    await sleep(restMs);
    const now = await situation(page);
    const atRest = now === seen && (await page.locator('[aria-busy="true"]').count()) === 0;
    if (atRest && now !== before) return;
    seen = now;
  }
  const last = await page.locator('.tour-turn .message').last().textContent();
  throw new Error(`Nothing came of a move in “${await tourTitle(page)}”, where stands: ${last}`);
}

async function pressOneOf(page: Page, names: readonly string[]): Promise<boolean> {
  for (const name of names) {
    const helper = page.locator('.step-help').getByRole('button', { name, exact: true });
    if ((await helper.count()) === 0) continue;
    await helper.click();
    return true;
  }
  return false;
}

/** Whoever's turn it is first looks at what their phone says. */
async function openLockScreen(page: Page): Promise<void> {
  const strip = page.locator('.tour-turn button.lock');
  if ((await strip.count()) === 0) return;
  await strip.click();
  await page.locator('.tour-turn .lock-empty').waitFor();
}

/** The step, and the cards of everybody: what changes when something came of a press. */
async function situation(page: Page): Promise<string> {
  const texts = await page.locator('.tour .note, .step-now, .chat .thread').allTextContents();
  return texts.join('\n');
}
