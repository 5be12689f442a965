import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../src/compose';
import { dailyHeads } from '../../src/compose/daily-heads';
import { loadConfig } from '../../src/config';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import { londonDate } from '../../src/domain/rules/london-time';
import { createLogger } from '../../src/logger';
import { caseSchemas } from '../../src/store/case-schemas';
import { createMetrics } from '../../src/web/metrics';
import { storeCase } from '../builders/stored-case';
import { realStores } from '../redis/real-stores';

const { redis, tenant, connection } = realStores();
const folder = mkdtempSync(join(tmpdir(), 'daily-heads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function aLog() {
  const lines: string[] = [];
  return { lines, logger: createLogger('info', { write: (line) => void lines.push(line) }) };
}

/** The bot looks at once when it starts, and stopping waits for what is in hand. */
async function startAndStop(headsFile: string) {
  const config = loadConfig({ HEADS_FILE: headsFile }, 'local');
  const { lines, logger } = aLog();
  const metrics = createMetrics(() => Promise.reject(new Error('not asked here')));
  const heads = dailyHeads(config, logger, connection(), metrics.headsWritten);
  expect(heads.standing()).toBeUndefined();
  heads.start();
  await heads.stop();
  return { log: lines.join(), standing: heads.standing(), figures: await metrics.text() };
}

test('a running bot writes the heads of today, once, and a file that cannot be written is no end of it', async () => {
  const { app, chainKey } = loadConfig({}, 'local');
  const { cases } = tenant({ tenant: app.tenantId, chainKey, schemas: caseSchemas });
  const { ref } = await storeCase(cases, 'T2HW-9CDK');
  const path = join(folder, 'heads.txt');
  const failed = await startAndStop(join(folder, 'nowhere', 'heads.txt'));
  expect(failed.log).toContain('could not be written');
  // The operator sees it without reading the log; the file's name is nobody else's business.
  expect(failed.standing).toMatch(/^could not be written since \d{4}-.*HEADS_FILE/);
  expect(failed.standing).not.toContain('nowhere');
  expect(failed.figures).toContain('second_opinion_heads_unwritten 1');
  const before = londonDate(new Date().toISOString());
  const done = await startAndStop(path);
  expect(done.log).toContain('heads of all histories were written');
  expect(done.standing).toBe('written');
  expect(done.figures).toContain('second_opinion_heads_unwritten 0');
  const written = readFileSync(path, 'utf8');
  const days = [before, londonDate(new Date().toISOString())];
  expect(days.some((day) => written.includes(`"block":"begin","day":"${day}"`))).toBe(true);
  expect(written).toContain(`"ref":"${ref}"`);
  expect(written).toContain('"block":"end"');
});

test('production without a file says so, and local does not', async () => {
  const { lines, logger } = aLog();
  const local = loadConfig({}, 'local');
  const told = () => undefined;
  dailyHeads(local, logger, connection(), told).start();
  expect(lines).toEqual([]);
  dailyHeads({ ...local, mode: 'production' } as never, logger, connection(), told);
  expect(lines.join()).toContain('HEADS_FILE is not set');
});

test('the bot that is started does so by itself', async () => {
  const path = join(folder, 'started.txt');
  const config = loadConfig({ HEADS_FILE: path, PORT: '0', MicrosoftAppTenantId: randomUUID() }, 'local');
  const clock = { now: () => new Date().toISOString() };
  const running = await compose({
    config,
    logger: aLog().logger,
    clock,
    redisUrl: redis.url(),
    directory: { directory: inventedDirectory, text: 'invented' },
    durable: false,
  });
  const readyz = async () => (await (await fetch(`${running.url}/readyz`)).json()) as { checks: object };
  while (!('heads' in (await readyz()).checks)) await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await readyz()).checks).toMatchObject({ heads: 'written' });
  await running.close();
  expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(2);
});
