import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { loadConfig } from '../../../src/config';
import { playgroundConfigFile } from '../../../src/local/playground/config-file';
import { createDoor } from '../../../src/local/playground/door';
import { playgroundPeople } from '../../../src/local/playground/people';
import { type Playground, startPlayground } from '../../../src/local/playground/start-playground';
import { createLogger } from '../../../src/logger';
import { redisForTests } from '../../support/redis/redis';

const redis = redisForTests();
const [requester] = playgroundPeople();
let standIn: Server;
let port = 0;
let playground: Playground;
const sentByBot: { path: string; body: string }[] = [];

beforeAll(async () => {
  standIn = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      sentByBot.push({ path: request.url ?? '', body });
      response.statusCode = 201;
      response.end('{"id":"1"}');
    });
  });
  await new Promise<void>((resolve) => standIn.listen(0, 'localhost', resolve));
  port = (standIn.address() as AddressInfo).port;
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const free = (probe.address() as AddressInfo).port;
  await new Promise((resolve) => probe.close(resolve));
  const env = {
    ALLOW_UNSIGNED_REQUESTS: 'yes',
    REDIS_URL: redis.url(),
    PORT: '0',
    LOCAL_TEAMS_URL: `http://127.0.0.1:${free}`,
    LOG_LEVEL: 'silent',
  };
  const config = loadConfig(env, 'local');
  playground = await startPlayground(config, createLogger(config.logLevel));
}, 300_000);

afterAll(async () => {
  await playground.close();
  await new Promise((resolve) => standIn.close(resolve));
});

/** An activity as the Playground sends it, with what its configuration file says. */
function activity(more: Readonly<Record<string, unknown>>): string {
  if (requester === undefined) throw new Error('nobody to play');
  const setting = z
    .looseObject({
      tenantId: z.string(),
      bot: z.looseObject({ id: z.string() }),
      currentUser: z.looseObject({ id: z.string() }),
    })
    .parse(JSON.parse(playgroundConfigFile(loadConfig({}, 'local').app, requester)));
  return JSON.stringify({
    id: '1',
    channelId: 'msteams',
    serviceUrl: `http://localhost:${port}/_connector`,
    from: setting.currentUser,
    recipient: setting.bot,
    conversation: { id: 'chat', conversationType: 'personal', tenantId: setting.tenantId },
    channelData: { tenant: { id: setting.tenantId } },
    ...more,
  });
}

const post = (url: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
const message = () => activity({ type: 'message', text: 'help' });

test('what the Playground sends unsigned is answered in the Playground that sent it', async () => {
  const update = activity({ type: 'conversationUpdate', membersAdded: [{ id: 'somebody' }] });
  expect((await post(playground.endpoint, update)).status).toBe(200);
  expect((await post(playground.endpoint, message())).status).toBe(200);
  expect(sentByBot.at(-1)?.path).toBe('/_connector/v3/conversations/chat/activities/1');
  expect(sentByBot.at(-1)?.body).toContain('What you can write to me');
});

test('the bot itself still takes nothing unsigned', async () => {
  expect((await post(`${playground.botUrl}/api/messages`, message())).status).toBe(401);
});

test.each([
  ['a web page', { origin: 'http://example.org' }, 403],
  ['a page that posts plain text', { 'content-type': 'text/plain' }, 415],
])('%s is turned away', async (_who, headers, status) => {
  expect((await post(playground.endpoint, message(), headers)).status).toBe(status);
});

test('an activity whose answer would go elsewhere is turned away', async () => {
  const elsewhere = activity({ type: 'message', text: 'help', serviceUrl: 'http://example.org/_connector' });
  expect((await post(playground.endpoint, elsewhere)).status).toBe(400);
});

test('only the bot can send to the Playground through the door', async () => {
  const before = sentByBot.length;
  const out = playground.endpoint.replace(
    '/api/messages',
    `/playground/${port}/v3/conversations/chat/activities`,
  );
  expect((await post(out, '{}')).status).toBe(401);
  expect(sentByBot).toHaveLength(before);
});

test('without the explicit setting there is no door', () => {
  expect(() => createDoor(loadConfig({}, 'local'), { door: '', bot: '' })).toThrow(
    'Unsigned requests are not allowed.',
  );
});
