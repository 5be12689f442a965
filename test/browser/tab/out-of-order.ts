import { mintTabToken } from '../../../src/stand-in/sign-in/tab-token';
import { who } from '../../builders/core/people';
import { pageClient } from '../../demo/page-client';
import { goTo, row, shows, standing, type TabStage } from '../../support/browser/tab-stage';

const slowMs = 120_000;

/** A token of single sign-on that has run out five minutes ago. */
async function expiredToken(demoUrl: string, personId: string): Promise<string> {
  const asked = await pageClient(demoUrl).ask('tab-token', { person: personId });
  const [, claims = ''] = String((asked as { token?: string }).token).split('.');
  const { iss, tid, aud } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  return mintTabToken({
    authorityUrl: iss.replace(`/${tid}/v2.0`, ''),
    tenantId: tid,
    appId: aud,
    personId,
    lifetime: -300,
  });
}

export function outOfOrderTests(stage: () => TabStage): void {
  test(
    'a token that has expired is asked for anew, and nobody notices',
    async () => {
      const { at, cases, world } = stage();
      const token = await expiredToken(world.demo.url, who.oncologyDoctor);
      const { tab, page } = await at(who.oncologyDoctor, '#/inbox');
      await row(tab, cases.reviewed).waitFor();
      let given = 0;
      await page.route('**/api/tab-token', async (route) => {
        given += 1;
        if (given === 1) await route.fulfill({ json: { kind: 'token', token } });
        else await route.continue();
      });
      const refused = page.waitForResponse((response) => response.status() === 401);
      await row(tab, cases.reviewed).click();
      expect(await (await refused).json()).toMatchObject({ error: { code: 'TOKEN_EXPIRED' } });
      await shows(standing(tab), 'With the reviewer');
      expect(given).toBeGreaterThan(1);
      await page.unroute('**/api/tab-token');
    },
    slowMs,
  );

  test(
    'what is typed without a connection stays, and is kept as a draft when there is one again',
    async () => {
      const { at, open, cases } = stage();
      const form = `#/cases/${cases.reviewed}/forms/comment`;
      const { tab, context } = await at(who.oncologist, form);
      const field = tab.locator('textarea').first();
      await field.waitFor();
      await context.setOffline(true);
      await field.fill('Scan <b>repeated</b> on Tuesday.\nNo *change*.');
      await tab.getByText('Not saved yet').waitFor();
      await tab.locator('form button[type=submit]').click();
      await tab.getByText('There is no connection').waitFor();
      expect(await field.inputValue()).toBe('Scan <b>repeated</b> on Tuesday.\nNo *change*.');
      await context.setOffline(false);
      await tab.getByText('Saved as a draft').waitFor();

      // On another device.
      const elsewhere = await open(who.oncologist, { subPage: cases.reviewed });
      await shows(elsewhere.tab.locator('.begun'), 'Go on with it');
      await goTo(elsewhere.tab, form);
      await elsewhere.tab.locator('textarea').first().waitFor();
      expect(await elsewhere.tab.locator('textarea').first().inputValue()).toBe(
        'Scan <b>repeated</b> on Tuesday.\nNo *change*.',
      );
      await elsewhere.context.close();
    },
    slowMs,
  );
}
