import { who } from '../support/answers';
import { worldForTests } from '../support/world-for-tests';

const { world } = worldForTests();

describe('what a family can be told before there is any request (process page §8)', () => {
  test.each(['for families', 'Families.'])(
    '%j gives it to read out, and the page to print',
    async (typed) => {
      const player = world().player(who.advocate);
      const message = await player.say(typed);
      expect(player.textOf(message)).toContain('Asking is your right.');
      expect(JSON.stringify(player.shown(message))).toMatch(/"url":"[^"]+\/for-families"/);
    },
  );

  test('so does the button on the help', async () => {
    const player = world().player(who.advocate);
    const message = await player.say('help');
    await player.press(message, 'families');
    expect(player.textOf({ card: player.shown(message), text: undefined })).toContain(
      'Asking is your right.',
    );
  });

  test('the page opens for anybody, holds nothing of any request, and runs nothing', async () => {
    const page = await fetch(`${world().botUrls()[0]}/for-families`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await page.text();
    expect(html).toContain('Asking is your right.');
    expect(html).not.toMatch(/[A-Z2-9]{4}-[A-Z2-9]{4}/);
  });
});
