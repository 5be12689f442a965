import type { JsonObject } from '../../src/stand-in/json';
import { objectAt } from '../../src/stand-in/json';
import { startTeams } from '../../src/stand-in/start-teams';
import { startFakeBot } from './fake-bot';
import type { Setting } from './setting';
import { cardMessage, startSetting } from './setting';
import { ANNA, APP, BEN, REQUEST_CARD, TENANT } from './world';

let setting: Setting;
beforeEach(async () => {
  setting = await startSetting();
});
afterEach(() => setting.close());

const closedCard = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: 'Approved by you' }],
};
const cardReply = (value: object) => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value },
});

function sendTo(personId: string, activity: object) {
  const chat = encodeURIComponent(setting.teams.member(personId).conversationId);
  return setting.bot.ask('POST', `/v3/conversations/${chat}/activities`, activity);
}
async function cardFor(personId: string, card: object = REQUEST_CARD): Promise<string> {
  await sendTo(personId, cardMessage(card));
  return setting.teams.latest(personId).activityId;
}
function lastReceived(): JsonObject {
  return setting.bot.received.at(-1) ?? {};
}

describe('a person and the bot', () => {
  test('adding the app reaches the bot as two activities with Teams’ envelope', async () => {
    expect((await setting.teams.install(ANNA.id)).status).toBe(200);
    const { mri, conversationId } = setting.teams.member(ANNA.id);
    expect(setting.bot.received).toMatchObject([
      { type: 'conversationUpdate', membersAdded: [{ id: `28:${APP}` }] },
      { type: 'installationUpdate', action: 'add' },
    ]);
    expect(lastReceived()).toMatchObject({
      channelId: 'msteams',
      serviceUrl: setting.teams.serviceUrl,
      from: { id: mri, name: ANNA.name, aadObjectId: ANNA.id },
      conversation: { conversationType: 'personal', tenantId: TENANT, id: conversationId },
      recipient: { id: `28:${APP}` },
      entities: [{ type: 'clientInfo' }],
      channelData: { tenant: { id: TENANT } },
    });
    expect([mri.slice(0, 3), conversationId.slice(0, 2)]).toEqual(['29:', 'a:']);
  });

  test('a bot that refuses the first activity of an installation does not get the second', async () => {
    setting.bot.behave(() => ({ status: 503 }));
    expect((await setting.teams.install(ANNA.id)).status).toBe(503);
    expect(setting.bot.received).toHaveLength(1);
  });

  test('a message gathers what the bot sends before it answers', async () => {
    setting.bot.behave(async () => {
      await sendTo(BEN.id, { type: 'message', text: 'Hello Ben' });
      return { status: 200 };
    });
    const said = await setting.teams.say(BEN.id, 'hi');
    expect(said.sent.map(({ text }) => text)).toEqual(['Hello Ben']);
    expect(setting.teams.thread(BEN.id).map(({ from, text }) => [from, text])).toEqual([
      ['person', 'hi'],
      ['bot', 'Hello Ben'],
    ]);
  });

  test('what the bot sends after its answer can be waited for', async () => {
    expect((await setting.teams.say(BEN.id, 'hi')).sent).toEqual([]);
    const found = setting.teams.until(() => setting.teams.inbox(BEN.id).at(0));
    await sendTo(BEN.id, { type: 'message', text: 'Later' });
    expect((await found).text).toBe('Later');
    await expect(setting.teams.until(() => false, 5)).rejects.toThrow('Nothing came within 5 ms');
  });

  test('nobody without the app can write or press', async () => {
    await expect(setting.teams.say(ANNA.id, 'hi')).rejects.toThrow('Anna Price has not installed the app');
    await expect(setting.teams.press(ANNA.id, '1', { title: 'x' })).rejects.toThrow('not installed');
    await expect(setting.teams.press(BEN.id, '1', { title: 'x' })).rejects.toThrow('No card 1');
    expect(() => setting.teams.member('nobody')).toThrow('Nobody');
    expect(() => setting.teams.latest(BEN.id)).toThrow('sent nothing');
  });

  test('removing the app and a read receipt reach the bot', async () => {
    await setting.teams.markRead(BEN.id, '17');
    expect(lastReceived()).toMatchObject({ type: 'event', value: { lastReadMessageId: '17' } });
    await setting.teams.uninstall(BEN.id);
    expect(lastReceived()).toMatchObject({ type: 'installationUpdate', action: 'remove' });
    expect(setting.teams.member(BEN.id).installed).toBe(false);
  });

  test('a bot that is down, or silent for too long, is a status of 0', async () => {
    setting.teams.useBot('http://127.0.0.1:9');
    expect(await setting.teams.say(BEN.id, 'hi')).toMatchObject({ status: 0, failure: expect.any(String) });
    const hasty = await startTeams({ tenantId: TENANT, appId: APP, people: [BEN], replyTimeout: 50 });
    const silent = await startFakeBot(hasty.url, APP, TENANT);
    silent.behave(() => new Promise(() => undefined));
    hasty.useBot(silent.url);
    expect((await hasty.say(BEN.id, 'hi')).failure).toMatch(/timeout/i);
    await Promise.all([silent.close(), hasty.close()]);
  });

  test('the clock given is the one activities carry', async () => {
    const now = () => new Date('2026-12-24T16:40:00Z');
    const teams = await startTeams({ tenantId: TENANT, appId: APP, people: [BEN], now });
    expect(teams.activity(BEN.id, { type: 'message' })).toMatchObject({
      timestamp: '2026-12-24T16:40:00.000Z',
    });
    await expect(teams.say(BEN.id, 'hi')).rejects.toThrow('No bot yet');
    await teams.close();
  });

  test('two people with one id are refused at start', async () => {
    await expect(startTeams({ tenantId: TENANT, appId: APP, people: [BEN, BEN] })).rejects.toThrow(
      'same object id',
    );
  });
});

describe('pressing Action.Execute', () => {
  test('sends the invoke Teams sends, and the answered card takes the old one’s place', async () => {
    const cardId = await cardFor(BEN.id);
    setting.bot.behave(() => cardReply(closedCard));
    const pressed = await setting.teams.press(BEN.id, cardId, { title: 'Approve' }, { reason: 'Agreed' });
    expect(lastReceived()).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: cardId,
      value: {
        action: {
          type: 'Action.Execute',
          id: null,
          verb: 'approve',
          title: 'Approve',
          data: { case: 'C1', reason: 'Agreed', note: 'As discussed' },
        },
        trigger: 'manual',
      },
    });
    expect(pressed).toMatchObject({ status: 200, outcome: { kind: 'card', card: closedCard } });
    expect(setting.teams.message(BEN.id, cardId)).toMatchObject({
      card: closedCard,
      versions: [{ by: 'sent' }, { by: 'press' }],
    });
  });

  test('another device of the person shows the card as the bot last sent it, until the bot updates it', async () => {
    const cardId = await cardFor(BEN.id);
    setting.bot.behave(() => cardReply(closedCard));
    await setting.teams.press(BEN.id, cardId, { title: 'Help' });
    setting.teams.reload(BEN.id);
    expect(setting.teams.message(BEN.id, cardId).card).toEqual(REQUEST_CARD);
    const chat = encodeURIComponent(setting.teams.member(BEN.id).conversationId);
    await setting.bot.ask('PUT', `/v3/conversations/${chat}/activities/${cardId}`, cardMessage(closedCard));
    setting.teams.reload(BEN.id);
    expect(setting.teams.message(BEN.id, cardId).card).toEqual(closedCard);
  });

  test('a client that has not seen the edit presses the old card', async () => {
    const cardId = await cardFor(BEN.id);
    const old = setting.teams.message(BEN.id, cardId).card ?? {};
    setting.bot.behave(() => cardReply(closedCard));
    await setting.teams.press(BEN.id, cardId, { title: 'Help' });
    await expect(setting.teams.press(BEN.id, cardId, { title: 'Help' })).rejects.toThrow(
      'It offers: nothing',
    );
    await setting.teams.press(BEN.id, cardId, { title: 'Help' }, {}, { card: old });
    expect(setting.bot.received).toHaveLength(2);
  });

  test('the very same press comes again, with the same id or a new one', async () => {
    const cardId = await cardFor(BEN.id);
    setting.bot.behave(() => cardReply(closedCard));
    const first = await setting.teams.press(BEN.id, cardId, { title: 'Help' });
    await setting.teams.redeliver(first, 'sameId');
    const third = await setting.teams.redeliver(first, 'newId');
    const [one, two, three] = setting.bot.received;
    expect(two).toEqual(one);
    expect(three?.['id']).not.toBe(one?.['id']);
    expect(objectAt(three ?? {}, 'value')).toEqual(objectAt(one ?? {}, 'value'));
    expect(third.outcome.kind).toBe('card');
  });

  test('a message answers beside the card, a bad answer is an error of the bot', async () => {
    const cardId = await cardFor(BEN.id);
    const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Saved' };
    setting.bot.behave(() => ({ status: 200, body }));
    const pressed = await setting.teams.press(BEN.id, cardId, { title: 'Help' });
    expect(pressed.outcome).toEqual({ kind: 'message', text: 'Saved' });
    expect(setting.teams.message(BEN.id, cardId).card).toEqual(REQUEST_CARD);
    setting.bot.behave(() => ({ status: 200 }));
    await expect(setting.teams.press(BEN.id, cardId, { title: 'Help' })).rejects.toThrow('empty or untyped');
  });

  test('a prepared press can go to another process of the bot', async () => {
    const cardId = await cardFor(BEN.id);
    const other = await startFakeBot(setting.teams.url, APP, TENANT);
    const activity = setting.teams.preparePress(BEN.id, cardId, { title: 'Help' });
    expect((await setting.teams.signed(activity, { botUrl: other.url })).status).toBe(200);
    other.behave(() => cardReply(closedCard));
    await setting.teams.press(BEN.id, cardId, { title: 'Help' }, {}, { botUrl: other.url });
    expect([other.received.length, setting.bot.received.length]).toEqual([2, 0]);
    await other.close();
  });
});

describe('other ways a card reaches the bot', () => {
  test('Action.Submit is a message without text, with data and inputs as its value', async () => {
    const cardId = await cardFor(BEN.id);
    await setting.teams.pressSubmit(BEN.id, cardId, { title: 'Send' }, { reason: 'Agreed' });
    expect(lastReceived()).toMatchObject({
      type: 'message',
      replyToId: cardId,
      value: { verb: 'send', reason: 'Agreed', note: 'As discussed' },
    });
    expect(lastReceived()).not.toHaveProperty('text');
  });

  test('a refresh comes by itself, for the people named only, and changes what that person sees', async () => {
    const action = { type: 'Action.Execute', verb: 'refresh', data: { case: 'C1' } };
    const refreshing = (userIds: string[]) => ({ ...closedCard, refresh: { action, userIds } });
    const { mri } = setting.teams.member(BEN.id);
    const cardId = await cardFor(BEN.id, refreshing([mri]));
    setting.bot.behave(() => cardReply(closedCard));
    const refreshed = await setting.teams.refresh(BEN.id, cardId);
    expect(lastReceived()).toMatchObject({ value: { trigger: 'automatic', action: { verb: 'refresh' } } });
    expect(refreshed.outcome.kind).toBe('card');
    expect(setting.teams.message(BEN.id, cardId).versions.map(({ by }) => by)).toEqual(['sent', 'refresh']);

    const refusals: [object, string][] = [
      [closedCard, 'no refresh'],
      [refreshing(['29:other']), 'not refreshed for this person'],
      [refreshing(Array.from({ length: 61 }, () => mri)), 'at most 60'],
    ];
    for (const [card, why] of refusals) {
      const id = await cardFor(BEN.id, card);
      await expect(setting.teams.refresh(BEN.id, id)).rejects.toThrow(why);
    }
  });
});
