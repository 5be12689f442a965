import type { Browser } from 'playwright-core';
import { firstLaunchMs, launchBrowser } from '../support/browser';
import { openGallery } from '../support/browser-gallery';
import type { Theme } from '../support/browser-teams-look';
import { galleryCards } from './gallery/gallery-cards';

const cards = galleryCards();
const galleryMs = 300_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, firstLaunchMs);
afterAll(() => browser?.close());

/** What is wrong with any card on such a screen. */
async function faultsOn(device: string, width: number, theme: Theme): Promise<readonly string[]> {
  const gallery = await openGallery(browser, theme, width, `${device}-${theme}`);
  const found: string[] = [];
  for (const [index, { name, card }] of cards.entries()) {
    await gallery.show(card, name);
    await gallery.picture(`${String(index + 1).padStart(3, '0')} ${name}`);
    await gallery.unfold();
    const faults = [...(await gallery.tooWide()), ...(await gallery.violations())];
    found.push(...faults.map((fault) => `${name}, ${theme}: ${fault}`));
  }
  return found;
}

test.each([
  ['phone', 390],
  ['desktop', 720],
] as const)(
  'on a %s every card is whole and axe finds nothing, in light and dark colours',
  async (device, width) => {
    const found = await Promise.all(
      (['light', 'dark'] as const).map((theme) => faultsOn(device, width, theme)),
    );
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
