import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type FaultKind, faultKinds } from './faults';
import { faultsFound, figuresFor, type Slice, sliceOf } from './report';
import { runFailover } from './run-failover';

const usualFile = resolve(__dirname, '../../.local/failover.jsonl');

/**
 * `npm run failover`: a primary, two replicas, three sentinels and three bots under load; what befalls the primary, and how
 * long nothing is acknowledged. Played in slices, which are written down: the same command goes on after a stop. Ends with
 * a code other than 0 where an acknowledged decision is lost although replicas were waited for, or anybody is told twice.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      times: { type: 'string', default: '20' },
      'a-slice': { type: 'string', default: '4' },
      kinds: { type: 'string', default: faultKinds.join(',') },
      replicas: { type: 'string', default: '1' },
      bots: { type: 'string', default: '3' },
      file: { type: 'string', default: usualFile },
    },
  });
  const replicas = Number(values.replicas);
  const kinds = faultKinds.filter((each) => values.kinds.split(',').includes(each));
  mkdirSync(dirname(values.file), { recursive: true });
  for (;;) {
    const before = played(values.file);
    const left = leftToPlay(before, replicas, kinds, Number(values.times)).slice(
      0,
      Number(values['a-slice']),
    );
    if (left.length === 0) break;
    process.stdout.write(`REDIS_REPLICAS=${replicas}: ${left.join(', ')}\n`);
    const result = await runFailover({
      seed: before.length + 1,
      bots: Number(values.bots),
      replicas,
      kinds: left,
      fleet: {},
      walkers: 3,
      talkers: 3,
      hurry: false,
      say: (line) => process.stdout.write(`${line}\n`),
    });
    appendFileSync(values.file, `${JSON.stringify(sliceOf(replicas, result))}\n`);
  }
  const slices = played(values.file);
  process.stdout.write(`${figuresFor(replicas, slices).join('\n')}\n`);
  const found = faultsFound(
    slices.filter((each) => each.replicas === replicas),
    replicas === 0,
  );
  if (found.length === 0) return;
  process.stdout.write(`${found.join('\n')}\n`);
  process.exitCode = 1;
}

function played(file: string): readonly Slice[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Slice);
}

/** Every kind in its turn, until each was played so often. */
function leftToPlay(
  slices: readonly Slice[],
  replicas: number,
  kinds: readonly FaultKind[],
  times: number,
): readonly FaultKind[] {
  const done = slices.filter((each) => each.replicas === replicas).flatMap((each) => each.outages);
  return Array.from({ length: times }, (_, round) =>
    kinds.filter((kind) => done.filter((each) => each.kind === kind).length <= round),
  ).flat();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
