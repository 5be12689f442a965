import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser/browser';

let folder: string;
const program = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-browser-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the browser of the tests', () => {
  test('is the one CHROMIUM names, before any on the PATH', async () => {
    program('chromium', 'exit 0');
    const own = program('my-own', 'exit 0');
    expect(await findBrowser({ env: { CHROMIUM: own, PATH: folder }, paths: [] })).toBe(own);
  });

  test('is Edge where there is no other', async () => {
    const edge = program('microsoft-edge', 'exit 0');
    expect(await findBrowser({ env: { PATH: folder }, paths: [] })).toBe(edge);
  });

  test('is not guessed when CHROMIUM names no program', async () => {
    program('chromium', 'exit 0');
    const asked = findBrowser({ env: { CHROMIUM: join(folder, 'nothing'), PATH: folder }, paths: [] });
    await expect(asked).rejects.toThrow(/^CHROMIUM names .*nothing, which is no program: [^\n]*$/);
  });

  test('is asked for in one line where there is none and none may be installed', async () => {
    program('apt-get', 'exit 0');
    const asked = findBrowser({ env: { PATH: folder }, paths: [], mayInstall: false });
    await expect(asked).rejects.toThrow(/^No browser[^\n]*apt-get install chromium[^\n]*CHROMIUM[^\n]*$/);
  });

  test('is installed once when several suites ask for it at the same time', async () => {
    const browser = join(folder, 'chromium');
    program(
      'apt-get',
      `echo "$@" >> ${folder}/log; [ "$1" = install ] && cp ${folder}/apt-get ${browser}; true`,
    );
    const asked = { env: { PATH: folder }, paths: [], mayInstall: true };
    expect(await Promise.all([findBrowser(asked), findBrowser(asked)])).toEqual([browser, browser]);
    const log = readFileSync(join(folder, 'log'), 'utf8').trim().split('\n');
    expect(log.map((line) => line.split(' ')[0])).toEqual(['update', 'install']);
  });

  test('says in one line why an installation failed', async () => {
    program('apt-get', 'echo "E: no network" >&2; exit 100');
    const asked = findBrowser({ env: { PATH: folder }, paths: [], mayInstall: true });
    await expect(asked).rejects.toThrow(/^No browser[^\n]*E: no network[^\n]*$/);
  });
});
