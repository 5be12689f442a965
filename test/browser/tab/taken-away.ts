import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { who } from '../../builders/core/people';
import { pageClient } from '../../demo/page-client';
import { faultsIn } from '../../support/browser/browser-tab';
import { press, tabTo } from '../../support/browser/tab-keyboard';
import { shows, type TabStage } from '../../support/browser/tab-stage';
import { picturesOfTab } from './looks';

const slowMs = 120_000;

export function takenAwayTests(stage: () => TabStage): void {
  test(
    'documents open to print, and the case itself prints without what is only to press',
    async () => {
      const { at, cases } = stage();
      const here = await at(who.oncologist, `#/cases/${cases.reviewed}`);
      const { tab, page, context } = here;
      await tab.locator('.panel').first().waitFor();
      const opened = context.waitForEvent('page');
      await press(here, 'The account for the family');
      const printed = await opened;
      await printed.waitForLoadState();
      expect(printed.url()).toMatch(/\/print\//);
      expect(await printed.locator('body').textContent()).toContain(cases.reviewed);
      await printed.close();
      await page.emulateMedia({ media: 'print' });
      expect(
        await tab.locator('.case-aside, .steps, .print-buttons, header').filter({ visible: true }).count(),
      ).toBe(0);
      await tab.locator('.path').waitFor();
      await page.emulateMedia({ media: null });
    },
    slowMs,
  );

  test(
    'the planner’s counts show no number under five nor what would tell one, and the file has the same numbers',
    async () => {
      const here = await stage().at(who.servicePlanner, '#/planner');
      const { tab, page } = here;
      await shows(tab.locator('.total'), '23');
      const count = (name: string | RegExp) =>
        tab.getByRole('row', { name }).getByRole('cell').first().textContent();
      // Two of Neurology would be told by 23 less the others: the next smallest is held back with them.
      expect(await count(/^Oncology/)).toBe('11');
      expect(await count(/^Haematology/)).toContain('too few to show');
      expect(await count(/^Neurology/)).toContain('too few to show');
      expect(await count(/^Critical friend/)).toBe('7');
      expect(await count(/^External second opinion/)).toBe('16');
      const months = tab.locator('.chart-month tbody tr');
      // Ten months have none, or too few: all twelve are counted together.
      expect(await months.count()).toBe(1);
      await shows(months, '23');

      const download = page.waitForEvent('download');
      await press(here, 'Download as CSV');
      const file = await download;
      expect(file.suggestedFilename()).toBe('second-opinion-counts.csv');
      // The browser may be another process's: what it has saved is read through it.
      const lines = (await text(await file.createReadStream())).split(/\r?\n/);
      const of = (start: string) => lines.find((line) => line.startsWith(start));
      expect(of('kind,critical-friend')).toMatch(/,7,$/);
      expect(of('specialty,Neurology')).toMatch(/,,$/);
      expect(of('step,consultant-review')).toMatch(/,23,\d+$/);
    },
    slowMs,
  );

  test(
    'opened outside of Teams the page says how to come to it, and shows nothing else',
    async () => {
      const { browser, world } = stage();
      const page = await browser.newPage();
      const { tab } = await pageClient(world.demo.url).world();
      await page.goto(tab.address);
      await page.getByRole('heading', { name: 'Please open this in Microsoft Teams' }).waitFor();
      expect(await faultsIn(page.mainFrame())).toEqual([]);
      await tabTo({ page, tab: page.mainFrame() }, 'Open Microsoft Teams');
      for (const [width, name] of [
        [1280, 'outside-light-1280'],
        [390, 'outside-light-390'],
      ] as const) {
        await page.setViewportSize({ width, height: 800 });
        if (process.env['CARD_PICTURES']) await page.screenshot({ path: join(picturesOfTab, `${name}.png`) });
      }
      await page.close();
    },
    slowMs,
  );
}
