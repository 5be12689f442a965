import { createLogger } from '../../src/logger';
import { healthRoutes } from '../../src/web/health';
import type { WebRequest } from '../../src/web/route';
import { createWebServer } from '../../src/web/server';

let ready = async () => ({ ok: true, checks: { redis: 'writable' } });
const logger = createLogger('silent');
const server = createWebServer({ routes: healthRoutes(() => ready()), logger });
let url = '';

beforeAll(async () => {
  ({ url } = await server.listen(0, '127.0.0.1'));
});
afterAll(() => server.close(0));

describe('health', () => {
  test('alive while the process runs', async () => {
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'alive' });
  });

  test('ready, not ready, and a check that faults', async () => {
    const ask = async () => {
      const response = await fetch(`${url}/readyz`);
      return [response.status, await response.json()];
    };
    expect(await ask()).toEqual([200, { status: 'ready', checks: { redis: 'writable' } }]);
    ready = async () => ({ ok: false, checks: { redis: 'unreachable' } });
    expect(await ask()).toEqual([503, { status: 'not ready', checks: { redis: 'unreachable' } }]);
    ready = () => Promise.reject(new Error('no'));
    expect(await ask()).toEqual([503, { status: 'not ready', checks: {} }]);
  });
});

test('however many ask whether it is ready, one check is under way', async () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let begun = 0;
  ready = async () => {
    begun += 1;
    await opened;
    return { ok: true, checks: { redis: 'writable' } };
  };
  const readyz = healthRoutes(() => ready()).find(({ path }) => path === '/readyz');
  const asked = Array.from({ length: 20 }, () => readyz?.handle({ log: logger } as WebRequest));
  expect(begun).toBe(1);
  open();
  expect((await Promise.all(asked)).map((answer) => answer?.status)).toEqual(Array(20).fill(200));
  await readyz?.handle({ log: logger } as WebRequest);
  expect(begun).toBe(2);
});
