import type { Block } from '../../src/stand-in/people';
import { BLOCKS } from '../../src/stand-in/people';
import type { Setting } from './setting';
import { cardMessage, startSetting } from './setting';
import { ANNA, BEN, REQUEST_CARD, TENANT } from './world';

let setting: Setting;
beforeEach(async () => {
  setting = await startSetting();
});
afterEach(() => setting.close());

const chatOf = (personId: string) =>
  `/v3/conversations/${encodeURIComponent(setting.teams.member(personId).conversationId)}`;
const newChat = (personId: string) => ({ members: [{ id: personId }], tenantId: TENANT, isGroup: false });
const send = (personId: string, activity: object) =>
  setting.bot.ask('POST', `${chatOf(personId)}/activities`, activity);

describe('opening a personal chat', () => {
  test('gives the chat’s id, by object id as by Teams’ own id, and can send at once', async () => {
    const { conversationId, mri } = setting.teams.member(BEN.id);
    const byId = await setting.bot.ask('POST', '/v3/conversations', newChat(BEN.id));
    expect(byId).toMatchObject({
      status: 201,
      body: { id: conversationId, serviceUrl: setting.teams.serviceUrl },
    });
    const activity = { type: 'message', text: 'Hello' };
    const sent = await setting.bot.ask('POST', '/v3/conversations', { ...newChat(mri), activity });
    expect(sent.body).toMatchObject({
      id: conversationId,
      activityId: setting.teams.latest(BEN.id).activityId,
    });
  });

  test('is refused for somebody without the app, an unknown person, a group and another tenant', async () => {
    const open = (body: object) => setting.bot.ask('POST', '/v3/conversations', body);
    expect(await open(newChat(ANNA.id))).toMatchObject({
      status: 403,
      body: { error: { code: 'BotNotInConversationRoster', message: expect.any(String) } },
    });
    expect((await open(newChat('29:unknown'))).status).toBe(400);
    expect((await open({ ...newChat(BEN.id), isGroup: true })).status).toBe(400);
    expect((await open({ ...newChat(BEN.id), tenantId: 'elsewhere' })).status).toBe(400);
    expect((await open({ members: [{ id: BEN.id }] })).status).toBe(400);
  });
});

describe('sending', () => {
  test('a card appears in the person’s chat, with what the notification shows', async () => {
    const { status, body } = await send(
      BEN.id,
      cardMessage(REQUEST_CARD, { channelData: { notification: { alert: true } } }),
    );
    expect(status).toBe(201);
    expect(setting.teams.latest(BEN.id)).toMatchObject({
      activityId: body['id'],
      card: REQUEST_CARD,
      notification: 'A request waits for you',
      channelData: { notification: { alert: true } },
      warnings: [],
      versions: [{ by: 'sent' }],
    });
  });

  test('a summary takes the place of the card’s text in the notification', async () => {
    await send(BEN.id, cardMessage(REQUEST_CARD, { summary: 'Something waits for you' }));
    expect(setting.teams.latest(BEN.id).notification).toBe('Something waits for you');
  });

  test('a card without a version is noted, for phones drop it', async () => {
    await send(BEN.id, cardMessage({ type: 'AdaptiveCard', body: [] }));
    expect(setting.teams.latest(BEN.id)).toMatchObject({
      warnings: [expect.stringContaining('version')],
      notification: 'Second opinion sent a card',
    });
  });

  test('text and a card together are split, and no id comes back', async () => {
    const { status, body } = await send(BEN.id, cardMessage(REQUEST_CARD, { text: 'See below' }));
    expect([status, body]).toEqual([201, {}]);
    const [text, card] = setting.teams.inbox(BEN.id);
    expect([text?.text, text?.card, card?.text, card?.card]).toEqual([
      'See below',
      undefined,
      undefined,
      REQUEST_CARD,
    ]);
  });

  test('a reply knows what it answers; typing leaves nothing in the chat', async () => {
    await setting.bot.ask('POST', `${chatOf(BEN.id)}/activities/123`, { type: 'message', text: 'Yes' });
    expect((await send(BEN.id, { type: 'typing' })).status).toBe(202);
    expect(setting.teams.inbox(BEN.id)).toMatchObject([{ text: 'Yes', replyToId: '123' }]);
  });

  test('an activity without type, an empty message and no JSON are refused', async () => {
    expect((await send(BEN.id, { text: 'x' })).status).toBe(400);
    expect((await send(BEN.id, { type: 'message' })).status).toBe(400);
    expect((await send(BEN.id, [])).status).toBe(400);
  });

  test('a message over 28 KB, or over the limit set, is refused with 413', async () => {
    const text = 'x'.repeat(29 * 1024);
    expect(await send(BEN.id, { type: 'message', text })).toMatchObject({
      status: 413,
      body: { error: { code: 'MessageSizeTooBig' } },
    });
    setting.teams.setMaxMessageBytes(100 * 1024);
    expect((await send(BEN.id, { type: 'message', text })).status).toBe(201);
  });

  test('a request without the authority’s token is refused with 401', async () => {
    const url = `${setting.teams.url}${chatOf(BEN.id)}/members`;
    expect((await fetch(url)).status).toBe(401);
    expect(
      (await setting.bot.ask('GET', `${chatOf(BEN.id)}/members`, undefined, setting.teams.token())).status,
    ).toBe(401);
  });
});

describe('people who can’t be reached', () => {
  test.each(BLOCKS)('%s is the answer until the block is lifted', async (code: Block) => {
    setting.teams.block(BEN.id, code);
    expect(await send(BEN.id, { type: 'message', text: 'x' })).toMatchObject({
      status: 403,
      body: { error: { code } },
    });
    setting.teams.block(BEN.id, undefined);
    expect((await send(BEN.id, { type: 'message', text: 'x' })).status).toBe(201);
    expect(setting.teams.inbox(BEN.id)).toHaveLength(1);
  });

  test('somebody who removed the app can’t be written to, until they add it again', async () => {
    await setting.teams.uninstall(BEN.id);
    const refused = await send(BEN.id, { type: 'message', text: 'x' });
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'BotNotInConversationRoster' } } });
    await setting.teams.install(BEN.id);
    expect((await send(BEN.id, { type: 'message', text: 'x' })).status).toBe(201);
  });

  test('a forgotten chat is not found, and opening one gives a new id', async () => {
    const old = chatOf(BEN.id);
    setting.teams.forgetConversation(BEN.id);
    const refused = await setting.bot.ask('POST', `${old}/activities`, { type: 'message', text: 'x' });
    expect(refused).toMatchObject({ status: 404, body: { error: { code: 'ConversationNotFound' } } });
    const opened = await setting.bot.ask('POST', '/v3/conversations', newChat(BEN.id));
    expect(opened.body['id']).toBe(setting.teams.member(BEN.id).conversationId);
    expect(old).not.toContain(encodeURIComponent(String(opened.body['id'])));
  });
});

describe('changing what was sent', () => {
  async function sentCard(): Promise<string> {
    const { body } = await send(BEN.id, cardMessage(REQUEST_CARD));
    return `${chatOf(BEN.id)}/activities/${body['id']}`;
  }
  const closed = { ...REQUEST_CARD, body: [{ type: 'TextBlock', text: 'Closed' }] };

  test('an update takes the message’s place and keeps its history and its notification', async () => {
    const path = await sentCard();
    const before = setting.teams.latest(BEN.id);
    expect((await setting.bot.ask('PUT', path, cardMessage(closed))).status).toBe(200);
    expect(setting.teams.inbox(BEN.id)).toHaveLength(1);
    expect(setting.teams.latest(BEN.id)).toMatchObject({
      card: closed,
      notification: 'A request waits for you',
      versions: [
        { by: 'sent', card: REQUEST_CARD },
        { by: 'update', card: closed },
      ],
    });
    expect(before.card).toEqual(REQUEST_CARD);
  });

  test('a deleted, forgotten or unknown message is not found', async () => {
    const notFound = { status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } };
    const path = await sentCard();
    expect((await setting.bot.ask('DELETE', path)).status).toBe(200);
    expect(setting.teams.inbox(BEN.id)).toEqual([]);
    expect(await setting.bot.ask('PUT', path, cardMessage(closed))).toMatchObject(notFound);
    const other = await sentCard();
    setting.teams.forgetMessage(BEN.id, setting.teams.latest(BEN.id).activityId);
    expect(await setting.bot.ask('PUT', other, cardMessage(closed))).toMatchObject(notFound);
    expect(await setting.bot.ask('DELETE', `${chatOf(BEN.id)}/activities/1`)).toMatchObject(notFound);
  });

  test('a person’s own message is not the bot’s to change', async () => {
    await setting.teams.say(BEN.id, 'mine');
    const own = setting.teams.thread(BEN.id)[0]?.activityId;
    const answer = await setting.bot.ask('PUT', `${chatOf(BEN.id)}/activities/${own}`, {
      type: 'message',
      text: 'x',
    });
    expect(answer.status).toBe(403);
  });
});

describe('members', () => {
  test('the chat’s one member is read whole, paged and by either id', async () => {
    const ben = {
      id: setting.teams.member(BEN.id).mri,
      aadObjectId: BEN.id,
      name: BEN.name,
      tenantId: TENANT,
    };
    expect((await setting.bot.ask('GET', `${chatOf(BEN.id)}/members`)).body).toMatchObject({ list: [ben] });
    expect((await setting.bot.ask('GET', `${chatOf(BEN.id)}/pagedmembers?pageSize=50`)).body).toMatchObject({
      members: [ben],
    });
    for (const id of [BEN.id, ben.id]) {
      expect(
        (await setting.bot.ask('GET', `${chatOf(BEN.id)}/members/${encodeURIComponent(id)}`)).body,
      ).toMatchObject(ben);
    }
    expect((await setting.bot.ask('GET', `${chatOf(BEN.id)}/members/${ANNA.id}`)).status).toBe(404);
  });
});

describe('injected faults', () => {
  const message = { type: 'message', text: 'x' };

  test('throttling says how long to wait, for the person and times given only', async () => {
    setting.teams.inject({
      on: 'create',
      personId: BEN.id,
      times: 2,
      fault: { kind: 'status', status: 429, retryAfter: 7 },
    });
    await setting.teams.install(ANNA.id);
    expect((await send(ANNA.id, message)).status).toBe(201);
    const throttled = await send(BEN.id, message);
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '7']);
    expect([(await send(BEN.id, message)).status, (await send(BEN.id, message)).status]).toEqual([429, 201]);
  });

  test('a server error after the fact has taken effect; one before has not', async () => {
    setting.teams.inject({ on: ['create', 'update'], fault: { kind: 'status', status: 502 } });
    setting.teams.inject({ on: 'create', when: 'after', fault: { kind: 'status', status: 500 } });
    expect((await send(BEN.id, message)).status).toBe(502);
    expect(setting.teams.inbox(BEN.id)).toEqual([]);
    expect((await send(BEN.id, message)).status).toBe(500);
    expect(setting.teams.inbox(BEN.id)).toHaveLength(1);
  });

  test('a dropped connection and an answer that never comes can be had, before or after', async () => {
    setting.teams.inject({ on: 'create', when: 'after', fault: { kind: 'drop' } });
    await expect(send(BEN.id, message)).rejects.toThrow();
    expect(setting.teams.inbox(BEN.id)).toHaveLength(1);
    setting.teams.inject({ on: 'create', fault: { kind: 'hang' } });
    const waiting = send(BEN.id, message).then(
      () => 'answered',
      () => 'never answered',
    );
    await setting.teams.until(() => setting.teams.traffic().some(({ status }) => status === 'hang'));
    await setting.teams.close();
    expect(await waiting).toBe('never answered');
  });

  test('a fault taken back strikes nobody', async () => {
    const takeBack = setting.teams.inject({ fault: { kind: 'drop' }, times: Number.POSITIVE_INFINITY });
    takeBack();
    expect((await send(BEN.id, message)).status).toBe(201);
  });
});

describe('Teams’ own rate limits', () => {
  test('are kept when asked for: of 61 messages to one chat some are told to wait', async () => {
    const strict = await startSetting({ rateLimits: true });
    const path = `/v3/conversations/${strict.teams.member(BEN.id).conversationId}/activities`;
    await strict.bot.ask('GET', path.replace('activities', 'members'));
    const sends = Array.from({ length: 61 }, () =>
      strict.bot.ask('POST', path, { type: 'message', text: 'x' }),
    );
    const answers = await Promise.all(sends);
    const throttled = answers.filter(({ status }) => status === 429);
    expect(throttled.length).toBeGreaterThan(0);
    expect(Number(throttled[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    await strict.close();
  });
});
