import { join } from 'node:path';
import { who } from '../../builders/core/people';
import { openDemoFor } from '../../support/browser/browser-demo';
import { picturesFolder } from '../../support/browser/browser-gallery';
import { faultsIn, type OpenTab, type TabTheme } from '../../support/browser/browser-tab';
import { outOfReach } from '../../support/browser/tab-keyboard';
import type { TabStage } from '../../support/browser/tab-stage';
import { faultsForReaders, faultsOfFit, readers, wear } from '../../support/stories/reader-text';

const slowMs = 240_000;
const themes: readonly TabTheme[] = ['light', 'dark', 'contrast'];
export const picturesOfTab = join(picturesFolder, 'tab');
const takesPictures = Boolean(process.env['CARD_PICTURES']);

/** Whose tab, where in it, what to wait for, and what to press first. */
export interface Place {
  readonly name: string;
  readonly person: string;
  readonly fragment: string;
  readonly drawn?: string;
  readonly first?: (tab: OpenTab['tab']) => Promise<void>;
}

/** Every page, and every state of it that looks different. */
export function places({ cases }: TabStage): readonly Place[] {
  const { reviewed, asking, abroad, closed, withReviewer } = cases;
  const sent = (tab: OpenTab['tab']) => tab.locator('form button[type=submit]').click();
  return [
    { name: 'inbox', person: who.oncologyDoctor, fragment: '#/inbox', drawn: '.rows' },
    { name: 'case-over', person: who.oncologyDoctor, fragment: `#/cases/${closed}` },
    {
      name: 'form-with-errors',
      person: who.oncologyDoctor,
      fragment: '#/cases/new/forms/submit',
      first: sent,
      drawn: '.field .error',
    },
    { name: 'inbox-of-consultant', person: who.oncologist, fragment: '#/inbox', drawn: '.rows' },
    { name: 'case-mine', person: who.oncologist, fragment: `#/cases/${cases.late}` },
    { name: 'case', person: who.oncologist, fragment: `#/cases/${reviewed}` },
    {
      name: 'case-history',
      person: who.oncologist,
      fragment: `#/cases/${reviewed}/history`,
      drawn: '.timeline',
    },
    {
      name: 'case-delivery',
      person: who.oncologist,
      fragment: `#/cases/${reviewed}/delivery`,
      drawn: '.delivery',
    },
    { name: 'case-people', person: who.oncologist, fragment: `#/cases/${reviewed}/people` },
    { name: 'form', person: who.oncologist, fragment: `#/cases/${reviewed}/forms/correct`, drawn: 'form' },
    { name: 'worklist', person: who.coordinator, fragment: '#/worklist', drawn: '.columns' },
    {
      name: 'worklist-as-list',
      person: who.coordinator,
      fragment: '#/worklist',
      first: (tab) => tab.getByRole('button', { name: 'Show as a list' }).click(),
      drawn: '.requests',
    },
    { name: 'case-of-coordinator', person: who.coordinator, fragment: `#/cases/${asking}` },
    {
      name: 'relay-entry',
      person: who.coordinator,
      fragment: `#/cases/${abroad}/forms/accept@c1`,
      drawn: 'form',
    },
    { name: 'counts', person: who.servicePlanner, fragment: '#/planner', drawn: '.chart' },
    { name: 'case-of-reviewer', person: who.saltmereOncologist, fragment: `#/cases/${withReviewer}` },
    {
      name: 'form-long',
      person: who.saltmereOncologist,
      fragment: `#/cases/${withReviewer}/forms/give-opinion`,
      drawn: 'form',
    },
    { name: 'nothing-yet', person: who.stranger, fragment: '#/inbox', drawn: '.panel' },
    { name: 'nothing', person: who.stranger, fragment: `#/cases/${reviewed}` },
  ];
}

async function arrive(
  { at }: TabStage,
  { person, fragment, drawn = '.panel', first }: Place,
): Promise<OpenTab> {
  const here = await at(person, fragment);
  await here.tab
    .locator(first === undefined ? `main ${drawn}` : 'form, .columns')
    .first()
    .waitFor();
  if (first !== undefined) {
    await first(here.tab);
    await here.tab.locator(drawn).first().waitFor();
  }
  return here;
}

/** What is wrong with the page that is open, in any theme, at a desk and on a phone. */
export async function faultsOf(here: OpenTab, name: string): Promise<readonly string[]> {
  const { tab, page } = here;
  const found: string[] = [];
  const shot = async (theme: string, width: number) => {
    if (takesPictures) await page.screenshot({ path: join(picturesOfTab, `${name}-${theme}-${width}.png`) });
  };
  const put = async (theme: TabTheme) => {
    await page.getByLabel('Theme').selectOption(theme);
    await tab.locator(`html[data-theme="${theme}"]`).waitFor();
  };
  const height = takesPictures ? 1700 : 900;
  await page.setViewportSize({ width: 1280, height });
  for (const theme of themes) {
    await put(theme);
    // What only colours decide is asked once a theme; nothing else that axe asks depends on it.
    const faults = await faultsIn(tab, theme === 'light' ? 'all' : 'contrast');
    found.push(...faults.map((each) => `${name}, ${theme}: ${each}`));
    await shot(theme, 1280);
  }
  found.push(...(await outOfReach(here)).map((each) => `${name}, by keyboard: ${each}`));
  await page.setViewportSize({ width: 390, height });
  if (takesPictures) {
    for (const theme of themes) {
      await put(theme);
      await shot(theme, 390);
    }
    await tab.evaluate(wear({ size: 2, font: '' }));
    await shot('large', 390);
  }
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height });
    found.push(...(await faultsForReaders(tab)).map((each) => `${name}, ${width} px, ${each}`));
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await put('light');
  return found;
}

export function lookTests(stage: () => TabStage): void {
  test(
    'on every page axe finds nothing in any theme, the keyboard reaches everything, and nothing scrolls sideways on a phone',
    async () => {
      const found: string[] = [];
      for (const place of places(stage()))
        found.push(...(await faultsOf(await arrive(stage(), place), place.name)));
      expect(found).toEqual([]);
    },
    slowMs,
  );

  test(
    'the demo’s own page holds as well, chats and cards and all, on phone and desktop',
    async () => {
      const { browser, world } = stage();
      const found: string[] = [];
      // What holds in the wide font holds in the page's own.
      for (const reader of readers.filter(({ font }) => font !== '')) {
        const demo = await openDemoFor(browser, world.demo.url, reader, [who.oncologist, who.coordinator]);
        for (const width of [390, 320, 1280]) {
          await demo.setViewportSize({ width, height: 900 });
          found.push(...(await faultsOfFit(demo.mainFrame(), reader)).map((each) => `${width} px, ${each}`));
          if (takesPictures)
            await demo.screenshot({
              path: join(
                picturesOfTab,
                `demo-${width}-${reader.size}${reader.font === '' ? '' : '-wide'}.png`,
              ),
            });
        }
        await demo.context().close();
      }
      expect(found).toEqual([]);
    },
    slowMs,
  );

  test(
    'the pages bring their own letters, the Welsh ones too',
    async () => {
      const { tab, page } = await stage().at(who.oncologist, '#/inbox');
      const loads = `Promise.all(['Wy', 'ŵŷ'].map((letters) => document.fonts.load('16px "Open Sans Variable"', letters)))
        .then((found) => found.map((faces) => faces.map(({ status }) => status)))`;
      for (const frame of [tab, page.mainFrame()])
        expect(await frame.evaluate(loads)).toEqual([['loaded'], ['loaded']]);
      const fontOf = (at: string) => `getComputedStyle(document.querySelector('${at}')).fontFamily`;
      expect(await tab.evaluate(fontOf('button'))).toMatch(/^"Open Sans Variable"/);
      expect(await page.evaluate(fontOf('select'))).toMatch(/^"Open Sans Variable"/);
    },
    slowMs,
  );
}
