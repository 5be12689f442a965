import { gzipSync } from 'node:zlib';
import { loadConfig } from '../../src/config';
import { createLogger } from '../../src/logger';
import { FORGERIES } from '../../src/stand-in/sign-in/forgeries';
import { TeamsAuthentication } from '../../src/teams/authentication';
import { createBotHandler } from '../../src/teams/bot';
import { amina, type Edge, otherTenant, startEdge, visitor } from './support/edge';

let edge: Edge;

beforeAll(async () => {
  edge = await startEdge();
  // The library prints a token it can't verify, and the key, to standard error: none of these gets to it.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterAll(() => edge.close());
beforeEach(() => edge.reset());

const said = (fields: Record<string, unknown> = {}) =>
  edge.teams.activity(amina, { type: 'message', text: 'the child is called Zephyrine', ...fields });

/** Sends an activity with a genuine token for the stand-in's own service address, whatever the activity says. */
async function send(activity: Record<string, unknown>, authorization = `Bearer ${edge.teams.token()}`) {
  return await edge.teams.raw(JSON.stringify(activity), { authorization });
}

const problem = (code: string) => ({
  error: { code, message: expect.any(String), reference: expect.stringMatching(/^[A-Z2-9]{8}$/) },
});

test('a genuine message of a tenant that is served reaches the product', async () => {
  expect(await edge.teams.signed(said())).toMatchObject({ status: 200, body: undefined });
  expect(edge.turns).toMatchObject([{ kind: 'message', from: { personId: amina } }]);
});

describe('turned away with 401, before the product hears of it', () => {
  afterEach(() => {
    expect(edge.turns).toEqual([]);
    expect(edge.lines.join('')).not.toContain('Zephyrine');
  });

  test.each(FORGERIES)('a token that is wrong in one point: %s', async (forge) => {
    expect(await edge.teams.signed(said(), { forge })).toMatchObject({
      status: 401,
      body: problem('UNAUTHORISED'),
    });
  });

  test.each([
    ['absent', undefined],
    ['empty', ''],
    ['blank', '   '],
    ['without a token', 'Bearer'],
    ['of another scheme', 'Basic Ym90OmJvdA=='],
    ['not a token', 'Bearer nonsense'],
    ['three parts of nonsense', 'Bearer a.b.c'],
  ])('an authorisation header that is %s', async (_, authorization) => {
    const headers = authorization === undefined ? {} : { authorization };
    const reply = await edge.teams.raw(JSON.stringify(said()), headers);
    expect(reply).toMatchObject({ status: 401, body: problem('UNAUTHORISED') });
  });

  test('a genuine token with something behind it', async () => {
    expect((await send(said(), `Bearer ${edge.teams.token()} more`)).status).toBe(401);
  });

  test.each([
    ['is missing', undefined],
    ['is empty', ''],
    ['is another host', 'https://elsewhere.example.org/'],
    ['is the right host on another port', 'http://127.0.0.1:1/'],
    ['hides another host', 'http://127.0.0.1@elsewhere.example.org/'],
  ])('a service address that %s, even where the token names it too', async (_, serviceUrl) => {
    expect((await send(said({ serviceUrl }))).status).toBe(401);
    const token = edge.teams.token(undefined, serviceUrl ?? '');
    expect((await send(said({ serviceUrl }), `Bearer ${token}`)).status).toBe(401);
  });

  test('a service address on the list that is not the one in the token', async () => {
    expect((await send(said({ serviceUrl: `${edge.teams.url}/elsewhere/` }))).status).toBe(401);
  });

  test('a person of another tenant', async () => {
    expect(
      (await edge.teams.signed(edge.teams.activity(visitor, { type: 'message', text: 'hello' }))).status,
    ).toBe(401);
  });

  test.each([
    ['in the conversation only', { conversation: { id: 'a:1', tenantId: otherTenant } }],
    ['in the channel data only', { channelData: { tenant: { id: otherTenant } } }],
    ['of whoever acts', { from: { id: '29:x', aadObjectId: amina, tenantId: otherTenant } }],
    ['nowhere', { conversation: { id: 'a:1' }, channelData: {} }],
  ])('another tenant, or none, named %s', async (_, fields) => {
    expect((await edge.teams.signed(said(fields))).status).toBe(401);
  });

  test.each(['emulator', 'AseChannel', 'directline', undefined])('the channel %s', async (channelId) => {
    expect((await edge.teams.signed(said({ channelId }))).status).toBe(401);
  });

  test('the log says why, in a code, and nothing of the activity: once a minute, with how often', async () => {
    edge.machine.now += 60_000;
    for (let times = 0; times < 5; times += 1) await edge.teams.signed(said(), { forge: 'noExpiry' });
    edge.machine.now += 60_000;
    await edge.teams.signed(said(), { forge: 'noExpiry' });
    const lines = edge.lines.map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { reason: 'token', level: 40 },
      { reason: 'token', times: 5 },
    ]);
  });

  test('nothing is written past the logger, whatever the token', async () => {
    const past = jest.spyOn(process.stderr, 'write');
    for (const forge of FORGERIES) await edge.teams.signed(said(), { forge });
    expect(jest.mocked(console.error)).not.toHaveBeenCalled();
    expect(past).not.toHaveBeenCalled();
    past.mockRestore();
  });
});

describe('a body that is no activity is answered 400 to whom the authority vouches for, to others 401', () => {
  test.each([
    ['nothing', ''],
    ['half an object', '{"type":"mess'],
    ['an empty object', '{}'],
    ['a list', '[]'],
    ['null', 'null'],
    ['without a type', JSON.stringify({ text: 'hello' })],
    ['with a type that is no text', JSON.stringify({ type: 7 })],
    ['with an empty type', JSON.stringify({ type: '' })],
    ['with a sender that is no object', JSON.stringify({ type: 'message', from: 'me' })],
    ['with a conversation that is no object', JSON.stringify({ type: 'message', conversation: [] })],
    ['without a conversation', JSON.stringify({ type: 'message', channelId: 'msteams' })],
  ])('%s', async (_, body) => {
    const genuine = { authorization: `Bearer ${edge.teams.token()}` };
    for (const [headers, status] of [
      [{}, 401],
      [genuine, 400],
    ] as const) {
      const reply = await edge.teams.raw(body, headers);
      expect(reply.status).toBe(status);
      expect(reply.body).toEqual({ error: expect.objectContaining({ reference: expect.any(String) }) });
    }
    expect(edge.turns).toEqual([]);
  });
});

test.each([
  ['gzip that is none', 'no gzip'],
  ['gzip', new Uint8Array(gzipSync('{}'))],
])('a body encoded as %s is answered 415', async (_, body) => {
  expect((await edge.teams.raw(body, { 'content-encoding': 'gzip' })).status).toBe(415);
  expect((await edge.teams.signed(said())).status).toBe(200);
});

test('a body over 256 KB is answered 413; Teams sends 100 KB at most', async () => {
  expect((await edge.teams.signed(said({ text: 'x'.repeat(300_000) }))).status).toBe(413);
  expect((await edge.teams.signed(said({ text: 'x'.repeat(200_000) }))).status).toBe(200);
});

test('other methods are answered 405', async () => {
  expect((await fetch(`${edge.botUrl}/api/messages`)).status).toBe(405);
});

test('an authority that cannot be reached is 503: nobody is let in, and it is not put down to the caller', async () => {
  const config = loadConfig(
    { LOCAL_TEAMS_URL: edge.teams.url, OPENID_METADATA_URL: 'http://127.0.0.1:9/keys' },
    'local',
  );
  const onActivity = jest.fn();
  const handle = createBotHandler({ authentication: new TeamsAuthentication(config), onActivity });
  const log = createLogger('silent');
  const headers = { authorization: `Bearer ${edge.teams.token()}` };
  const answer = await handle({ headers, json: async () => said(), reference: 'REFERENC', log });
  expect(answer).toEqual({ status: 503, body: expect.objectContaining({ error: expect.anything() }) });
  expect(onActivity).not.toHaveBeenCalled();
});

test('a bot with a managed identity checks tokens too', async () => {
  const key = Buffer.alloc(32, 'k').toString('base64');
  const config = loadConfig(
    {
      MicrosoftAppType: 'UserAssignedMSI',
      MicrosoftAppId: amina,
      MicrosoftAppTenantId: amina,
      TENANT_ALLOW_LIST: amina,
      REDIS_URL: 'rediss://:secret@127.0.0.1',
      SEALING_KEYS: `k:${key}`,
      CHAIN_KEY: key,
      DIRECTORY_FILE: 'directory.json',
    },
    'production',
  );
  const onActivity = jest.fn();
  const handle = createBotHandler({ authentication: new TeamsAuthentication(config), onActivity });
  const body = said({
    serviceUrl: 'https://smba.trafficmanager.net/uk/',
    conversation: { id: 'a', tenantId: amina },
  });
  const request = {
    headers: {},
    json: async () => ({ ...body, channelData: {} }),
    reference: 'REFERENC',
    log: createLogger('silent'),
  };
  expect(await handle(request)).toMatchObject({ status: 401 });
  expect(onActivity).not.toHaveBeenCalled();
});

test('an app id can be empty nowhere: authentication is never off', async () => {
  expect(loadConfig({ MicrosoftAppId: ' ' }, 'local').app.id).not.toBe('');
  expect(() => loadConfig({ MicrosoftAppId: '' }, 'production')).toThrow(/MicrosoftAppId is not set/);
});
