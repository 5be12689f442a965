import { composeTab } from '../../src/compose/the-tab';
import { loadConfig } from '../../src/config';
import { createLogger } from '../../src/logger';
import { signInTroubleAddress } from '../../src/web/contract/sign-in';
import { createWebServer } from '../../src/web/server';
import type { TabShell } from '../../src/workflow/tab/shell';

const lines: string[] = [];
const logger = createLogger('info', { write: (line) => lines.push(line) });
const routes = composeTab({
  config: loadConfig({}, 'local'),
  logger,
  feed: { listen: () => () => undefined },
  // Nothing of it is asked by whoever has no token, but an id for its row of changes.
  shell: { mint: { id: () => 'process' } } as TabShell,
  folder: undefined,
});
const server = createWebServer({ routes, logger });
let url = '';

beforeAll(async () => {
  ({ url } = await server.listen(0, '127.0.0.1'));
});
afterAll(() => server.close(0));

test('a sign-in that Teams refused reaches the log as a bare code, however often it is sent and whatever else', async () => {
  const send = (body: object) =>
    fetch(`${url}${signInTroubleAddress}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  await send({ code: 'resourceDisabled' });
  await Promise.all(Array.from({ length: 500 }, () => send({ code: 'resourceDisabled' })));
  await send({ code: 'Zephyrine' });
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({
      code: 'resourceDisabled',
      times: 1,
      msg: 'Teams gave somebody’s tab no token',
    }),
  ]);
});
