import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startRedis } from '../../src/local/own-redis/start-redis';
import { openRedis } from '../../src/redis/connection/client';
import { breachesIn, figuresOf, progressBar } from './figures';
import { openJournal } from './journal';
import { runBatch } from './run-batch';

const usualFolder = resolve(__dirname, '../../.local/simulate');

interface Settings {
  readonly seed: number;
  readonly cases: number;
  readonly perBatch: number;
  readonly days: number;
  readonly folder: string;
  /** This process plays every `of`-th batch, from `part` on: several share one simulation. */
  readonly part: number;
  readonly of: number;
  /** Batches that are played side by side: while one waits for Redis, another goes on. */
  readonly atOnce: number;
}

function readSettings(): Settings {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      cases: { type: 'string', default: '10000' },
      'per-batch': { type: 'string', default: '20' },
      days: { type: 'string', default: '365' },
      folder: { type: 'string', default: usualFolder },
      part: { type: 'string', default: '1/1' },
      'at-once': { type: 'string', default: '4' },
    },
  });
  const [part = 1, of = 1] = values.part.split('/').map(Number);
  const { seed, cases, days, folder } = values;
  return {
    seed: Number(seed),
    cases: Number(cases),
    perBatch: Number(values['per-batch']),
    days: Number(days),
    folder,
    part,
    of,
    atOnce: Number(values['at-once']),
  };
}

/**
 * `npm run simulate`: plays a year of many cases in fast case time on a real Redis, and checks every stored history.
 * What was played is kept in a folder: Ctrl+C, and the same command goes on. Ends with a code other than 0 on a breach;
 * the data of a batch with a breach stay in the folder.
 */
async function main(): Promise<void> {
  const { seed, cases, perBatch, days, folder, part, of, atOnce } = readSettings();
  const journal = openJournal(
    join(folder, `seed-${seed}-by-${perBatch}-${days}-days-part-${part}-of-${of}.jsonl`),
  );
  const redis = await startRedis({ folder: join(folder, 'redis'), durable: false });
  const connection = openRedis({ url: redis.url, timeoutMs: 60_000 });
  await connection.waitUntilUp(10_000);
  const batches = Array.from({ length: Math.ceil(cases / perBatch) }, (_, index) => index).filter(
    (each) => each % of === part - 1,
  );
  let stopping = false;
  process.once('SIGINT', () => {
    stopping = true;
    process.stdout.write(
      '\nStops after what is being played; the same command goes on. Ctrl+C again stops at once.\n',
    );
    process.once('SIGINT', () => process.exit(130));
  });
  const startedAt = Date.now();
  const before = batches.filter((each) => journal.done.has(each)).length * perBatch;
  process.stdout.write(`seed ${seed}, ${before} of ${batches.length * perBatch} cases were played before\n`);
  const waiting = batches.filter((each) => !journal.done.has(each));
  const playOn = async () => {
    for (let batch = waiting.shift(); batch !== undefined && !stopping; batch = waiting.shift()) {
      const result = await runBatch(connection, redis.url, { seed, batch, cases: perBatch, days });
      journal.add(result);
      const done = batches.filter((each) => journal.done.has(each)).length * perBatch;
      const line = progressBar(done, batches.length * perBatch, startedAt, before);
      process.stdout.write(process.stdout.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
      for (const breach of breachesIn([result], seed)) process.stdout.write(`\n${breach}\n`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, playOn));
  await connection.close();
  await redis.stop();
  const results = [...journal.done.values()];
  process.stdout.write(`\n${figuresOf(results).join('\n')}\n`);
  if (breachesIn(results, seed).length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
