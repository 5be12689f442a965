import type { Frame } from 'playwright-core';
import { who } from '../../builders/core/people';
import { chatAndTab } from '../../support/browser/browser-tab';
import { goTo, heading, row, shows, standing, type TabStage } from '../../support/browser/tab-stage';

const slowMs = 120_000;

/** Approves in the form that is open, and goes back to the request. */
async function approve(tab: Frame): Promise<void> {
  await tab.getByLabel('Your view').fill('I agree with it.');
  await tab.getByRole('button', { name: 'Approve', exact: true }).click();
  await tab.getByRole('link', { name: 'Open the request' }).click();
}

export function chatAndTabTests(stage: () => TabStage): void {
  test(
    'approved in the tab, the cards and the tab of the other follow; approved on the card, the tab follows; a card leads to its request in the tab, and the tab back to the chat',
    async () => {
      const { browser, world, cases } = stage();
      const page = await chatAndTab(browser, world.demo.url, [who.oncologist, who.oncologyDoctor]);
      const consultant = await page.column(who.oncologist);
      const requester = await page.column(who.oncologyDoctor);

      await row(consultant.tab, cases.urgent).click();
      await shows(standing(consultant.tab), 'Approve, ask for changes or object');
      await shows(row(requester.tab, cases.urgent), 'Being approved');
      await consultant.tab.getByRole('link', { name: 'Approve', exact: true }).click();
      await approve(consultant.tab);
      await shows(standing(consultant.tab), 'Talk with the family');
      await shows(consultant.cardOf(cases.urgent), 'Talk with the family');
      await shows(requester.cardOf(cases.urgent), 'Conversation with the family');
      await shows(row(requester.tab, cases.urgent), 'Conversation with the family');

      await goTo(consultant.tab, `#/cases/${cases.soon}`);
      await shows(standing(consultant.tab), 'Approve, ask for changes or object');
      await consultant.tab.evaluate('window.notReloaded = true');
      await consultant.approveOnCard(cases.soon);
      await shows(standing(consultant.tab), 'Talk with the family');
      await shows(row(requester.tab, cases.soon), 'Conversation with the family');
      expect(await consultant.tab.evaluate('window.notReloaded')).toBe(true);

      await requester.show('Chat');
      await requester.cardOf(cases.soon).getByRole('link', { name: 'Open in the tab' }).click();
      await requester.shows('tab');
      await heading(requester.tab, cases.soon);
      await shows(standing(requester.tab), 'Conversation with the family');
      await requester.tab.getByRole('button', { name: 'Open the chat' }).click();
      await requester.shows('chat');
      await page.close();
    },
    slowMs,
  );

  test(
    'Discard on a card throws away what was typed there, and shows the request again',
    async () => {
      const { browser, world, cases } = stage();
      const page = await chatAndTab(browser, world.demo.url, [who.oncologist]);
      const consultant = await page.column(who.oncologist);
      const card = await consultant.openOnCard(cases.late, 'Approve');
      await card.locator('textarea').fill('Half a view.');
      // It asks once more: what was typed is still there.
      await card.getByRole('button', { name: 'Discard', exact: true }).click();
      await shows(card, 'This cannot be undone.');
      expect(await card.locator('textarea').inputValue()).toBe('Half a view.');
      await card.getByRole('button', { name: 'Yes, discard it' }).click();
      await shows(card, 'Your draft is discarded.');
      await card.getByRole('button', { name: 'Approve', exact: true }).click();
      await card.locator('textarea').waitFor();
      expect(await card.locator('textarea').inputValue()).toBe('');
      // Untouched, it can be discarded as well.
      await card.getByRole('button', { name: 'Discard', exact: true }).click();
      await card.getByRole('button', { name: 'Yes, discard it' }).click();
      await shows(card, 'Your draft is discarded.');
      await page.close();
    },
    slowMs,
  );

  test(
    'two at once: what was typed about an older state is not sent, and nothing of it is lost',
    async () => {
      const { at, cases } = stage();
      const ref = cases.contested;
      const [consultant, requester] = await Promise.all([
        at(who.oncologist, `#/cases/${ref}/forms/approve`),
        at(who.oncologyDoctor, `#/cases/${ref}/forms/add-information`),
      ]);
      const view = consultant.tab.getByLabel('Your view');
      await view.fill('Written before the scan was known.');
      await requester.tab.locator('textarea').first().fill('A new scan shows another picture.');
      await requester.tab.locator('form button[type=submit]').click();
      await requester.tab.getByRole('link', { name: 'Open the request' }).click();

      await consultant.tab.getByRole('button', { name: 'Approve', exact: true }).click();
      await consultant.tab.getByRole('link', { name: 'Open the request' }).click();
      await shows(standing(consultant.tab), 'Approve, ask for changes or object');
      await consultant.tab.getByRole('link', { name: 'Go on with it' }).click();
      await view.waitFor();
      expect(await view.inputValue()).toBe('Written before the scan was known.');
      await approve(consultant.tab);
      await Promise.all([
        shows(standing(consultant.tab), 'Talk with the family'),
        shows(standing(requester.tab), 'Conversation with the family'),
      ]);
    },
    slowMs,
  );
}
