import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalConfig } from '../../src/config/types';
import { playgroundConfigFile } from '../../src/local/playground/config-file';
import type { PlaygroundPerson } from '../../src/local/playground/people';

/** Fetched by hand, since its licence is for evaluation; npx keeps it outside of this checkout. */
const program = '@microsoft/m365agentsplayground@0.2.28';
const startMs = 120_000;

export interface PlaygroundProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts Microsoft's Agents Playground as one person, in a folder of its own.
 * Throws, with what it said, when its page is not there within two minutes.
 */
export async function startPlaygroundAs(
  who: PlaygroundPerson,
  {
    app,
    endpoint,
    port,
    folder,
  }: { app: LocalConfig['app']; endpoint: string; port: number; folder: string },
): Promise<PlaygroundProcess> {
  const file = join(folder, `${who.role}.yml`);
  writeFileSync(file, playgroundConfigFile(app, who));
  const child = spawn(
    'npx',
    ['-y', program, 'start', '--disable-telemetry', '-c', 'msteams', '-p', String(port), '-e', endpoint],
    {
      cwd: folder,
      detached: true,
      env: {
        ...process.env,
        BROWSER: 'none',
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: file,
        M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, `${who.role}.log`),
      },
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (some) => (said += String(some)));
  // npx is the head of a family of processes: all of it ends.
  const stop = async () => {
    if (child.pid === undefined || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    process.kill(-child.pid, 'SIGTERM');
    await gone;
  };
  const giveUpAt = Date.now() + startMs;
  while (!said.includes(`Listening on ${port}`)) {
    if (child.exitCode !== null || Date.now() > giveUpAt) {
      await stop();
      throw new Error(`The Agents Playground did not start as ${who.person.name}: ${said}`);
    }
    await sleep(100);
  }
  return { url: `http://localhost:${port}`, stop };
}
