import { who } from '../../builders/core/people';
import { pageClient } from '../../demo/page-client';
import { openPhoneTab } from '../../support/browser/browser-phone';
import { faultsIn, scrollsSideways } from '../../support/browser/browser-tab';
import { heading, row, shows, standing, type TabStage } from '../../support/browser/tab-stage';

const slowMs = 120_000;

export function phoneTests(stage: () => TabStage): void {
  test.each(['ios', 'android'] as const)(
    'in Teams on a phone (%s), where the tab is the whole window, a person sees their requests, opens one and writes in it',
    async (client) => {
      const { browser, world, cases } = stage();
      const phone = await openPhoneTab(browser, world.demo.url, { person: who.oncologist, client });
      const tab = phone.page.mainFrame();
      await heading(tab, 'My requests');
      await row(tab, cases.reviewed).tap();
      await heading(tab, cases.reviewed);
      await shows(standing(tab), 'With the reviewer');
      expect(phone.asked).toEqual(
        expect.arrayContaining(['initialize', 'getContext', 'authentication.getAuthToken']),
      );
      expect(await scrollsSideways(tab)).toBe(false);
      expect(await faultsIn(tab)).toEqual([]);

      await tab.evaluate(`window.location.hash = '#/cases/${cases.reviewed}/forms/comment'`);
      await tab.locator('textarea').first().fill(`Written on a phone: ${client}.`);
      await tab.locator('form button[type=submit]').tap();
      await tab.getByRole('link', { name: 'Open the request' }).tap();
      await tab.getByRole('link', { name: 'History' }).tap();
      await shows(tab.locator('.timeline'), `Written on a phone: ${client}.`);
      await phone.context.close();
    },
    slowMs,
  );

  test(
    'on a phone all answers of the step that waits for somebody stand on the first screen, as wide as each other, below what is asked; print and way come last',
    async () => {
      const { browser, world, cases } = stage();
      const phone = await openPhoneTab(browser, world.demo.url, { person: who.oncologist, client: 'ios' });
      const tab = phone.page.mainFrame();
      await heading(tab, 'My requests');
      await row(tab, cases.late).tap();
      await shows(tab.locator('.gist'), 'What is asked');
      const answers = tab.locator('.answers a');
      expect(await answers.allTextContents()).toEqual(['Approve', 'Ask for changes', 'Object']);
      const boxes = await tab.evaluate<readonly { top: number; bottom: number; width: number }[]>(
        `['.gist', ...['Approve', 'Ask for changes', 'Object'].map((words) => [...document.querySelectorAll('.answers a')].find((each) => each.textContent === words))]
          .map((each) => (typeof each === 'string' ? document.querySelector(each) : each).getBoundingClientRect())
          .map(({ top, bottom, width }) => ({ top, bottom, width }))`,
      );
      const [gist, first, ...others] = boxes;
      expect(first?.top).toBeGreaterThan(gist?.bottom ?? Number.NaN);
      expect(first?.bottom).toBeLessThan(700);
      expect(others.map(({ width }) => width)).toEqual([first?.width, first?.width]);
      expect(await tab.locator('.answers .primary').count()).toBe(0);
      const order = await tab.evaluate<readonly string[]>(
        `[...document.querySelectorAll('.case-main > *')].map((each) => each.classList[1])`,
      );
      expect(order).toEqual(['standing', 'gist', 'steps', 'follows', 'case-sides', 'print-buttons', 'way']);
      // Seven tabs in one line.
      const tops = await tab.evaluate<readonly number[]>(
        `[...new Set([...document.querySelectorAll('.sides a')].map((each) => each.getBoundingClientRect().top))]`,
      );
      expect(tops.length).toBe(1);
      await phone.context.close();
    },
    slowMs,
  );

  test(
    'on a phone a deep link leads to its request, the tab follows the phone’s colours, and leads back to the chat',
    async () => {
      const { browser, world, cases } = stage();
      const phone = await openPhoneTab(browser, world.demo.url, {
        person: who.oncologyDoctor,
        client: 'ios',
        subPage: cases.reviewed,
        theme: 'dark',
      });
      const tab = phone.page.mainFrame();
      await heading(tab, cases.reviewed);
      await tab.locator('html[data-theme="dark"]').waitFor();
      await phone.useTheme('light');
      await tab.locator('html[data-theme="light"]').waitFor();
      const followed = phone.followed();
      await tab.getByRole('button', { name: 'Open the chat' }).tap();
      expect(await followed).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/chat\//);
      await phone.context.close();
    },
    slowMs,
  );

  test.each([
    ['resourceDisabled', /trying again does not help.*IT service.*Code to quote: resourceDisabled/],
    [
      'resourceRequiresConsent',
      /agree that this app may know who you are.*Code to quote: resourceRequiresConsent/,
    ],
    ['AADSTS50105: amina@example.nhs.uk is not assigned', /IT service.*Code to quote: AADSTS50105\./],
  ])(
    'where Teams says “%s” in the place of a token, the page says what can be done and the code to quote, the bot hears the bare code, and “Try again” goes on',
    async (refuses, told) => {
      const { browser, world } = stage();
      const phone = await openPhoneTab(browser, world.demo.url, {
        person: who.oncologist,
        client: 'ios',
        refuses,
      });
      const tab = phone.page.mainFrame();
      await shows(tab.getByRole('alert'), told);
      expect(await tab.getByRole('alert').textContent()).not.toContain('amina');
      expect(phone.reported).toEqual([{ code: refuses.split(':')[0] }]);
      expect(await faultsIn(tab)).toEqual([]);
      expect(await scrollsSideways(tab)).toBe(false);
      phone.lets();
      await tab.getByRole('button', { name: 'Try again' }).first().tap();
      await heading(tab, 'My requests');
      await phone.context.close();
    },
    slowMs,
  );

  test(
    'a browser that is not Teams is told so at once, and not when Teams has let it wait',
    async () => {
      const { browser, world } = stage();
      const page = await browser.newPage();
      // No timer of the page ever runs out: what it says, it says without having waited.
      await page.clock.install({ time: 0 });
      await page.clock.pauseAt(1000);
      const { tab } = await pageClient(world.demo.url).world();
      await page.goto(tab.address);
      await page.getByRole('heading', { name: 'Please open this in Microsoft Teams' }).waitFor();
      await page.close();
    },
    slowMs,
  );
}
