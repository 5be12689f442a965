import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimFolder } from '../../src/demo/running-record';

describe('one demo on one folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'running-record-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('a second start hears where the first one is, until that one ends', async () => {
    const first = await claimFolder(folder);
    if (!first.ok) throw new Error('the folder was free');
    expect(await claimFolder(folder)).toEqual({ ok: false, url: undefined });
    first.claim.listensAt('http://127.0.0.1:3979');
    expect(await claimFolder(folder)).toEqual({ ok: false, url: 'http://127.0.0.1:3979' });
    first.claim.release();
    const second = await claimFolder(folder);
    expect(second.ok).toBe(true);
    if (second.ok) second.claim.release();
  });

  test.each([
    [
      'whose process has ended',
      () => ({ pid: spawnSync(process.execPath, ['-e', '']).pid, began: 'long ago' }),
    ],
    ['whose number another process has by now', () => ({ pid: process.pid, began: 'long ago' })],
  ])('a claim %s is taken over', async (_name, dead) => {
    writeFileSync(join(folder, 'demo.json'), JSON.stringify({ process: dead(), url: 'http://127.0.0.1:1' }));
    const claimed = await claimFolder(folder);
    expect(claimed.ok).toBe(true);
    if (claimed.ok) claimed.claim.release();
  });
});
