import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { awaitReady, freePort, portTakenCode } from './await-ready';
import { errorCode } from './error-code';
import type { RedisServerProgram } from './fetch-redis-server';
import { withLock } from './file-lock';
import { findRedisServer } from './find-redis-server';
import { joinUsers, keeperEnds, letStart, makePipe, startKeeper } from './keeper';
import { isStillRunning, thisProcess } from './process-identity';
import {
  filesIn,
  readServerRecord,
  removeServerRecord,
  type ServerRecord,
  writeServerRecord,
} from './server-record';

const patienceMs = 30_000;
const attempts = 5;

export interface StartRedisOptions {
  /** Where data and log are kept between runs. Without one: a temporary folder that goes with the server. */
  folder?: string;
  /** Whether each write is on disk before it is answered. Usual value: true with a folder, else false. */
  durable?: boolean;
  /** The loopback port; a free one when absent. A server that runs already keeps the port it has. */
  port?: number;
}

export interface OwnRedis {
  url: string;
  port: number;
  /** The process number of the server itself. */
  pid: number;
  /** Leaves the server; the last of its users to leave ends it, and then this waits for the end. */
  stop(): Promise<void>;
}

interface Place {
  folder: string;
  temporary: boolean;
  durable: boolean;
}

/**
 * Starts a Redis of our own on loopback, or joins the one that already serves the folder: never two on one
 * folder, since each would overwrite what the other knows. The server ends when its last user stops or
 * dies, however it dies, and flushes its data as it ends. Throws when no server program can be had, when it
 * cannot start (with the last lines of its log), or when it is not ready within 30 seconds.
 */
export async function startRedis(options: StartRedisOptions = {}): Promise<OwnRedis> {
  const program = await findRedisServer();
  const place = preparePlace(options);
  try {
    return await withLock(filesIn(place.folder).lock, patienceMs, async () => {
      return (await adopt(place)) ?? (await launchOnPort(program, place, options.port));
    });
  } catch (error) {
    removeTemporary(place);
    throw error;
  }
}

async function launchOnPort(program: RedisServerProgram, place: Place, wanted?: number): Promise<OwnRedis> {
  removeServerRecord(place.folder);
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted ?? (await freePort());
    try {
      return await launch(program, place, port);
    } catch (error) {
      // Somebody may have taken the free port in between; anything else fails the same way each time.
      const portTaken = errorCode(error) === portTakenCode;
      if (!portTaken || attempt === attempts) throw error;
      await sleep(100);
    }
  }
}

function preparePlace(options: StartRedisOptions): Place {
  if (options.folder === undefined) {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'own-redis-')));
    return { folder, temporary: true, durable: options.durable ?? false };
  }
  mkdirSync(options.folder, { recursive: true });
  return { folder: realpathSync(options.folder), temporary: false, durable: options.durable ?? true };
}

async function adopt(place: Place): Promise<OwnRedis | undefined> {
  const record = readServerRecord(place.folder);
  if (record === undefined || !isStillRunning(record.keeper)) return undefined;
  const token = randomBytes(8).toString('hex');
  const at = { folder: place.folder, pipe: record.pipe, token };
  const hold = await joinUsers(record.keeper, at, patienceMs);
  if (hold === undefined) return undefined;
  try {
    const pid = await awaitReady(place.folder, record, patienceMs);
    const users = record.users.filter((user) => isStillRunning(user.process));
    writeServerRecord(place.folder, { ...record, users: [...users, { token, process: thisProcess() }] });
    return handle(place, record, { pid, hold, token });
  } catch (error) {
    closeSync(hold);
    throw error;
  }
}

async function launch(program: RedisServerProgram, place: Place, port: number): Promise<OwnRedis> {
  const token = randomBytes(8).toString('hex');
  const pipe = join(place.folder, `own-redis.users-${token}`);
  await makePipe(pipe);
  const at = { folder: place.folder, pipe, removeFolder: place.temporary };
  const keeper = startKeeper(program, serverArguments(place, port), at);
  const record = { keeper: keeper.process, port, pipe, users: [{ token, process: thisProcess() }] };
  try {
    writeServerRecord(place.folder, record);
    letStart(keeper);
    const pid = await awaitReady(place.folder, record, patienceMs);
    return handle(place, record, { pid, hold: keeper.hold, token });
  } catch (error) {
    closeSync(keeper.hold);
    await keeperEnds(keeper.process, patienceMs);
    removeServerRecord(place.folder);
    throw error;
  }
}

function serverArguments(place: Place, port: number): string[] {
  const settings: [string, string][] = [
    ['port', String(port)],
    ['bind', '127.0.0.1'],
    ['protected-mode', 'yes'],
    ['dir', place.folder],
    ['save', ''],
    ['appendonly', place.durable ? 'yes' : 'no'],
    ['appendfsync', 'always'],
    ['maxmemory-policy', 'noeviction'],
    ['daemonize', 'no'],
  ];
  return settings.flatMap(([name, value]) => [`--${name}`, value]);
}

function handle(
  place: Place,
  record: ServerRecord,
  mine: { pid: number; hold: number; token: string },
): OwnRedis {
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= leave(place, record, mine);
    return stopping;
  };
  return { url: `redis://127.0.0.1:${record.port}`, port: record.port, pid: mine.pid, stop };
}

async function leave(
  place: Place,
  started: ServerRecord,
  mine: { hold: number; token: string },
): Promise<void> {
  await withLock(filesIn(place.folder).lock, patienceMs, async () => {
    const record = readServerRecord(place.folder);
    closeSync(mine.hold);
    // After a crash another server may serve the folder by now; it is not ours to stop.
    const others =
      record?.pipe === started.pipe ? record.users.filter((user) => user.token !== mine.token) : [];
    const stillThere = others.filter((user) => isStillRunning(user.process));
    if (record !== undefined && stillThere.length > 0) {
      writeServerRecord(place.folder, { ...record, users: stillThere });
      return;
    }
    await keeperEnds(started.keeper, patienceMs);
    if (record?.pipe === started.pipe) removeServerRecord(place.folder);
  });
  removeTemporary(place);
}

function removeTemporary(place: Place): void {
  if (place.temporary) rmSync(place.folder, { recursive: true, force: true });
}
