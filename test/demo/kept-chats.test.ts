import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeptChats } from '../../src/demo/kept-chats';
import { startTeams } from '../../src/stand-in/start-teams';
import type { Teams } from '../../src/stand-in/teams';
import { type FakeBot, startFakeBot } from './fake-bot';
import { cardMessage } from './setting';
import { ANNA, APP, BEN, REQUEST_CARD, TENANT } from './world';

describe('chats survive a restart of the stand-in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-chats-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const open: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });

  async function start(
    file: string,
  ): Promise<{ teams: Teams; bot: FakeBot; chats: ReturnType<typeof openKeptChats> }> {
    const chats = openKeptChats(file);
    const people = [ANNA, { ...BEN, installed: true }];
    const teams = await startTeams({ tenantId: TENANT, appId: APP, people, earlier: chats.earlier });
    teams.onChange(chats.keep);
    const bot = await startFakeBot(teams.url, APP, TENANT);
    teams.useBot(bot.url);
    open.push(bot, teams, chats);
    return { teams, bot, chats };
  }
  async function stop(): Promise<void> {
    for (const each of open.splice(0)) await each.close();
  }
  const conversation = (teams: Teams, id: string) => encodeURIComponent(teams.member(id).conversationId);

  test('messages, edits, pressed cards, installations and blocks are as they were, and can be pressed and updated', async () => {
    const file = join(folder, 'whole.jsonl');
    const first = await start(file);
    await first.teams.install(ANNA.id);
    await first.teams.say(ANNA.id, 'help');
    const path = `/v3/conversations/${conversation(first.teams, ANNA.id)}/activities`;
    await first.bot.ask('POST', path, cardMessage(REQUEST_CARD, { summary: 'Something waits for you' }));
    const sent = first.teams.latest(ANNA.id);
    first.bot.behave(() => ({
      status: 200,
      body: {
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
        value: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Approved' }] },
      },
    }));
    await first.teams.press(ANNA.id, sent.activityId, { verb: 'approve' }, { reason: 'Fair' });
    first.teams.block(BEN.id, 'MessageWritesBlocked');
    const before = first.teams.thread(ANNA.id);
    await stop();

    const second = await start(file);
    const after = second.teams.thread(ANNA.id);
    expect(after.map(({ versions, ...rest }) => rest)).toEqual(before.map(({ versions, ...rest }) => rest));
    expect(after.at(-1)?.versions.map(({ by }) => by)).toEqual(['sent', 'press']);
    expect(second.teams.member(ANNA.id)).toEqual(first.teams.member(ANNA.id));
    expect(second.teams.member(BEN.id).block).toBe('MessageWritesBlocked');
    const updated = await second.bot.ask(
      'PUT',
      `/v3/conversations/${conversation(second.teams, ANNA.id)}/activities/${sent.activityId}`,
      cardMessage(REQUEST_CARD),
    );
    expect(updated.status).toBe(200);
    await second.teams.say(ANNA.id, 'my requests');
    const ids = second.teams.thread(ANNA.id).map(({ activityId }) => activityId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a message that is gone stays gone, and a line cut off in the middle costs only itself', async () => {
    const file = join(folder, 'torn.jsonl');
    const first = await start(file);
    await first.teams.say(BEN.id, 'one');
    await first.teams.say(BEN.id, 'two');
    const [one] = first.teams.thread(BEN.id);
    first.teams.forgetMessage(BEN.id, one?.activityId ?? '');
    first.chats.keepDeed({ personId: BEN.id, what: 'said:two', at: '2026-11-24T09:00:00.000Z' });
    await stop();
    appendFileSync(file, '{"kind":"message","message":{"activityId":"17');

    const second = await start(file);
    expect(second.teams.thread(BEN.id).map(({ text }) => text)).toEqual(['two']);
    expect(second.chats.deeds).toEqual([
      { personId: BEN.id, what: 'said:two', at: '2026-11-24T09:00:00.000Z' },
    ]);
  });
});
