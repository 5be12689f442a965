import { spawn } from 'node:child_process';
import { freePort } from '../../../src/local/own-redis/await-ready';
import { libraryEnv } from '../../../src/local/own-redis/fetch-redis-server';
import { findRedisServer } from '../../../src/local/own-redis/find-redis-server';
import { openRedis } from '../../../src/redis/connection/client';
import { killAndWait } from './redis';

/**
 * A real Redis for one suite that forgets everything and is started with these arguments as well, such as
 * `--rename-command ZDIFF ''`: call it once at the top. Out: its address, inside tests and hooks.
 */
export function bareRedis(...settings: readonly string[]): () => string {
  let url = '';
  let pid: number | undefined;
  beforeAll(async () => {
    const server = await findRedisServer();
    const port = String(await freePort());
    const plain = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const env = { ...process.env, ...libraryEnv(server) };
    pid = spawn(server.program, [...plain, ...settings], { stdio: 'ignore', env }).pid;
    url = `redis://127.0.0.1:${port}`;
    const client = openRedis({ url });
    await client.waitUntilUp(30_000);
    await client.close();
  }, 300_000);
  afterAll(async () => {
    if (pid !== undefined) await killAndWait(pid);
  });
  return () => url;
}
