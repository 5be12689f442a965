import { createLogger } from '../../src/logger';
import { healthRoutes } from '../../src/web/health';
import { HttpProblem } from '../../src/web/http-problem';
import type { Route } from '../../src/web/route';
import { createWebServer } from '../../src/web/server';

let opened = 0;
const routes: Route[] = [
  ...healthRoutes(async () => ({ ok: true, checks: {} })),
  {
    method: 'get',
    path: '/refused/:what',
    takes: 'none',
    handle: async () => {
      throw new HttpProblem(409, 'CONFLICT', 'Refused.');
    },
  },
  {
    method: 'post',
    path: '/echo',
    takes: 'json',
    handle: async ({ json }) => ({ status: 200, body: await json() }),
  },
  {
    method: 'get',
    path: '/once',
    takes: 'none',
    head: async () => ({ status: 200 }),
    handle: async () => {
      opened += 1;
      return { status: 200 };
    },
  },
];
const logger = createLogger('silent');
const server = createWebServer({ routes, logger });
let url = '';

beforeAll(async () => {
  ({ url } = await server.listen(0, '127.0.0.1'));
});
afterAll(() => server.close(0));

/** For how many seconds the server says that it keeps a connection that falls idle. */
async function keptFor(address: string): Promise<number> {
  const { headers } = await fetch(`${address}/healthz`);
  return Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1]);
}

test('an idle connection stays open for longer than any balancer keeps one, or for as long as it is told', async () => {
  expect(await keptFor(url)).toBe(620);
  const told = createWebServer({ routes, logger, keepAliveSeconds: 3660 });
  const own = await told.listen(0, '127.0.0.1');
  expect(await keptFor(own.url)).toBe(3660);
  await told.close(0);
});

test('a path is taken whether or not the proxy leaves it in, and no other path is', async () => {
  const below = createWebServer({ routes, logger, under: '/second-opinion' });
  const own = await below.listen(0, '127.0.0.1');
  const answers = async (path: string) => (await fetch(`${own.url}${path}`)).status;
  expect(await answers('/second-opinion/healthz')).toBe(200);
  expect(await answers('/second-opinion/healthz/')).toBe(200);
  expect(await answers('/healthz')).toBe(200);
  expect(await answers('/second-opinionhealthz')).toBe(404);
  expect(await answers('/second-opinion/second-opinion/healthz')).toBe(404);
  expect(await answers('/other/healthz')).toBe(404);
  await below.close(0);
});

test('one slash at the end is taken, and no more; what stands behind it stays', async () => {
  const answers = async (path: string, init?: RequestInit) => (await fetch(`${url}${path}`, init)).status;
  expect(await answers('/healthz/')).toBe(200);
  expect(await answers('/healthz/?from=probe')).toBe(200);
  expect(await answers('/refused/this/')).toBe(409);
  expect(await answers('/echo/', { method: 'POST', body: '{}' })).toBe(200);
  expect(await answers('/healthz//')).toBe(404);
  expect(await answers('/nowhere/')).toBe(404);
});

test('HEAD is answered wherever GET is, with the same headers and without a body', async () => {
  for (const path of ['/healthz', '/refused/this', '/nowhere']) {
    const [got, head] = [await fetch(`${url}${path}`), await fetch(`${url}${path}`, { method: 'HEAD' })];
    expect([head.status, head.headers.get('content-type')]).toEqual([
      got.status,
      got.headers.get('content-type'),
    ]);
    expect([(await got.text()).length > 0, await head.text()]).toEqual([true, '']);
  }
  expect((await fetch(`${url}/echo`, { method: 'HEAD' })).status).toBe(405);
});

test('HEAD does nothing where a GET does more than show', async () => {
  expect((await fetch(`${url}/once`, { method: 'HEAD' })).status).toBe(200);
  expect(opened).toBe(0);
  await fetch(`${url}/once`);
  expect(opened).toBe(1);
});
