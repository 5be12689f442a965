import { FORGERIES } from '../../src/stand-in/sign-in/forgeries';
import type { Setting } from './setting';
import { startSetting } from './setting';
import { APP, BEN, TENANT } from './world';

let setting: Setting;
beforeAll(async () => {
  setting = await startSetting({ appPassword: 'secret' });
});
afterAll(() => setting.close());

async function get(path: string): Promise<unknown> {
  return (await fetch(`${setting.teams.url}${path}`)).json();
}

describe('what the authority publishes', () => {
  test('the channel metadata leads to keys endorsed for Teams', async () => {
    expect(await get('/v1/.well-known/openidconfiguration')).toMatchObject({
      issuer: 'https://api.botframework.com',
      jwks_uri: `${setting.teams.url}/v1/.well-known/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    });
    const { keys } = (await get('/v1/.well-known/keys')) as { keys: object[] };
    expect(keys[0]).toMatchObject({
      kty: 'RSA',
      e: 'AQAB',
      n: expect.any(String),
      endorsements: ['msteams'],
    });
    expect(JSON.stringify(keys)).not.toMatch(/"d":|rogue/);
  });

  test('a tenant’s metadata and instance discovery lead to the token address', async () => {
    expect(await get(`/${TENANT}/v2.0/.well-known/openid-configuration`)).toMatchObject({
      token_endpoint: `${setting.teams.url}/${TENANT}/oauth2/v2.0/token`,
      authorization_endpoint: expect.any(String),
      jwks_uri: expect.any(String),
      issuer: expect.any(String),
    });
    expect(await get('/common/discovery/instance')).toMatchObject({
      tenant_discovery_endpoint: expect.stringContaining(TENANT),
      metadata: [{ aliases: [new URL(setting.teams.url).host] }],
    });
  });
});

describe('the bot’s access token', () => {
  test('is given for the app’s id, secret and tenant', async () => {
    const { status, body } = await setting.bot.accessToken();
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, access_token: expect.any(String) });
  });

  test.each([
    ['unsupported_grant_type', 400, { grant_type: 'password' }],
    ['unauthorized_client', 400, { client_id: 'another' }],
    ['invalid_client', 401, { client_secret: 'guessed' }],
    ['invalid_scope', 400, { scope: '' }],
  ])('is refused with %s', async (error, status, form) => {
    expect(await setting.bot.accessToken(form)).toMatchObject({ status, body: { error } });
  });

  test('is refused for another tenant', async () => {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: APP,
      client_secret: 'secret',
    });
    const answer = await fetch(`${setting.teams.url}/elsewhere/oauth2/v2.0/token`, {
      method: 'POST',
      body: form,
    });
    expect(answer.status).toBe(400);
  });

  test('can be made to fail, and to be refused from now on', async () => {
    setting.teams.inject({ on: 'token', fault: { kind: 'status', status: 503 } });
    expect((await setting.bot.accessToken()).status).toBe(503);
    const chat = `/v3/conversations/${setting.teams.member(BEN.id).conversationId}/members`;
    const held = String((await setting.bot.accessToken()).body['access_token']);
    expect((await setting.bot.ask('GET', chat, undefined, held)).status).toBe(200);
    setting.teams.revokeBotTokens();
    expect((await setting.bot.ask('GET', chat, undefined, held)).status).toBe(401);
    expect(
      setting.teams
        .traffic()
        .slice(-4)
        .map(({ status }) => status),
    ).toEqual([503, 200, 200, 401]);
  });
});

test('an access token that has run out is refused', async () => {
  const brief = await startSetting({ tokenLifetime: 0 });
  const chat = `/v3/conversations/${brief.teams.member(BEN.id).conversationId}/members`;
  expect((await brief.bot.ask('GET', chat)).status).toBe(401);
  await brief.close();
});

describe('activities', () => {
  test('carry a token the bot can check, for exactly their service URL', async () => {
    const activity = setting.teams.activity(BEN.id, { type: 'message', text: 'hello' });
    expect((await setting.teams.signed(activity)).status).toBe(200);
    const elsewhere = { ...activity, serviceUrl: 'https://elsewhere.example.org/' };
    const headers = { authorization: `Bearer ${setting.teams.token()}` };
    expect((await setting.teams.raw(JSON.stringify(elsewhere), headers)).status).toBe(401);
    expect((await setting.teams.signed(elsewhere)).status).toBe(200);
  });

  test.each(FORGERIES)('with a forged token (%s) are refused', async (forge) => {
    const activity = setting.teams.activity(BEN.id, { type: 'message', text: 'hello' });
    const before = setting.bot.received.length;
    expect((await setting.teams.signed(activity, { forge })).status).toBe(401);
    expect(setting.bot.received).toHaveLength(before);
  });

  test('without any token are refused', async () => {
    expect((await setting.teams.raw('{"type":"message"}')).status).toBe(401);
  });
});
