import type { Browser } from 'playwright-core';
import { firstLaunchMs, launchBrowser } from '../support/browser/browser';
import { type AxeRules, keepsPictures, openGallery } from '../support/browser/browser-gallery';
import type { Theme } from '../support/browser/browser-teams-look';
import { wideFont } from '../support/stories/reader-text';
import { galleryCards, mainPathCards } from './gallery/gallery-cards';

const cards = galleryCards();
const galleryMs = 300_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, firstLaunchMs);
afterAll(() => browser?.close());

interface Screen {
  readonly device: 'phone' | 'desktop';
  /** In CSS pixels. */
  readonly width: number;
  readonly theme: Theme;
  /** What only a theme's colours decide is asked once a theme; nothing that axe asks depends on the width. */
  readonly axe?: AxeRules;
  /** What the tabulator reaches depends on neither, and is asked once. */
  readonly keyboard?: true;
}

const screens: readonly Screen[] = [
  { device: 'phone', width: 390, theme: 'light', axe: 'all' },
  { device: 'phone', width: 390, theme: 'dark', axe: 'contrast' },
  { device: 'desktop', width: 720, theme: 'light', keyboard: true },
  // A theme changes no widths: this one is for whoever looks at the pictures.
  ...(keepsPictures ? [{ device: 'desktop', width: 720, theme: 'dark' } as const] : []),
];

/** What is wrong with any card on such a screen. */
async function faultsOn({ device, width, theme, axe, keyboard }: Screen): Promise<readonly string[]> {
  const gallery = await openGallery(browser, theme, width, `${device}-${theme}`);
  const found: string[] = [];
  for (const [index, { name, card }] of cards.entries()) {
    await gallery.show(card, name);
    await gallery.picture(`${String(index + 1).padStart(3, '0')} ${name}`);
    await gallery.unfold();
    const faults = [
      ...(await gallery.tooWide()),
      ...(axe === undefined ? [] : await gallery.violations(axe)),
      ...(keyboard ? await gallery.outOfReach() : []),
    ];
    found.push(...faults.map((fault) => `${name}, ${device}, ${theme}: ${fault}`));
  }
  return found;
}

test(
  'every card is whole on the narrowest phone, with larger text and with a wider font',
  async () => {
    const gallery = await openGallery(browser, 'light', 390, 'readers');
    const found: string[] = [];
    for (const [width, text] of [
      [320, { size: 1, font: wideFont }],
      [330, { size: 1 }],
      [390, { size: 1.3, font: wideFont }],
      [390, { size: 2, font: wideFont, wraps: true }],
    ] as const) {
      const faults = await gallery.allTooWide(cards, text, width);
      found.push(...faults.map((fault) => `${width} px, ${JSON.stringify(text)}: ${fault}`));
    }
    expect(found).toEqual([]);
  },
  galleryMs,
);

/** Where the first answer of each card begins, in CSS pixels, the furthest first: for whoever looks at the pictures. */
function tableOf(
  found: readonly { readonly at: number; readonly title: string; readonly name: string }[],
): string {
  const lines = [...found].sort((one, other) => other.at - one.at);
  return lines
    .map(({ at, title, name }) => `${String(Math.round(at)).padStart(5)}  ${title}  (${name})`)
    .join('\n');
}

/** What a phone shows of a chat, in CSS pixels, less what Teams puts above and below it. */
const inSightPx = 700;

test(
  'on a phone the answers of the main path begin in sight, however much was written',
  async () => {
    const gallery = await openGallery(browser, 'light', 390, 'answers');
    const shown = mainPathCards();
    for (const text of [{ size: 1 }, { size: 1, font: wideFont }]) {
      const found = await gallery.firstAnswers(shown, text);
      // Somebody on the main path has nothing to answer: others wait for them, or it is over.
      expect(found.length).toBeGreaterThan(shown.length / 2);
      expect(found.filter(({ at }) => at > inSightPx)).toEqual([]);
    }
    if (keepsPictures) console.info(tableOf(await gallery.firstAnswers(cards, { size: 1 })));
  },
  galleryMs,
);

test(
  'every card is whole on phone and desktop, in light and dark, axe finds nothing, and the keyboard reaches every button and input',
  async () => {
    const found = await Promise.all(screens.map(faultsOn));
    expect(found.flat()).toEqual([]);
  },
  galleryMs,
);
