import type { Browser } from 'playwright-core';
import { firstLaunchMs, launchBrowser } from '../support/browser';
import { type AxeRules, openGallery } from '../support/browser-gallery';
import type { Theme } from '../support/browser-teams-look';
import { galleryCards } from './gallery/gallery-cards';

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
  readonly axe: AxeRules | 'nothing';
}

/** What is wrong with any card on such a screen. */
async function faultsOn({ device, width, theme, axe }: Screen): Promise<readonly string[]> {
  const gallery = await openGallery(browser, theme, width, `${device}-${theme}`);
  const found: string[] = [];
  for (const [index, { name, card }] of cards.entries()) {
    await gallery.show(card, name);
    await gallery.picture(`${String(index + 1).padStart(3, '0')} ${name}`);
    await gallery.unfold();
    const faults = [
      ...(await gallery.tooWide()),
      ...(axe === 'nothing' ? [] : await gallery.violations(axe)),
    ];
    found.push(...faults.map((fault) => `${name}, ${theme}: ${fault}`));
  }
  return found;
}

test.each<readonly [Screen['device'], readonly [Screen, Screen]]>([
  [
    'phone',
    [
      { device: 'phone', width: 390, theme: 'light', axe: 'all' },
      { device: 'phone', width: 390, theme: 'dark', axe: 'contrast' },
    ],
  ],
  [
    'desktop',
    [
      { device: 'desktop', width: 720, theme: 'light', axe: 'nothing' },
      { device: 'desktop', width: 720, theme: 'dark', axe: 'nothing' },
    ],
  ],
])(
  'on a %s every card is whole and axe finds nothing, in light and dark colours',
  async (_device, screens) => {
    const found = await Promise.all(screens.map(faultsOn));
    expect(found.flat()).toEqual([]);
  },
  galleryMs,
);

test(
  'every button and every input of every card is reached by keyboard',
  async () => {
    const gallery = await openGallery(browser, 'light', 390, 'keyboard');
    const found: string[] = [];
    for (const { name, card } of cards) {
      await gallery.show(card, name);
      await gallery.unfold();
      const { stops, reached } = await gallery.byKeyboard();
      if (reached < stops) found.push(`${name}: ${reached} of ${stops} reached`);
    }
    expect(found).toEqual([]);
  },
  galleryMs,
);
