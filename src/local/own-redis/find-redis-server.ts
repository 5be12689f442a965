import { accessSync, constants, rmSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import {
  fetchedRedisServer,
  fetchRedisServer,
  libraryEnv,
  type RedisServerProgram,
} from './fetch-redis-server';
import { withLock } from './file-lock';
import { runProgram } from './run-program';

/** Where a fetched server is kept: in the checkout, ignored by git. */
const usualFolder = resolve(__dirname, '../../../.local/redis');
const fetchPatienceMs = 300_000;

export interface FindRedisServerOptions {
  /** Where REDIS_SERVER and PATH are looked up. */
  env?: Readonly<Record<string, string | undefined>>;
  /** The folder a fetched server is kept in. */
  folder?: string;
  /** Where apt-get is looked up; PATH of this process when absent. */
  aptPath?: string;
  /** Takes one line for the person at the terminal. */
  say?: (line: string) => void;
}

/**
 * Finds a Redis server program, in this order: REDIS_SERVER, `redis-server` on the PATH, one fetched
 * earlier, else on Debian and Ubuntu one fetched now (no root needed; several processes may ask at once,
 * one fetches). Throws one error with the ways to provide one when there is none, and when REDIS_SERVER
 * names a program that does not run: a setting that is wrong is not passed over.
 */
export async function findRedisServer(options: FindRedisServerOptions = {}): Promise<RedisServerProgram> {
  const env = options.env ?? process.env;
  const named = env['REDIS_SERVER'];
  if (named) return await demandThatItRuns({ program: resolve(named), libraryFolders: [] });
  const onPath = findOnPath(env['PATH'] ?? '');
  if (onPath !== undefined) return await demandThatItRuns({ program: onPath, libraryFolders: [] });
  const folder = resolve(options.folder ?? usualFolder);
  const finished = join(folder, 'fetched');
  const earlier = fetchedRedisServer(finished);
  if (earlier !== undefined && (await runs(earlier))) return earlier;
  return await withLock(join(folder, 'fetch.lock'), fetchPatienceMs, () =>
    fetchUnlessThere(finished, options),
  );
}

async function fetchUnlessThere(
  finished: string,
  options: FindRedisServerOptions,
): Promise<RedisServerProgram> {
  const byAnother = fetchedRedisServer(finished);
  if (byAnother !== undefined && (await runs(byAnother))) return byAnother;
  if (findOnPath(options.aptPath ?? process.env['PATH'] ?? '', 'apt-get') === undefined)
    throw noServer('this system has no apt-get');
  const say = options.say ?? sayOnStderr;
  say(
    'No Redis server found: fetching one, once, into a folder of this checkout. This takes up to half a minute.',
  );
  rmSync(finished, { recursive: true, force: true });
  try {
    await fetchRedisServer(finished);
  } catch (error) {
    throw noServer(error instanceof Error ? error.message : String(error), error);
  }
  const fetched = fetchedRedisServer(finished);
  if (fetched === undefined) throw noServer('the fetched packages hold no server');
  return await demandThatItRuns(fetched);
}

async function demandThatItRuns(server: RedisServerProgram): Promise<RedisServerProgram> {
  const version = await runProgram(server.program, ['--version'], {
    env: libraryEnv(server),
    timeoutMs: 10_000,
  });
  if (!version.ok) throw noServer(`${server.program} does not run: ${version.lastLines}`);
  return server;
}

async function runs(server: RedisServerProgram): Promise<boolean> {
  return (await runProgram(server.program, ['--version'], { env: libraryEnv(server), timeoutMs: 10_000 })).ok;
}

function findOnPath(path: string, name = 'redis-server'): string | undefined {
  const candidates = path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name));
  return candidates.find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function noServer(reason: string, cause?: unknown): Error {
  const message = [
    `There is no Redis server to start (${reason}). Provide one in one of three ways:`,
    '  1. install Redis, so that redis-server is on the PATH;',
    '  2. set REDIS_SERVER to the path of a redis-server program;',
    '  3. set REDIS_URL (for the tests TEST_REDIS_URL) to a Redis that is already running.',
  ].join('\n');
  return Object.assign(new Error(message, { cause }), { code: 'NO_REDIS_SERVER' });
}

function sayOnStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}
