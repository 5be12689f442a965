import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findRedisServer } from '../../../src/local/own-redis/find-redis-server';
import { identifyProcess, thisProcess } from '../../../src/local/own-redis/process-identity';
import { filesIn } from '../../../src/local/own-redis/server-record';
import { type OwnRedis, startRedis } from '../../../src/local/own-redis/start-redis';
import { ask } from '../../support/ask';
import { killAndWait } from '../../support/redis/redis';

const starter = join(__dirname, 'start-and-wait.ts');

let folder: string;
const started: OwnRedis[] = [];
const others: ChildProcess[] = [];

async function start(options: Parameters<typeof startRedis>[0] = { folder }): Promise<OwnRedis> {
  const redis = await startRedis(options);
  started.push(redis);
  return redis;
}

/** Another process that starts a server, says where, and then waits to be killed. */
async function startElsewhere(
  at: string,
): Promise<{ child: ChildProcess; pid: number; port: number; own: number }> {
  const child = spawn(process.execPath, ['--import', 'tsx', starter, at], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  others.push(child);
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (data: Buffer) => resolve(data.toString('utf8')));
    child.once('exit', (code) => reject(new Error(`the other process ended with ${code}`)));
  });
  const [pid, port, own] = line.trim().split(' ').map(Number);
  return { child, pid: pid ?? 0, port: port ?? 0, own: own ?? 0 };
}

async function ended(pid: number): Promise<void> {
  while (identifyProcess(pid) !== undefined) await sleep(10);
}

beforeAll(() => findRedisServer(), 300_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-redis-test-'));
});
afterEach(async () => {
  for (const redis of started.splice(0)) await redis.stop();
  for (const child of others.splice(0)) if (child.pid !== undefined) await killAndWait(child.pid);
  rmSync(folder, { recursive: true, force: true });
});

describe('a Redis of our own', () => {
  test('answers on loopback, only there, and ends when stopped', async () => {
    const redis = await start({});
    expect(await ask(redis.port, 'PING')).toBe('+PONG\r\n');
    expect(redis.url).toBe(`redis://127.0.0.1:${redis.port}`);
    expect(await ask(redis.port, 'CONFIG GET bind')).toContain('\r\n127.0.0.1\r\n');
    expect(await ask(redis.port, 'CONFIG GET protected-mode')).toContain('\r\nyes\r\n');
    await redis.stop();
    expect(identifyProcess(redis.pid)).toBeUndefined();
  });

  test('without a folder keeps nothing on disk and leaves no folder behind', async () => {
    const redis = await start({});
    expect(await ask(redis.port, 'CONFIG GET appendonly')).toContain('\r\nno\r\n');
    const place = /\r\n(\/[^\r]+)\r\n/.exec(await ask(redis.port, 'CONFIG GET dir'))?.[1] ?? '';
    expect(existsSync(place)).toBe(true);
    await redis.stop();
    expect(existsSync(place)).toBe(false);
  });

  test('with a folder writes each change to disk before it answers', async () => {
    const redis = await start();
    expect(await ask(redis.port, 'CONFIG GET appendonly')).toContain('\r\nyes\r\n');
    expect(await ask(redis.port, 'CONFIG GET appendfsync')).toContain('\r\nalways\r\n');
  });

  test('data survive a stop and a start', async () => {
    const first = await start();
    await ask(first.port, 'SET kept yes');
    await first.stop();
    const second = await start();
    expect(await ask(second.port, 'GET kept')).toBe('$3\r\nyes\r\n');
  });

  test('data survive a server killed without warning, and its port can be had again', async () => {
    const first = await start();
    await ask(first.port, 'SET kept yes');
    await killAndWait(first.pid);
    const second = await start({ folder, port: first.port });
    expect(second.port).toBe(first.port);
    expect(second.pid).not.toBe(first.pid);
    expect(await ask(second.port, 'GET kept')).toBe('$3\r\nyes\r\n');
  });

  test('a crashed server is not confused with the one that followed it', async () => {
    const first = await start();
    await killAndWait(first.pid);
    const second = await start();
    await first.stop();
    expect(await ask(second.port, 'PING')).toBe('+PONG\r\n');
  });

  test('leaves only data and log when it has been stopped', async () => {
    const redis = await start();
    await redis.stop();
    expect(readdirSync(folder).sort()).toEqual(['appendonlydir', 'redis.log', 'redis.pid']);
  });

  test('a paused server can still be stopped', async () => {
    const redis = await start();
    process.kill(redis.pid, 'SIGSTOP');
    await redis.stop();
    expect(identifyProcess(redis.pid)).toBeUndefined();
  });

  test('a failed start says what the server said', async () => {
    const blocker = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const address = blocker.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    await expect(startRedis({ folder, port })).rejects.toMatchObject({
      code: 'REDIS_PORT_TAKEN',
      message: expect.stringContaining('Address already in use'),
    });
    await new Promise((resolve) => blocker.close(resolve));
    expect(readdirSync(folder).filter((name) => name.startsWith('own-redis'))).toEqual([]);
  });

  test('a folder with damaged data is reported, not served', async () => {
    const first = await start();
    await ask(first.port, 'SET kept yes');
    await first.stop();
    writeFileSync(join(folder, 'appendonlydir', 'appendonly.aof.manifest'), 'nonsense\n');
    await expect(startRedis({ folder })).rejects.toMatchObject({ code: 'REDIS_NOT_STARTED' });
  });
});

describe('one folder, one server', () => {
  test('a second start joins the running server', async () => {
    const first = await start();
    const second = await start();
    expect([second.pid, second.port]).toEqual([first.pid, first.port]);
  });

  test('ten starts at the same instant make one server', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => start()));
    expect(new Set(all.map((redis) => redis.pid)).size).toBe(1);
  });

  test('starts by several processes at the same instant make one server', async () => {
    const all = await Promise.all([startElsewhere(folder), startElsewhere(folder), startElsewhere(folder)]);
    expect(new Set(all.map((redis) => redis.pid)).size).toBe(1);
    expect(new Set(all.map((redis) => redis.own)).size).toBe(3);
  });

  test('the server stays while anybody uses it and ends with the last, whoever began', async () => {
    const first = await start();
    const second = await start();
    await first.stop();
    expect(await ask(second.port, 'PING')).toBe('+PONG\r\n');
    await second.stop();
    expect(identifyProcess(first.pid)).toBeUndefined();
  });

  test('who joined takes over the stop when the owner dies', async () => {
    const owner = await startElsewhere(folder);
    const joined = await start();
    expect(joined.pid).toBe(owner.pid);
    await killAndWait(owner.own);
    await ask(joined.port, 'SET after owner');
    expect(await ask(joined.port, 'GET after')).toBe('$5\r\nowner\r\n');
    await joined.stop();
    expect(identifyProcess(joined.pid)).toBeUndefined();
  });

  test('a record of a server that is gone is cleared, even when its number runs something else', async () => {
    const self = thisProcess();
    const gone = { pid: self.pid, began: 'at another time' };
    const pipe = join(folder, 'own-redis.users-00');
    const record = { keeper: gone, port: 1, pipe, users: [{ token: '00', process: gone }] };
    writeFileSync(filesIn(folder).record, JSON.stringify(record));
    writeFileSync(filesIn(folder).lock, JSON.stringify({ token: 'abc1', process: gone }));
    const redis = await start();
    expect(await ask(redis.port, 'PING')).toBe('+PONG\r\n');
  });

  test('an unreadable record and an unreadable lock are cleared', async () => {
    writeFileSync(filesIn(folder).record, '{"keeper":');
    writeFileSync(filesIn(folder).lock, '');
    const redis = await start();
    expect(await ask(redis.port, 'PING')).toBe('+PONG\r\n');
  });
});

describe('a killed owner', () => {
  test('leaves no server of a kept folder, and the data are whole', async () => {
    const owner = await startElsewhere(folder);
    await ask(owner.port, 'SET kept yes');
    await killAndWait(owner.own);
    await ended(owner.pid);
    expect(readFileSync(filesIn(folder).log, 'utf8')).toContain('Redis is now ready to exit');
    const next = await start();
    expect(await ask(next.port, 'GET kept')).toBe('$3\r\nyes\r\n');
  });

  test('leaves no server even when its folder was removed first', async () => {
    const owner = await startElsewhere(folder);
    rmSync(folder, { recursive: true, force: true });
    await killAndWait(owner.own);
    await ended(owner.pid);
    expect(identifyProcess(owner.pid)).toBeUndefined();
  });

  test('leaves neither server nor folder of one in memory', async () => {
    const owner = await startElsewhere('');
    const place = /\r\n(\/[^\r]+)\r\n/.exec(await ask(owner.port, 'CONFIG GET dir'))?.[1] ?? '';
    await killAndWait(owner.own);
    await ended(owner.pid);
    while (existsSync(place)) await sleep(10);
    expect(place).toContain('own-redis-');
  });

  test('can be followed at once: the next start waits for the old server to end', async () => {
    const owner = await startElsewhere(folder);
    await killAndWait(owner.own);
    const next = await start();
    expect(next.pid).not.toBe(owner.pid);
    expect(identifyProcess(owner.pid)).toBeUndefined();
    expect(await ask(next.port, 'PING')).toBe('+PONG\r\n');
  });
});
