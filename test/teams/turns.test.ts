import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadConfig } from '../../src/config';
import { startTeams } from '../../src/demo/start-teams';
import { TeamsAuthentication } from '../../src/teams/authentication';
import { createMessenger, type TeamsMessenger } from '../../src/teams/messenger';
import type { Reply } from '../../src/teams/replies';
import { StoreUnavailable } from '../../src/workflow/ports';
import { amina, type Edge, startEdge } from './support/edge';

let edge: Edge;
let messenger: TeamsMessenger;

beforeAll(async () => {
  edge = await startEdge();
  messenger = createMessenger(edge.authentication);
});
afterAll(() => edge.close());
beforeEach(() => edge.reset());

const card = (text: string) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text }],
  actions: [
    {
      type: 'Action.Execute',
      title: 'Accept',
      verb: 'accept',
      data: { case: 'K7M4-RQX3', step: 2, form: 'f1' },
    },
    {
      type: 'Action.Submit',
      title: 'Old client',
      data: { verb: 'accept', case: 'K7M4-RQX3', step: 2, form: 'f1' },
    },
  ],
});
const outgoing = (text: string) => ({ card: card(text), summary: 'A request has news for you' });
const answering = (reply: Reply) => {
  edge.answer = async () => reply;
};
const fault = async () => {
  throw new Error('the child is called Zephyrine');
};

async function cardInChat(): Promise<string> {
  answering({ kind: 'card', card: card('first'), summary: 'A request has news for you' });
  await edge.teams.say(amina, 'status');
  const { activityId } = edge.teams.latest(amina);
  edge.reset();
  return activityId;
}

const creates = (of = edge) => of.teams.traffic().filter(({ operation }) => operation === 'create').length;
const where = (of = edge) => {
  const { conversationId, mri, tenantId } = of.teams.member(amina);
  return { serviceUrl: of.teams.serviceUrl, conversationId, teamsUserId: mri, tenantId };
};

describe('a press (Action.Execute) is answered in place, HTTP 200 and a typed body', () => {
  test.each<[string, Reply, object]>([
    [
      'the card as it now is',
      { kind: 'card', card: card('second'), summary: 's' },
      { kind: 'card', card: card('second') },
    ],
    ['words', { kind: 'message', text: 'Saved.' }, { kind: 'message', text: 'Saved.' }],
    [
      'a refusal',
      { kind: 'refused', status: 403, code: 'NOT_YOURS', message: 'Only the named consultant can.' },
      { kind: 'error', code: 'NOT_YOURS', message: 'Only the named consultant can.' },
    ],
    ['nothing new', { kind: 'none' }, { kind: 'message', text: expect.stringMatching(/\w/) }],
  ])('%s', async (_, reply, outcome) => {
    const cardId = await cardInChat();
    answering(reply);
    const before = creates();
    const pressed = await edge.teams.press(amina, cardId, { title: 'Accept' });
    expect(pressed.status).toBe(200);
    expect(pressed.outcome).toEqual(outcome);
    expect(creates()).toBe(before);
  });

  test('the product gets who pressed from the activity, and the card’s own data', async () => {
    const cardId = await cardInChat();
    await edge.teams.press(amina, cardId, { title: 'Accept' });
    expect(edge.turns).toMatchObject([
      {
        kind: 'press',
        via: 'execute',
        trigger: 'manual',
        verb: 'accept',
        data: { case: 'K7M4-RQX3', step: '2', form: 'f1' },
        inputs: {},
        from: { personId: amina },
        replyToId: cardId,
      },
    ]);
  });

  test('a fault is "not saved", with the reference under which the log has it', async () => {
    const cardId = await cardInChat();
    edge.answer = fault;
    const { outcome } = await edge.teams.press(amina, cardId, { title: 'Accept' });
    expect(outcome).toMatchObject({ kind: 'message' });
    const text = outcome.kind === 'message' ? outcome.text : '';
    const [, reference] =
      /^That was not saved\. Please try again\. Reference ([A-Z2-9]{8})$/.exec(text) ?? [];
    const logged = edge.lines.map((line) => JSON.parse(line)).find((line) => line.msg === 'a turn failed');
    expect(logged.correlationId).toBe(reference);
    expect(edge.lines.join('')).not.toMatch(/Zephyrine|Amina/);
  });

  test('where the answer to a commit was lost nobody says that it was not saved, but what to do', async () => {
    const cardId = await cardInChat();
    edge.answer = () => Promise.reject(new StoreUnavailable('no answer', { mayBeSaved: true }));
    const { outcome } = await edge.teams.press(amina, cardId, { title: 'Accept' });
    const text = outcome.kind === 'message' ? outcome.text : '';
    expect(text).toMatch(/^We could not tell whether that was saved\..*same button once more.*Reference /);
    edge.answer = () => Promise.reject(new StoreUnavailable('away'));
    const away = await edge.teams.press(amina, cardId, { title: 'Accept' });
    expect(away.outcome).toMatchObject({ text: expect.stringMatching(/^That was not saved\./) });
  });

  test('a fault before any promise is told in the same way', async () => {
    const cardId = await cardInChat();
    edge.answer = () => {
      throw new RangeError('at once');
    };
    const { outcome } = await edge.teams.press(amina, cardId, { title: 'Accept' });
    expect(outcome).toMatchObject({ kind: 'message', text: expect.stringMatching(/^That was not saved/) });
  });

  test('a turn that hangs is answered before Teams gives up, without saying that it failed', async () => {
    const hasty = await startEdge({ answerWithinMs: 50 });
    const create = createMessenger(hasty.authentication).create;
    await create(where(hasty), outgoing('first'));
    const { activityId } = hasty.teams.latest(amina);
    hasty.answer = () => new Promise(() => undefined);
    const { outcome } = await hasty.teams.press(amina, activityId, { title: 'Accept' });
    expect(outcome).toMatchObject({
      kind: 'message',
      text: expect.stringContaining('look whether it was saved'),
    });
    await hasty.close();
  });

  test.each([
    ['an identity key', { verb: 'accept', data: { case: 'K7M4-RQX3', userId: amina } }],
    ['a role', { verb: 'accept', data: { role: 'named-consultant' } }],
    ['no verb', { data: {} }],
    ['data that are a list', { verb: 'accept', data: [] }],
  ])('a press with %s is refused and changes nothing', async (_, action) => {
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } };
    const reply = await edge.teams.signed(edge.teams.activity(amina, invoke));
    expect(reply).toMatchObject({
      status: 200,
      body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'MALFORMED' } },
    });
    expect(edge.turns).toEqual([]);
  });

  test('an invoke that the bot does not know gets a typed body too', async () => {
    const invoke = { type: 'invoke', name: 'task/fetch', value: {} };
    expect(await edge.teams.signed(edge.teams.activity(amina, invoke))).toMatchObject({
      status: 200,
      body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'NOT_SUPPORTED' } },
    });
  });

  test('a people picker gets its results, and a fault in its own form', async () => {
    const value = { kind: 'search', queryText: 'am', queryOptions: { skip: 0, top: 15 }, dataset: 'people' };
    const search = () =>
      edge.teams.signed(edge.teams.activity(amina, { type: 'invoke', name: 'application/search', value }));
    answering({ kind: 'results', results: [{ title: 'Amina Invented', value: amina }] });
    expect((await search()).body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.search.searchResponse',
      value: { results: [{ title: 'Amina Invented', value: amina }] },
    });
    edge.answer = fault;
    expect((await search()).body).toMatchObject({ statusCode: 500, type: 'application/vnd.microsoft.error' });
  });
});

describe('a message and a press of an old client (Action.Submit) are answered by one activity', () => {
  test('a card alone, with a neutral summary and no text', async () => {
    answering({ kind: 'card', card: card('status'), summary: 'A request has news for you' });
    const { sent, status, body } = await edge.teams.say(amina, 'status K7M4-RQX3');
    expect([status, body]).toEqual([200, undefined]);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ card: card('status'), summary: 'A request has news for you' });
    expect(sent[0]?.text).toBeUndefined();
    expect(edge.turns).toMatchObject([{ kind: 'message', text: 'status K7M4-RQX3' }]);
  });

  test('words alone', async () => {
    answering({ kind: 'message', text: 'Nothing *is* waiting for you.' });
    const { sent } = await edge.teams.say(amina, 'my requests');
    expect(sent).toMatchObject([{ text: 'Nothing *is* waiting for you.', attachments: [] }]);
  });

  test('Action.Submit goes through the same code', async () => {
    const cardId = await cardInChat();
    answering({ kind: 'refused', status: 409, code: 'LATE', message: 'Somebody else was first.' });
    const { sent } = await edge.teams.pressSubmit(amina, cardId, { title: 'Old client' });
    expect(sent).toMatchObject([{ text: 'Somebody else was first.' }]);
    expect(edge.turns).toMatchObject([
      { kind: 'press', via: 'submit', verb: 'accept', data: { case: 'K7M4-RQX3', step: '2', form: 'f1' } },
    ]);
  });

  test('a fault is told, and not delivered again', async () => {
    edge.answer = fault;
    const { sent, status } = await edge.teams.say(amina, 'help');
    expect(status).toBe(200);
    expect(sent).toMatchObject([{ text: expect.stringMatching(/^That was not saved\./) }]);
  });

  test('a reply that cannot be sent is logged; the message counts as received and nothing is sent twice', async () => {
    answering({ kind: 'message', text: 'hello' });
    edge.teams.inject({ on: 'create', fault: { kind: 'status', status: 503 } });
    const before = creates();
    const { status, sent } = await edge.teams.say(amina, 'hello');
    expect([status, sent]).toEqual([200, []]);
    expect(creates()).toBe(before + 1);
    expect(edge.lines.join('')).toContain('a reply could not be sent');
  });

  test('being installed may be answered; read receipts are not', async () => {
    answering({ kind: 'message', text: 'Welcome.' });
    expect((await edge.teams.install(amina)).sent).toMatchObject([{ text: 'Welcome.' }]);
    const { sent } = await edge.teams.markRead(amina, edge.teams.latest(amina).activityId);
    expect(sent).toEqual([]);
    expect(edge.turns.map(({ kind }) => kind)).toEqual(['joined', 'installed', 'read-receipt']);
  });

  test('NUL and a lone surrogate reach the product as they were typed', async () => {
    const activity = edge.teams.activity(amina, { type: 'message', text: 'a\u0000b' });
    const body = JSON.stringify(activity).replace('a\\u0000b', 'a\\u0000b\\ud800c');
    await edge.teams.raw(body, { authorization: `Bearer ${edge.teams.token()}` });
    expect(edge.turns).toMatchObject([{ kind: 'message', text: 'a\u0000b\ud800c' }]);
  });
});

describe('the messenger sends once and says what became of it', () => {
  test('a new card, its edit, and an edit of one that is gone', async () => {
    const sent = await messenger.create(where(), outgoing('one'));
    const { activityId } = edge.teams.latest(amina);
    expect(sent).toEqual({ kind: 'sent', activityId });
    expect(await messenger.update({ ...where(), activityId }, outgoing('two'))).toEqual({
      kind: 'sent',
      activityId,
    });
    expect(edge.teams.message(amina, activityId)).toMatchObject({
      card: card('two'),
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

  test('no token to be had: not sent', async () => {
    edge.teams.revokeBotTokens();
    const mend = edge.teams.inject({ on: 'token', fault: { kind: 'status', status: 503 }, times: 9 });
    const before = edge.teams.inbox(amina).length;
    expect(await messenger.create(where(), outgoing('x'))).toMatchObject({ kind: 'not-sent' });
    mend();
    expect(edge.teams.inbox(amina)).toHaveLength(before);
  });
});
