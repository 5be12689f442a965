import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRedis, type RedisClient } from '../../src/redis/connection/client';
import { redisForTests } from '../support/redis/redis';
import { breachesIn, figuresOf } from './figures';
import { type BatchResult, openJournal } from './journal';
import { runBatch } from './run-batch';

const redis = redisForTests();
let connection: RedisClient | undefined;
beforeAll(async () => {
  connection = openRedis({ url: redis.url(), timeoutMs: 60_000 });
  await connection.waitUntilUp(5_000);
});
afterAll(async () => connection?.close());

test('ten cases of a year, with delays, failures and redeliveries: every stored history keeps the rules', async () => {
  const seed = Number(process.env['SIMULATE_SEED'] ?? 20);
  const results: BatchResult[] = [];
  for (let batch = 0; batch < 1; batch += 1) {
    if (connection === undefined) throw new Error('no Redis');
    results.push(await runBatch(connection, redis.url(), { seed, batch, cases: 10, days: 365 }));
  }
  expect({ breaches: breachesIn(results, seed), figures: figuresOf(results) }).toMatchObject({
    breaches: [],
  });
  // Something happened, or nothing is proved.
  expect(results.reduce((sum, each) => sum + each.events, 0)).toBeGreaterThan(100);
  expect(results.reduce((sum, each) => sum + each.failures, 0)).toBeGreaterThan(10);
  expect(results.reduce((sum, each) => sum + each.ended, 0)).toBeGreaterThan(2);
}, 300_000);

test('what was played is kept, and a line that was cut off is played again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'));
  const file = join(folder, 'deep/journal.jsonl');
  const counts = { cases: 1, ended: 1, events: 1, commits: 1, presses: 1, ticks: 1, creates: 1, updates: 1 };
  const result = {
    batch: 4,
    ...counts,
    failures: 0,
    rows: 1,
    unknown: 0,
    seconds: 1,
    happened: {},
    breaches: [],
  };
  openJournal(file).add(result);
  appendFileSync(file, '{"batch":5,"ca');
  const again = openJournal(file);
  expect([...again.done.keys()]).toEqual([4]);
  again.add({ ...result, batch: 5 });
  expect([...openJournal(file).done.keys()]).toEqual([4, 5]);
  rmSync(folder, { recursive: true });
});
