import { parseArgs } from 'node:util';
import { startRedis } from '../../src/local/own-redis/start-redis';
import { figuresOf } from './report';
import { runAttack } from './run-attack';

/**
 * `npm run attack`: attacks a bot of its own on loopback, and says what came of it. Ends with a code other than 0 where an
 * answer was a fault, somebody read what they may not, or a case was changed by somebody without a part in it.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: String(Date.now() % 100_000) },
      requests: { type: 'string', default: '100000' },
      minutes: { type: 'string', default: '30' },
    },
  });
  const seed = Number(values.seed);
  process.stdout.write(`seed ${seed}\n`);
  const redis = await startRedis();
  try {
    const result = await runAttack({
      redisUrl: redis.url,
      seed,
      requests: Number(values.requests),
      ms: Number(values.minutes) * 60_000,
      oneIn: 1,
      say: (line) => void process.stdout.write(`${line}\n`),
    });
    const { breaches } = result;
    process.stdout.write(`${[...figuresOf(result), ...[...breaches].reverse().slice(0, 50)].join('\n')}\n`);
    process.stdout.write(`${breaches.length} breaches\n`);
    if (breaches.length > 0) process.exitCode = 1;
  } finally {
    await redis.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
