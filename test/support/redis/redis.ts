import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type OwnRedis, startRedis } from '../../../src/local/own-redis/start-redis';
import { runFolderVariable } from '../run/run-folder';

/** A first start on a bare machine fetches the server program, which takes longer than a usual hook may. */
const firstStartMs = 300_000;

export interface RedisForTests {
  /** The address of the server. Only inside tests and hooks: before that there is none. */
  url(): string;
  /** A tenant nobody else uses, so that suites can share one server. */
  tenant: string;
  /** Stops the server in good order and starts it again: same port, same data when durable. */
  restart(): Promise<void>;
  /** Kills the server without warning and waits until it is gone. */
  kill(): Promise<void>;
  /** Starts it again after `kill`: same port, same data when durable. */
  revive(): Promise<void>;
  /** The server stops answering, its connections stay open. */
  pause(): void;
  /** The end of a pause. */
  resume(): void;
}

/** What a suite does to its Redis that others would notice. */
export interface RedisWishes {
  /** Every write is on disk before it is answered, so that it survives `kill` and `restart`. */
  readonly durable?: boolean;
  /** A server of the suite's own: it stops it, changes its settings, or looks at all that it holds. */
  readonly own?: boolean;
}

/**
 * A real Redis for one suite: call it once at the top of a `describe` or file. One server serves all the suites of a run,
 * each under a tenant of its own; TEST_REDIS_URL names another one to use. A suite that asks for a durable one, or for
 * its own, gets it, from before its first test to after its last. The suite fails when no server can be had; it is never
 * skipped. `restart`, `kill`, `revive` and `pause` refuse on a server that is not the suite's own.
 */
export function redisForTests(options: RedisWishes = {}): RedisForTests {
  const durable = options.durable ?? false;
  const alone = durable || (options.own ?? false);
  const given = alone ? undefined : process.env['TEST_REDIS_URL'];
  const shared = alone ? undefined : sharedFolder();
  let folder: string | undefined;
  let server: OwnRedis | undefined;

  const start = async (port?: number): Promise<void> => {
    folder ??= shared ?? mkdtempSync(join(tmpdir(), 'redis-for-tests-'));
    server = await startRedis({ folder, durable, ...(port === undefined ? {} : { port }) });
  };
  const started = (): OwnRedis => {
    if (server === undefined) throw new Error('The Redis of this suite has not been started yet.');
    return server;
  };
  const own = (): OwnRedis => {
    if (!alone) throw new Error('This suite stops its server: it must ask for one of its own.');
    return started();
  };
  const again = async (): Promise<void> => {
    const { port, stop } = own();
    await stop();
    await start(port);
  };

  beforeAll(async () => {
    if (!given) await start();
  }, firstStartMs);
  afterAll(async () => {
    await server?.stop();
    if (folder !== undefined && folder !== shared) rmSync(folder, { recursive: true, force: true });
  }, firstStartMs);

  return {
    url: () => given || started().url,
    tenant: `test-${randomBytes(6).toString('hex')}`,
    restart: again,
    kill: () => killAndWait(own().pid),
    revive: again,
    pause: () => void process.kill(own().pid, 'SIGSTOP'),
    resume: () => void process.kill(own().pid, 'SIGCONT'),
  };
}

/** Where the server of the run keeps its data; undefined outside a run of jest. */
function sharedFolder(): string | undefined {
  const run = process.env[runFolderVariable];
  return run === undefined ? undefined : join(run, 'redis');
}

/** Kills a process of ours without warning and waits until all of it is gone, its connections included. */
export async function killAndWait(pid: number): Promise<void> {
  while (signalled(pid, 'SIGKILL')) await sleep(5);
}

function signalled(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
