import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { root } from '../source-files';
import { pageFont, rendererScript } from './browser-renderer';
import { type Theme, teamsLook } from './browser-teams-look';

const axePath = require.resolve('axe-core/axe.min.js');
const galleryFolder = join(root, 'test/browser/gallery');

/** Where the browser's tests leave what they saw: not kept in git. */
export const picturesFolder = join(root, 'test/e2e/pictures/.tmp');

/** Pictures of every card and page are kept: they are for people to look at, and take time. */
export const keepsPictures = Boolean(process.env['CARD_PICTURES']);

/** The page's own functions, as gallery.js has them. */
interface InPage {
  readonly gallery: {
    show(card: unknown, hostConfig: object, theme: Theme, name: string): void;
    unfold(): void;
    tooWide(): string[];
    useText(text: ReaderText): void;
    allTooWide(cards: readonly object[], hostConfig: object): string[];
    allFirstAnswers(cards: readonly object[], hostConfig: object): readonly FirstAnswer[];
    stops(): number;
    /** How many of them have had the focus since the card was shown. */
    reached(): number;
  };
  readonly axe: {
    run(options: object): Promise<{ readonly violations: readonly Violation[] }>;
  };
}
interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Every rule of axe's, or the one that depends on a theme's colours. */
export type AxeRules = 'all' | 'contrast';

/** How a reader has their text: its size, 1 being usual, and its font where it is not the page's own. */
export interface ReaderText {
  readonly size: number;
  readonly font?: string;
  /** Whether the client wraps a long title, as clients do for the largest text; the usual ones cut it. */
  readonly wraps?: boolean;
}

/** Where on a card the first thing to press begins that answers something. */
interface FirstAnswer {
  readonly name: string;
  readonly title: string;
  /** Below the top of the card, in CSS pixels. */
  readonly at: number;
}

/** One card at a time in a browser, drawn as Teams draws it. */
export interface Gallery {
  show(card: unknown, name: string): Promise<void>;
  unfold(): Promise<void>;
  /** What sticks out sideways or is cut; none on a good card. */
  tooWide(): Promise<readonly string[]>;
  /** What sticks out sideways or is cut on any of these cards, for a reader with such text and such a window. */
  allTooWide(cards: readonly object[], text: ReaderText, width: number): Promise<readonly string[]>;
  /** Where the first answer of each of these cards begins; nothing of a card that asks for none. */
  firstAnswers(cards: readonly object[], text: ReaderText): Promise<readonly FirstAnswer[]>;
  /** What axe finds; none on a good card. */
  violations(rules: AxeRules): Promise<readonly string[]>;
  /** What there is to press or fill in and the tabulator does not reach, in one line; none on a good card. */
  outOfReach(): Promise<readonly string[]>;
  /** Keeps a picture of the whole card where {@link keepsPictures}. */
  picture(name: string): Promise<void>;
}

/**
 * Opens the page that cards are drawn on.
 * @param width of the window in CSS pixels: 390 is a phone
 * @param folder under the pictures' folder; emptied first
 */
export async function openGallery(
  browser: Browser,
  theme: Theme,
  width: number,
  folder: string,
): Promise<Gallery> {
  const page = await browser.newPage({
    viewport: { width, height: 800 },
    colorScheme: theme,
    locale: 'en-GB',
  });
  const css = readFileSync(join(galleryFolder, 'gallery.css'), 'utf8');
  await page.setContent(
    `<!doctype html><html lang="en"><head><title>Cards</title><style>${await pageFont()}${css}</style></head><body><main><h1></h1><div id="card"></div></main></body></html>`,
  );
  await page.evaluate(
    'Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 14px "Open Sans Variable"`)))',
  );
  await page.addScriptTag({ content: await rendererScript() });
  for (const path of [axePath, join(galleryFolder, 'gallery.js')]) await page.addScriptTag({ path });
  const kept = join(picturesFolder, folder);
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  const look = teamsLook(theme);
  return {
    show: (card, name) =>
      page.evaluate(
        ([shown, config, colours, title]) => {
          (globalThis as unknown as InPage).gallery.show(shown, config, colours, title);
        },
        [card, look, theme, name] as const,
      ),
    unfold: () => page.evaluate(() => (globalThis as unknown as InPage).gallery.unfold()),
    tooWide: () => page.evaluate(() => (globalThis as unknown as InPage).gallery.tooWide()),
    allTooWide: async (cards, text, wide) => {
      await page.setViewportSize({ width: wide, height: 800 });
      return page.evaluate(
        ([shown, config, asked]) => {
          const { gallery } = globalThis as unknown as InPage;
          gallery.useText(asked);
          return gallery.allTooWide(shown, config);
        },
        [cards, teamsLook(theme, text.size), text] as const,
      );
    },
    firstAnswers: (cards, text) =>
      page.evaluate(
        ([shown, config, asked]) => {
          const { gallery } = globalThis as unknown as InPage;
          gallery.useText(asked);
          return gallery.allFirstAnswers(shown, config);
        },
        [cards, teamsLook(theme, text.size), text] as const,
      ),
    violations: (rules) => violationsOn(page, rules),
    outOfReach: () => outOfReach(page),
    picture: async (name) => {
      if (!keepsPictures) return;
      await page.screenshot({ path: join(kept, `${fileName(name)}.png`), fullPage: true });
    },
  };
}

/** Puts axe on any page. */
export async function addAxe(page: Page): Promise<void> {
  await page.addScriptTag({ path: axePath });
}

/** What axe finds on the page, one line each; axe must be on it. */
export async function violationsOn(page: Page, rules: AxeRules = 'all'): Promise<readonly string[]> {
  const options = rules === 'all' ? {} : { runOnly: ['color-contrast'] };
  const found = await page.evaluate(
    async (asked) => (await (globalThis as unknown as InPage).axe.run(asked)).violations,
    options,
  );
  return found.map(({ id, help, nodes }) => {
    const where = nodes.map(({ html }) => html.slice(0, 300)).join(' … ');
    return `${id}: ${help}: ${where}`;
  });
}

async function outOfReach(page: Page): Promise<readonly string[]> {
  const stops = await page.evaluate(() => (globalThis as unknown as InPage).gallery.stops());
  // A date takes one press of the tabulator for each of its parts.
  const most = stops * 5 + 5;
  let reached = 0;
  for (let presses = 0; presses < most && reached < stops; ) {
    const some = Math.max(stops - reached, 1);
    for (let press = 0; press < some; press += 1) await page.keyboard.press('Tab');
    presses += some;
    reached = await page.evaluate(() => (globalThis as unknown as InPage).gallery.reached());
  }
  return reached < stops ? [`${reached} of ${stops} things reached by keyboard`] : [];
}

const fileName = (name: string) => name.replace(/[^\w-]+/g, '-').slice(0, 90);
