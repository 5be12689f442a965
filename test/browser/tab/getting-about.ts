import { who } from '../../builders/core/people';
import { press, tabTo } from '../../support/browser/tab-keyboard';
import { heading, row, shows, type TabStage } from '../../support/browser/tab-stage';

const slowMs = 120_000;

export function gettingAboutTests(stage: () => TabStage): void {
  test(
    'the back button goes back, a side of the case is a place of its own, and a stranger finds nothing',
    async () => {
      const { at, cases } = stage();
      const { tab } = await at(who.oncologyDoctor, '#/inbox');
      await row(tab, cases.reviewed).click();
      await heading(tab, cases.reviewed);
      await tab.getByRole('link', { name: 'People' }).click();
      await tab.getByText('Named consultant').first().waitFor();
      await tab.evaluate('history.back()');
      await shows(tab.locator('.sides a[aria-current]'), 'Overview');
      await tab.evaluate('history.back()');
      await heading(tab, 'My requests');

      const stranger = await at(who.stranger, `#/cases/${cases.reviewed}`);
      await stranger.tab.getByRole('heading', { name: 'There is nothing here for you' }).waitFor();
      const said = await stranger.tab.locator('main').textContent();
      for (const secret of ['Q.Z.', 'Oncology', 'reviewer']) expect(said).not.toContain(secret);
      for (const page of ['worklist', 'planner']) {
        await at(who.stranger, `#/${page}`);
        await heading(stranger.tab, page === 'worklist' ? 'Worklist' : 'Counts');
        await stranger.tab.getByRole('heading', { name: 'There is nothing here for you' }).waitFor();
      }
    },
    slowMs,
  );

  test(
    'by keyboard alone a request is searched for, filtered, opened, and the step taken up and sent',
    async () => {
      const { at, cases } = stage();
      const here = await at(who.oncologist, '#/inbox');
      const { tab, page } = here;
      await row(tab, cases.reviewed).waitFor();
      await tabTo(here, 'Search');
      await page.keyboard.type('haemato');
      await row(tab, cases.reviewed).waitFor({ state: 'detached' });
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.press('Delete');
      await tabTo(here, 'Show');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await row(tab, cases.soon).waitFor({ state: 'detached' });
      await press(here, 'Clear the filters');
      await press(here, new RegExp(`^${cases.reviewed}`));
      await heading(tab, cases.reviewed);
      await press(here, 'History');
      await tab.locator('.timeline').waitFor();
      const group = tab.locator('.steps details', { hasText: 'Add new information' });
      if ((await group.getAttribute('open')) === null) await press(here, 'The request');
      await press(here, 'Add new information');
      await tab.locator('form textarea').first().waitFor();
      await tabTo(here, /^What is new/);
      await page.keyboard.type('Written without a mouse.');
      await tab.locator('form button[type=submit]').press('Enter');
      await press(here, 'Open the request');
      await shows(tab.locator('.timeline, .section'), 'Written without a mouse.');
    },
    slowMs,
  );
}
