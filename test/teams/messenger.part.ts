import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadConfig } from '../../src/config';
import { startTeams } from '../../src/stand-in/start-teams';
import { TeamsAuthentication } from '../../src/teams/authentication';
import { createMessenger, type TeamsMessenger } from '../../src/teams/messenger';
import { addressOfAmina, amina, createsOf, type Edge, startEdge } from './support/edge';
import { exampleCard } from './support/example-card';

let edge: Edge;
let messenger: TeamsMessenger;

beforeAll(async () => {
  edge = await startEdge();
  messenger = createMessenger(edge.authentication);
});
afterAll(() => edge.close());
beforeEach(() => edge.reset());

const outgoing = (text: string) => ({ card: exampleCard(text), summary: 'A request has news for you' });
const creates = (of = edge) => createsOf(of);
const where = (of = edge) => addressOfAmina(of);

test('a new card, its edit, and an edit of one that is gone', async () => {
  const sent = await messenger.create(where(), outgoing('one'));
  const { activityId } = edge.teams.latest(amina);
  expect(sent).toEqual({ kind: 'sent', activityId });
  expect(await messenger.update({ ...where(), activityId }, outgoing('two'))).toEqual({
    kind: 'sent',
    activityId,
  });
  expect(edge.teams.message(amina, activityId)).toMatchObject({
    card: exampleCard('two'),
    summary: 'A request has news for you',
  });
  edge.teams.forgetMessage(amina, activityId);
  expect(await messenger.update({ ...where(), activityId }, outgoing('three'))).toMatchObject({
    kind: 'gone',
  });
});

test('a chat is opened, and opening it again gives the same one', async () => {
  const opened = { kind: 'opened', conversationId: where().conversationId };
  expect(await messenger.openConversation(where())).toEqual(opened);
  expect(await messenger.openConversation(where())).toEqual(opened);
});

test.each([
  [
    '403 BotNotInConversationRoster',
    { status: 403, code: 'BotNotInConversationRoster' },
    { kind: 'not-installed' },
  ],
  [
    '403 MessageWritesBlocked',
    { status: 403, code: 'MessageWritesBlocked' },
    { kind: 'blocked', code: 'MessageWritesBlocked' },
  ],
  ['404', { status: 404, code: 'ConversationNotFound' }, { kind: 'gone' }],
  ['413', { status: 413 }, { kind: 'too-large' }],
  ['429', { status: 429, retryAfter: 7 }, { kind: 'throttled', retryAfterMs: 7000 }],
  ['400', { status: 400, code: 'BadSyntax' }, { kind: 'refused', code: 'BadSyntax' }],
  ['302', { status: 302 }, { kind: 'refused' }],
  [
    '403 BotDisabledByAdmin',
    { status: 403, code: 'BotDisabledByAdmin' },
    { kind: 'bot-refused', code: 'BotDisabledByAdmin' },
  ],
  ['412', { status: 412 }, { kind: 'throttled' }],
  ['500', { status: 500 }, { kind: 'unknown' }],
  ['503', { status: 503 }, { kind: 'unknown' }],
  ['504', { status: 504 }, { kind: 'unknown' }],
])('%s, with a single request', async (_, answer, result) => {
  edge.teams.inject({ on: 'create', fault: { kind: 'status', ...answer } });
  const before = creates();
  expect(await messenger.create(where(), outgoing('once'))).toMatchObject(result);
  expect(creates()).toBe(before + 1);
});

test('a connection that breaks after the request went out: unknown, whether or not it arrived', async () => {
  for (const when of ['before', 'after'] as const) {
    edge.teams.inject({ on: 'create', when, fault: { kind: 'drop' } });
    const before = creates();
    expect(await messenger.create(where(), outgoing('lost'))).toMatchObject({ kind: 'unknown' });
    expect(creates()).toBe(before + 1);
  }
});

test('an answer that never comes: unknown, in time', async () => {
  const hasty = await startEdge({ sendTimeoutMs: 300 });
  hasty.teams.inject({ on: 'create', fault: { kind: 'hang' } });
  const toHasty = createMessenger(hasty.authentication);
  expect(await toHasty.create(where(hasty), outgoing('lost'))).toMatchObject({ kind: 'unknown' });
  expect(creates(hasty)).toBe(1);
  await hasty.close();
});

test('an answer that begins and never ends: unknown, in time', async () => {
  const halting = createServer((_, response) => void response.write('{"id":'));
  await new Promise<void>((resolve) => halting.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(halting.address() as AddressInfo).port}`;
  const { authority } = loadConfig({ LOCAL_TEAMS_URL: edge.teams.url }, 'local');
  const config = loadConfig({ LOCAL_TEAMS_URL: url, TOKEN_URL: authority.tokenUrl }, 'local');
  const toHalting = createMessenger(new TeamsAuthentication(config, 300));
  expect(await toHalting.create({ ...where(), serviceUrl: `${url}/` }, outgoing('x'))).toMatchObject({
    kind: 'unknown',
  });
  halting.closeAllConnections();
  await new Promise((resolve) => halting.close(resolve));
});

test('a connection that was refused: not sent', async () => {
  const gone = await startTeams({ tenantId: 't', appId: 'a', people: [] });
  await gone.close();
  const { authority } = loadConfig({ LOCAL_TEAMS_URL: edge.teams.url }, 'local');
  const config = loadConfig({ LOCAL_TEAMS_URL: gone.url, TOKEN_URL: authority.tokenUrl }, 'local');
  const toNobody = createMessenger(new TeamsAuthentication(config));
  expect(await toNobody.create({ ...where(), serviceUrl: gone.serviceUrl }, outgoing('x'))).toEqual({
    kind: 'not-sent',
    code: 'no-connection',
  });
});

test('a stored address that is not on the list gets neither card nor token', async () => {
  const before = edge.teams.traffic().length;
  const address = { ...where(), serviceUrl: 'https://elsewhere.example.org/' };
  expect(await messenger.create(address, outgoing('x'))).toMatchObject({ kind: 'not-sent' });
  expect(edge.teams.traffic()).toHaveLength(before);
});

test('a token that Teams no longer takes is replaced, and the card sent once', async () => {
  const before = edge.teams.inbox(amina).length;
  edge.teams.revokeBotTokens();
  expect(await messenger.create(where(), outgoing('after the change'))).toMatchObject({ kind: 'sent' });
  expect(edge.teams.inbox(amina)).toHaveLength(before + 1);
});

test.each([
  [401, 'invalid_client', { kind: 'bot-refused', code: 'invalid_client AADSTS7000222' }],
  [400, 'unauthorized_client', { kind: 'bot-refused', code: 'unauthorized_client AADSTS7000222' }],
  [400, 'temporarily_unavailable', { kind: 'not-sent', code: 'temporarily_unavailable AADSTS7000222' }],
  [503, 'server_error', { kind: 'not-sent' }],
])(
  'the authority refuses the bot a token with %i %s: known by its word, and laid to nobody',
  async (status, code, result) => {
    edge.teams.revokeBotTokens();
    const mend = edge.teams.inject({ on: 'token', fault: { kind: 'status', status, code }, times: 9 });
    expect(await messenger.create(where(), outgoing('x'))).toMatchObject(result);
    mend();
  },
);

test('no token to be had: not sent', async () => {
  edge.teams.revokeBotTokens();
  const mend = edge.teams.inject({ on: 'token', fault: { kind: 'status', status: 503 }, times: 9 });
  const before = edge.teams.inbox(amina).length;
  expect(await messenger.create(where(), outgoing('x'))).toMatchObject({ kind: 'not-sent' });
  mend();
  expect(edge.teams.inbox(amina)).toHaveLength(before);
});
