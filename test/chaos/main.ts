import { parseArgs } from 'node:util';
import { faultsIn, figuresOf } from './report';
import { runChaos } from './run-chaos';

/**
 * `npm run chaos`: kills bots and Redis under load, and says what became of what people were told. Ends with a code
 * other than 0 when anything was lost, doubled or shown wrongly.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: String(Date.now() % 100_000) },
      bots: { type: 'string', default: '3' },
      kills: { type: 'string', default: '100' },
      'redis-kills': { type: 'string', default: '50' },
    },
  });
  const seed = Number(values.seed);
  process.stdout.write(`seed ${seed}\n`);
  const say = (line: string) =>
    process.stdout.write(process.stdout.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  const result = await runChaos({
    seed,
    bots: Number(values.bots),
    botKills: Number(values.kills),
    redisKills: Number(values['redis-kills']),
    walkers: 3,
    talkers: 3,
    answersBetween: 24,
    hurry: false,
    say,
  });
  const faults = faultsIn(result);
  process.stdout.write(`\n${[...figuresOf(result), ...faults].join('\n')}\n`);
  if (faults.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
