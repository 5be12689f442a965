import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../support/source-files';

/** What became of a run: as jest tells it, and how long it took by the machine's own clock. */
export interface Played {
  readonly red: boolean;
  readonly tests: number;
  readonly failed: readonly string[];
  readonly seconds: number;
}

const told = z.object({
  success: z.boolean(),
  numTotalTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** Runs jest under that environment, on these paths; `log` gets what jest says. */
export async function playMoment(
  env: Readonly<Record<string, string>>,
  paths: readonly string[],
  log: (said: string) => void,
): Promise<Played> {
  const startedAt = performance.now();
  const file = join(root, `.anytime-${process.pid}.json`);
  const jest = createRequire(__filename).resolve('jest/bin/jest');
  const options = ['--ci', '--silent', '--maxWorkers=1', '--json', '--outputFile', file];
  const run = spawn(process.execPath, [jest, ...paths, ...options], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  run.stderr.on('data', (said: Buffer) => log(said.toString()));
  await once(run, 'close');
  const { success, numTotalTests, testResults } = told.parse(JSON.parse(readFileSync(file, 'utf8')));
  rmSync(file);
  const failed = testResults.flatMap(({ name, status, assertionResults }) => {
    const tests = assertionResults.filter((each) => each.status === 'failed');
    const suite = name.slice(root.length + 1);
    if (tests.length === 0) return status === 'failed' ? [suite] : [];
    return tests.map(({ fullName }) => `${suite}: ${fullName}`);
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  return { red: !success, tests: numTotalTests, failed, seconds };
}
