import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAndWait } from '../support/redis/redis';
import { root } from '../support/source-files';

const slowMs = 300_000;
const folder = mkdtempSync(join(tmpdir(), 'demo-main-'));
const running = new Set<ChildProcess>();
afterAll(async () => {
  for (const { pid } of running) if (pid !== undefined) await killAndWait(pid);
  rmSync(folder, { recursive: true, force: true });
}, slowMs);

interface Started {
  readonly child: ChildProcess;
  /** All that was said up to the first whole line that is none of the log's, or to the end. */
  readonly said: string;
  readonly ended: Promise<number | null>;
}

/** Starts the demo in a process of its own and waits until it has said something or has ended. */
function start(env: Record<string, string> = {}): Promise<Started> {
  const line = ['--import', 'tsx', join(root, 'src/demo/main.ts'), '--data', folder];
  const child = spawn(process.execPath, line, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'development', REDIS_URL: '', PORT: '', ...env },
  });
  running.add(child);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  void ended.then(() => running.delete(child));
  return new Promise((resolve) => {
    let said = '';
    const hear = (part: Buffer) => {
      said += part.toString();
      // What goes to the log besides, of bank holidays that end this year for example, is no answer yet.
      if (/^[^{\n].*\n/m.test(said)) resolve({ child, said, ended });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => resolve({ child, said, ended }));
  });
}

const address = /http:\/\/127\.0\.0\.1:\d+/;

describe('npm run demo', () => {
  test(
    'it does not run in production',
    async () => {
      const { said, ended } = await start({ NODE_ENV: 'production' });
      expect(said).toMatch(/^The demo does not run in production/);
      expect(await ended).toBe(1);
    },
    slowMs,
  );

  test(
    'a second start says where the first one is; a killed one blocks nothing; a signal ends it in good order',
    async () => {
      const first = await start();
      expect(first.said).toMatch(/^The demo is ready: http/m);
      const second = await start();
      expect(second.said).toBe(`The demo is already running: ${address.exec(first.said)?.[0]}\n`);
      expect(await second.ended).toBe(0);

      await killAndWait(first.child.pid ?? 0);
      await first.ended;
      const third = await start();
      expect(third.said).toMatch(/^The demo is ready: http/m);
      third.child.kill('SIGTERM');
      expect(await third.ended).toBe(0);
    },
    slowMs,
  );
});
