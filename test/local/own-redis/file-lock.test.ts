import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from '../../../src/local/own-redis/file-lock';
import { thisProcess } from '../../../src/local/own-redis/process-identity';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'file-lock-test-'));
  path = join(folder, 'a.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const dead = { pid: thisProcess().pid, began: 'at another time' };

async function mostInside(takers: number): Promise<number> {
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    inside += 1;
    most = Math.max(most, inside);
    await sleep(2);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: takers }, () => withLock(path, 20_000, work)));
  return most;
}

describe('a lock file', () => {
  test('lets one in at a time and leaves nothing behind', async () => {
    expect(await mostInside(12)).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of a dead holder is taken over by one of many', async () => {
    writeFileSync(path, JSON.stringify({ token: 'abc1', process: dead }));
    expect(await mostInside(12)).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is taken over even when the one who was taking it over died as well', async () => {
    writeFileSync(path, JSON.stringify({ token: 'abc1', process: dead }));
    writeFileSync(`${path}.abc1`, JSON.stringify({ token: 'abc2', process: dead }));
    expect(await mostInside(4)).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is let go when the work fails', async () => {
    await expect(withLock(path, 1_000, () => Promise.reject(new Error('work')))).rejects.toThrow('work');
    expect(await withLock(path, 1_000, () => Promise.resolve('in'))).toBe('in');
  });

  test('of a living holder is respected, and the wait ends with who holds it', async () => {
    writeFileSync(path, JSON.stringify({ token: 'abc1', process: thisProcess() }));
    await expect(withLock(path, 50, () => Promise.resolve())).rejects.toThrow(
      `Process ${process.pid} has held`,
    );
  });
});
