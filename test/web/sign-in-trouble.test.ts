import { createLogger } from '../../src/logger';
import { signInTroubleAddress } from '../../src/web/contract/sign-in';
import { createWebServer } from '../../src/web/server';
import { signInTroubleRoute } from '../../src/web/sign-in-trouble';

const told: string[] = [];
const server = createWebServer({
  routes: [signInTroubleRoute((code) => told.push(code))],
  logger: createLogger('silent'),
});
let url = '';

beforeAll(async () => {
  ({ url } = await server.listen(0, '127.0.0.1'));
});
afterAll(() => server.close(0));
beforeEach(() => {
  told.length = 0;
});

const send = async (body: string, type = 'application/json') =>
  (await fetch(`${url}${signInTroubleAddress}`, { method: 'POST', body, headers: { 'content-type': type } }))
    .status;

test('a known code is heard, and nothing is answered', async () => {
  expect(await send('{"code":"resourceDisabled"}')).toBe(204);
  expect(told).toEqual(['resourceDisabled']);
});

test.each([
  ['a word that is not on the list', '{"code":"Zephyrine"}'],
  ['something beside it', '{"code":"other","person":"Zephyrine"}'],
  ['no code', '{}'],
  ['a list', '{"code":["other"]}'],
])('%s is passed over, and the answer is the same', async (_, body) => {
  expect(await send(body)).toBe(204);
  expect(told).toEqual([]);
});

test('more than it needs is not read, what is no JSON is not taken, and a page of another site cannot send it unasked', async () => {
  expect(await send(`{"code":"other","x":"${'x'.repeat(300)}"}`)).toBe(413);
  expect(await send('code=other')).toBe(400);
  expect(await send('{"code":"other"}', 'text/plain')).toBe(415);
  expect(told).toEqual([]);
});
