import { createLogger } from '../../src/logger';
import { healthRoutes } from '../../src/web/health';
import { createWebServer } from '../../src/web/server';

const routes = healthRoutes(async () => ({ ok: true, checks: {} }));
const logger = createLogger('silent');

/** For how many seconds the server says that it keeps a connection that falls idle. */
async function keptFor(address: string): Promise<number> {
  const { headers } = await fetch(`${address}/healthz`);
  return Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1]);
}

test('an idle connection stays open for longer than any balancer keeps one, or for as long as it is told', async () => {
  const usual = createWebServer({ routes, logger });
  const first = await usual.listen(0, '127.0.0.1');
  expect(await keptFor(first.url)).toBe(620);
  await usual.close(0);
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
