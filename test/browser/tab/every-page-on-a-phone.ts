import type { Frame } from 'playwright-core';
import { who } from '../../builders/core/people';
import { pageClient } from '../../demo/page-client';
import { openPhoneTab, type PhoneTab } from '../../support/browser/browser-phone';
import { faultsIn } from '../../support/browser/browser-tab';
import { goTo, heading, shows, type TabStage } from '../../support/browser/tab-stage';
import { faultsOfFit, wear } from '../../support/stories/reader-text';
import { places } from './looks';

const slowMs = 300_000;
const widths = [390, 320] as const;
const sizes = [1, 2] as const;
/** What the keyboard of a phone leaves of 844 pixels. */
const keyboard = 380;

/** What does not hold on the page as a phone shows it: in each width, with usual and with twice as large text. */
async function faultsOnPhone({ page }: PhoneTab, name: string): Promise<readonly string[]> {
  const tab = page.mainFrame();
  const found: string[] = [];
  for (const size of sizes) {
    const reader = { size, font: '' };
    await tab.evaluate(wear(reader));
    for (const width of widths) {
      await page.setViewportSize({ width, height: 844 });
      found.push(...(await faultsOfFit(tab, reader)).map((each) => `${name}, ${width} px, ${each}`));
    }
  }
  found.push(...(await faultsIn(tab)).map((each) => `${name}: ${each}`));
  await tab.evaluate('document.adoptedStyleSheets = []');
  await page.setViewportSize({ width: 390, height: 844 });
  return found;
}

/** What of the field that is written in is under the keyboard, or above the page's top: its label, or itself. */
const outOfSight = `(() => {
  const at = document.activeElement;
  const field = at.closest('.field, fieldset') ?? at;
  const bottom = window.visualViewport.height;
  const inside = (each) => { const { top, bottom: end } = each.getBoundingClientRect(); return top >= -1 && end <= bottom + 1; };
  const label = at.labels?.[0] ?? field;
  const tall = field.getBoundingClientRect().height > bottom - 24;
  const parts = tall ? [label] : [label, at];
  return parts.filter((each) => !inside(each)).map((each) => each.tagName + ' ' + (label.textContent ?? '').slice(0, 50));
})()`;

async function hiddenByKeyboard(phone: PhoneTab, tab: Frame, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const field of await tab.locator('form :is(textarea, input[type=text], input[type=date])').all()) {
    // As “Done” on the keyboard does: it goes, and so does a list that stood open.
    await tab.evaluate('document.activeElement.blur()');
    await phone.keyboard(0);
    await field.tap();
    await phone.keyboard(keyboard);
    found.push(
      ...(await tab.evaluate<string[]>(outOfSight)).map((each) => `${name}, under the keyboard: ${each}`),
    );
  }
  await phone.keyboard(0);
  return found;
}

export function everyPageOnAPhoneTests(stage: () => TabStage): void {
  const open = (person: string, more: object = {}) => {
    const { browser, world } = stage();
    return openPhoneTab(browser, world.demo.url, { person, client: 'ios', ...more });
  };

  test(
    'every page, in every state that looks different: axe finds nothing, nothing is cut, and nothing scrolls sideways',
    async () => {
      const found: string[] = [];
      const phones = new Map<string, PhoneTab>();
      for (const { name, person, fragment, drawn = '.panel', first } of places(stage())) {
        const phone = phones.get(person) ?? (await open(person));
        phones.set(person, phone);
        const tab = phone.page.mainFrame();
        await goTo(tab, fragment);
        await tab
          .locator(first === undefined ? `main ${drawn}` : 'form, .columns')
          .first()
          .waitFor();
        await first?.(tab);
        await tab.locator(drawn).first().waitFor();
        found.push(...(await faultsOnPhone(phone, name)));
        found.push(...(await hiddenByKeyboard(phone, tab, name)));
      }
      for (const { context } of phones.values()) await context.close();
      expect(found).toEqual([]);
    },
    slowMs,
  );

  test(
    'every form that a request offers to its consultant, its coordinator and its requester, and each page of a request',
    async () => {
      const found: string[] = [];
      const { cases } = stage();
      for (const [person, ref] of [
        [who.oncologist, cases.reviewed],
        [who.coordinator, cases.asking],
        [who.oncologyDoctor, cases.reviewed],
      ] as const) {
        const phone = await open(person);
        const tab = phone.page.mainFrame();
        await goTo(tab, `#/cases/${ref}`);
        await tab.locator('.steps a').first().waitFor({ state: 'attached' });
        const links = await tab.evaluate<readonly string[]>(
          `[...document.querySelectorAll('.steps a')].map(({ hash }) => hash)`,
        );
        expect(links.length).toBeGreaterThan(2);
        for (const link of links) {
          await goTo(tab, link);
          await tab.locator('form, .stop').first().waitFor();
          found.push(...(await faultsOnPhone(phone, link)), ...(await hiddenByKeyboard(phone, tab, link)));
          await goTo(tab, `#/cases/${ref}`);
          await tab.locator('.steps').waitFor();
        }
        await phone.context.close();
      }
      const phone = await open(who.neurologist);
      const tab = phone.page.mainFrame();
      await goTo(tab, '#/cases/new/forms/submit');
      const parts = tab.locator('.parts-list button');
      await parts.first().waitFor({ state: 'attached' });
      for (let part = 0; part < (await parts.count()); part += 1) {
        if (part > 0) {
          if (!(await parts.nth(part).isVisible())) await tab.locator('.parts summary').tap();
          const title = String(await parts.nth(part).textContent());
          await parts.nth(part).tap();
          await tab
            .locator(`.parts-list button[aria-current]`, { hasText: title })
            .waitFor({ state: 'attached' });
        }
        found.push(...(await faultsOnPhone(phone, `a request, part ${part + 1}`)));
        found.push(...(await hiddenByKeyboard(phone, tab, `a request, part ${part + 1}`)));
      }
      await phone.context.close();
      expect(found).toEqual([]);
    },
    slowMs,
  );

  test(
    'whoever is looked for by name is chosen above the keyboard',
    async () => {
      const phone = await open(who.palliativeConsultant);
      const tab = phone.page.mainFrame();
      await goTo(tab, '#/cases/new/forms/submit');
      await tab
        .locator('.parts-list button', { hasText: /people/i })
        .first()
        .waitFor({ state: 'attached' });
      await tab.locator('.parts summary').tap();
      await tab
        .locator('.parts-list button', { hasText: /people/i })
        .first()
        .tap();
      const box = tab.getByRole('combobox').first();
      await box.tap();
      await phone.keyboard(keyboard);
      await box.fill('a');
      const options = tab.getByRole('option');
      await options.nth(2).waitFor();
      const bottom = 844 - keyboard;
      const seen = await tab.evaluate<number>(
        `[...document.querySelectorAll('[role=option]')].filter((each) => each.getBoundingClientRect().bottom <= ${bottom}).length`,
      );
      expect(seen).toBeGreaterThanOrEqual(3);
      await options.nth(1).tap();
      expect(await box.inputValue()).not.toBe('a');
      await phone.context.close();
    },
    slowMs,
  );

  test(
    'what is amiss is said on a phone too: no sign-in, no connection, nothing there, nobody known, too much at once, a service that does not answer, and a page outside Teams',
    async () => {
      const found: string[] = [];
      const { cases, browser } = stage();
      const refused = await open(who.oncologist, { refuses: 'resourceDisabled' });
      await shows(refused.page.getByRole('alert'), 'Code to quote');
      found.push(...(await faultsOnPhone(refused, 'no sign-in')));
      await refused.context.close();

      const phone = await open(who.oncologist);
      const tab = phone.page.mainFrame();
      await heading(tab, 'My requests');
      const answers = [
        [
          'nobody known',
          403,
          { code: 'NOT_IN_DIRECTORY', message: 'You are not in the directory of the second-opinion office.' },
        ],
        ['too much at once', 429, { code: 'TOO_MANY', message: 'Too much at once. Please wait a minute.' }],
        [
          'no answer',
          503,
          {
            code: 'NOT_SAVED',
            message: 'This cannot be done just now, and was not saved. Please try again.',
          },
        ],
        ['nothing there', 404, { code: 'NOT_FOUND', message: 'There is nothing here for you.' }],
      ] as const;
      for (const [name, status, error] of answers) {
        const address = `**/api/tab/cases/${cases.contested}`;
        await phone.page.route(address, (route) =>
          route.fulfill({ status, json: { error: { ...error, reference: 'K7M4RQX3' } } }),
        );
        await goTo(tab, `#/cases/${cases.contested}`);
        await tab.locator('.notice, .nothing-here').first().waitFor();
        found.push(...(await faultsOnPhone(phone, name)));
        await phone.page.unroute(address);
        await goTo(tab, '#/inbox');
        await heading(tab, 'My requests');
      }
      await phone.context.setOffline(true);
      await goTo(tab, `#/cases/${cases.soon}`);
      await shows(tab.locator('.notice'), 'There is no connection');
      found.push(...(await faultsOnPhone(phone, 'no connection')));
      await phone.context.close();

      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
      });
      const page = await context.newPage();
      await page.goto((await pageClient(stage().world.demo.url).world()).tab.address);
      await page.getByRole('heading', { name: 'Please open this in Microsoft Teams' }).waitFor();
      found.push(...(await faultsOnPhone({ page } as PhoneTab, 'outside Teams')));
      await context.close();
      expect(found).toEqual([]);
    },
    slowMs,
  );
}
