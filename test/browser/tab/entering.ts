import type { Frame } from 'playwright-core';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { who } from '../../builders/core/people';
import { press } from '../../support/browser/tab-keyboard';
import { heading, row, shows, standing, type TabStage } from '../../support/browser/tab-stage';
import { faultsOf } from './looks';

const slowMs = 120_000;
const nextOnTheList =
  inventedDirectory.people.find(({ id }) => id === who.thornwickRheumatologist)?.name ?? '';

/** Goes on to the next page of the form: the first thing that was asked is asked no more. */
async function next(tab: Frame): Promise<void> {
  const asked = await tab.locator('.field').first().elementHandle();
  await tab.locator('form button[type=submit]').press('Enter');
  await asked?.waitForElementState('hidden');
}

export function enteringTests(stage: () => TabStage): void {
  test(
    'the coordinator finds a request in the worklist and enters what somebody without an account has answered, by keyboard',
    async () => {
      const { at, cases, world } = stage();
      const here = await at(who.coordinator, '#/worklist');
      const { tab } = here;
      // Whoever looked at it as a list before finds it so again.
      const byStep = tab.getByRole('button', { name: 'Show by step' });
      if ((await byStep.count()) > 0) await byStep.press('Enter');
      await shows(row(tab, cases.abroad), 'Rochat-Favre');
      await tab.getByRole('button', { name: 'Show as a list' }).press('Enter');
      await shows(tab.locator('.requests tr', { has: row(tab, cases.abroad) }), 'Rochat-Favre');
      await press(here, cases.abroad);
      await shows(tab.locator('.back'), 'Back to the worklist');
      await tab.getByText('Enter for somebody else').press('Enter');
      await press(here, /^Decline: .*Rochat/);
      await shows(tab.locator('.notice'), 'You are writing this down for Dr Élodie Rochat-Favre.');
      await tab.getByRole('radio').first().check();
      await next(tab);
      await tab.getByLabel('Who confirmed it').fill('The doctor herself');
      await tab.getByLabel('On which date?').fill(world.inDays(-1));
      await tab.getByLabel('At what time?').fill('09:30');
      await press(here, 'Decline');
      await press(here, 'Open the request');
      await shows(standing(tab), nextOnTheList);
      await press(here, 'History');
      await shows(tab.locator('.timeline li'), /entered for Dr Élodie Rochat-Favre/);
    },
    slowMs,
  );

  test(
    '“the child is getting worse now” leaves one thing to read, where the focus is, and nothing to answer; going back, what was typed is there',
    async () => {
      const here = await stage().at(who.haematologist, '#/cases/new/forms/submit');
      const { tab } = here;
      await tab.getByRole('radio').first().check();
      await next(tab);
      const worse = tab.getByRole('radio', { name: 'Yes, the child is getting worse now' });
      await worse.check();
      await tab.getByRole('group', { name: /court/ }).getByRole('radio', { name: 'No' }).check();
      await tab.locator('form button[type=submit]').press('Enter');
      await heading(tab, 'Do not wait for a second opinion');
      await tab.locator('h1:focus').waitFor();
      expect(await tab.getByRole('alert').textContent()).toContain('Ring 2222');
      expect(await tab.locator('main').getByRole('button').allTextContents()).toEqual([
        'Stable now: go back',
        'Save and finish later',
      ]);
      expect(await tab.locator('main :is(input, textarea, select, summary)').count()).toBe(0);
      expect(await faultsOf(here, 'do-not-wait')).toEqual([]);
      await press(here, 'Stable now: go back');
      await heading(tab, 'Is it safe to wait?');
      expect(await worse.isChecked()).toBe(true);
      expect(await tab.locator('.error, .tone-attention').count()).toBe(0);
    },
    slowMs,
  );

  test(
    'all that is wrong on a page is listed at its top, where the focus goes each time, with a link to each input',
    async () => {
      const here = await stage().at(who.coordinator, `#/cases/${stage().cases.asking}/forms/accept@c1`);
      const { tab } = here;
      const summary = tab.locator('.error-summary:focus');
      await tab.locator('.field input[type=text]').first().fill('');
      await tab.locator('form button[type=submit]').press('Enter');
      await shows(summary, 'There is a problem');
      const wrong = await tab.locator('.field.wrong .error').allTextContents();
      expect(wrong).toEqual([
        'Enter your registration number.',
        'Select yes if you can give the opinion by the date needed.',
      ]);
      expect(await summary.getByRole('link').allTextContents()).toEqual(wrong);
      for (const at of [0, 1]) {
        await summary.getByRole('link').nth(at).press('Enter');
        const field = tab.locator('.field.wrong').nth(at);
        await field.locator('input:focus').waitFor();
        // A second try with the same mistakes is heard too.
        await tab.locator('form button[type=submit]').press('Enter');
        await summary.waitFor();
      }
      expect(await faultsOf(here, 'error-summary')).toEqual([]);
    },
    slowMs,
  );

  test(
    'an opinion is read through as a whole before it is sent, changed once more, and the requester’s tab follows',
    async () => {
      const { at, cases } = stage();
      const ref = cases.withReviewer;
      const requester = await at(who.oncologyDoctor, `#/cases/${ref}`);
      await shows(standing(requester.tab), 'With the reviewer');
      const here = await at(who.saltmereOncologist, `#/cases/${ref}/forms/give-opinion`);
      const { tab } = here;
      await tab.locator('form').waitFor();
      for (let pages = 0; (await tab.locator('.preview').count()) === 0; pages += 1) {
        if (pages > 12) throw new Error('The form has no preview');
        for (const group of await tab.locator('fieldset').all())
          await group.getByRole('radio').first().check();
        // One option is enough: a further page of them is left empty.
        const further = (await tab.getByLabel('Name of option 2').count()) > 0;
        for (const field of await tab.locator('form textarea, form input[type=text]').all())
          if (!further) await field.fill('For now, rest before treatment.');
        await next(tab);
      }
      await shows(tab.locator('.preview'), 'rest before treatment');
      expect(await faultsOf(here, 'preview')).toEqual([]);
      await tab
        .getByRole('button', { name: /^Change/ })
        .first()
        .focus();
      await here.page.keyboard.press('Enter');
      await tab.locator('textarea').first().fill('Rest, and then look again.');
      while ((await tab.locator('.preview').count()) === 0) await next(tab);
      await shows(tab.locator('.preview'), 'Rest, and then look again.');
      await tab.locator('form button[type=submit]').press('Enter');
      await tab.getByRole('link', { name: 'Open the request' }).waitFor();
      await shows(standing(requester.tab), 'Opinion given, to be read');
    },
    slowMs,
  );
}
