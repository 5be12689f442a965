import { EventEmitter, once } from 'node:events';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Asked, answersOf, type TabRequest } from '../../../src/demo/page/tab-requests';
import { signInTroubleAddress } from '../../../src/web/contract/sign-in';
import { pageClient } from '../../demo/page-client';
import type { TabTheme } from './browser-tab';

/** What does not come within this time does not come. */
const answerMs = 10_000;

/** A person's tab in Teams on a phone: the page is the whole window, in no frame. */
export interface PhoneTab {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the tab has asked of Teams so far, oldest first. */
  readonly asked: readonly string[];
  /** What the tab has told the bot of sign-ins that Teams refused, oldest first. */
  readonly reported: readonly unknown[];
  /** The next address that the tab has Teams open. */
  followed(): Promise<string>;
  /** Tells the tab that the phone's colours have changed. */
  useTheme(theme: TabTheme): Promise<void>;
  /** From now on Teams gives a token. */
  lets(): void;
  /** The phone's keyboard covers so many CSS pixels of the page from now on, as on iOS: the page stays as large as it is. */
  keyboard(covers: number): Promise<void>;
}

export interface PhoneWishes {
  readonly person: string;
  readonly client: 'ios' | 'android';
  /** What a deep link asks for. */
  readonly subPage?: string;
  readonly theme?: TabTheme;
  /** What Teams answers in the place of a token, for as long as the tab stands so. */
  readonly refuses?: string;
  /** Where the tab is reached; at the bot itself unless told. */
  readonly address?: string;
  /** Done with the window before the tab is opened in it. */
  readonly before?: (page: Page) => Promise<void>;
  /** In CSS pixels; 390 unless told. */
  readonly width?: number;
}

/**
 * The bridge that Teams' phone apps put on a tab's window before its page runs: requests go out as JSON through
 * `nativeInterface.framelessPostMessage`, answers come later through `onNativeMessage`, which Microsoft's library sets.
 */
const bridge = `
  window.nativeInterface = {
    framelessPostMessage: (request) => {
      window.askTeams(request).then((answer) => answer && window.onNativeMessage({ data: answer }));
    },
  };
`;

/** A keyboard that covers the page: the window is as large as before, and only the visual viewport knows. */
const coveringKeyboard = `
  (() => {
    let covered = 0;
    const view = new EventTarget();
    const fixed = { offsetTop: 0, offsetLeft: 0, pageLeft: 0, scale: 1 };
    for (const [name, value] of Object.entries(fixed)) Object.defineProperty(view, name, { value });
    Object.defineProperty(view, 'width', { get: () => window.innerWidth });
    Object.defineProperty(view, 'height', { get: () => window.innerHeight - covered });
    Object.defineProperty(window, 'visualViewport', { value: view });
    window.coverWithKeyboard = (pixels) => {
      covered = pixels;
      view.dispatchEvent(new Event('resize'));
    };
  })();
`;

/** Opens a person's tab as Teams on a phone does: with its bridge, without a frame, and with real tokens. */
export async function openPhoneTab(browser: Browser, url: string, wishes: PhoneWishes): Promise<PhoneTab> {
  const { person: personId, client, subPage = '', width = 390 } = wishes;
  let { theme = 'light', refuses } = wishes;
  const demo = pageClient(url);
  const { tab, people } = await demo.world();
  const person = people.find(({ id }) => id === personId);
  if (person === undefined) throw new Error(`There is nobody ${personId}`);
  const asked: string[] = [];
  const links = new EventEmitter();
  const token = async () => {
    const given = await demo.ask('tab-token', { person: personId });
    if (!('token' in given)) throw new Error('There is no token for them');
    return String(given.token);
  };
  const answers = answersOf({
    client,
    tab,
    person,
    token,
    refuses: () => refuses,
    theme: () => theme,
    subPage: () => subPage,
    follow: (address) => links.emit('followed', address),
  });
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(answerMs);
  await context.exposeFunction('askTeams', async (request: string) => {
    const { id, uuidAsString, func, args = [] } = JSON.parse(request) as TabRequest;
    asked.push(func);
    const given = await answers[func as Asked]?.(args);
    return given && { id, uuidAsString, args: given };
  });
  await context.addInitScript(bridge + coveringKeyboard);
  const reported: unknown[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith(signInTroubleAddress)) reported.push(request.postDataJSON());
  });
  const page = await context.newPage();
  await wishes.before?.(page);
  await page.goto(wishes.address ?? tab.address);
  return {
    page,
    context,
    asked,
    reported,
    followed: async () => String((await once(links, 'followed'))[0]),
    keyboard: (covers) => page.evaluate(`window.coverWithKeyboard(${covers})`),
    lets() {
      refuses = undefined;
    },
    async useTheme(chosen) {
      theme = chosen;
      const told = JSON.stringify({ data: { func: 'themeChange', args: [chosen] } });
      await page.evaluate(`window.onNativeMessage(${told})`);
    },
  };
}
