import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OwnRedis, startRedis } from '../../src/local/own-redis/start-redis';
import { killAndWait } from '../support/redis/redis';

/** A real Redis that has each write on disk before it answers, and may die at any moment. */
export interface DurableRedis {
  readonly url: string;
  /** Ends it without a word and starts it again on what it left behind. */
  readonly killAndStart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts one in a folder of its own, which goes with it. */
export async function durableRedis(): Promise<DurableRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'chaos-redis-'));
  let server: OwnRedis = await startRedis({ folder, durable: true });
  const { url, port } = server;
  return {
    url,
    killAndStart: async () => {
      await killAndWait(server.pid);
      await server.stop();
      server = await startRedis({ folder, durable: true, port });
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
