import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { libraryEnv } from '../../../src/local/own-redis/fetch-redis-server';
import { findRedisServer } from '../../../src/local/own-redis/find-redis-server';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-redis-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('finding a Redis server', () => {
  test('REDIS_SERVER comes before the PATH', async () => {
    program('redis-server', 'exit 0');
    const named = program('my-redis', 'exit 0');
    const found = await findRedisServer({ env: { REDIS_SERVER: named, PATH: folder }, folder });
    expect(found).toEqual({ program: named, libraryFolders: [] });
  });

  test('a REDIS_SERVER that does not run is an error with the three ways, not passed over', async () => {
    const named = program('my-redis', 'echo "wrong machine" >&2; exit 1');
    const error: unknown = await findRedisServer({ env: { REDIS_SERVER: named, PATH: '' }, folder }).catch(
      (e) => e,
    );
    expect(error).toMatchObject({ code: 'NO_REDIS_SERVER' });
    const message = error instanceof Error ? error.message : '';
    for (const part of ['wrong machine', 'on the PATH', 'REDIS_SERVER', 'REDIS_URL'])
      expect(message).toContain(part);
  });

  test('the first redis-server on the PATH that is a program is taken', async () => {
    const onPath = program('redis-server', 'exit 0');
    const found = await findRedisServer({ env: { PATH: `/nowhere::${folder}` }, folder });
    expect(found.program).toBe(onPath);
  });

  test('where there is none and no apt-get, one error names the three ways', async () => {
    const env = { PATH: '/nowhere' };
    const error: unknown = await findRedisServer({ env, folder, aptPath: '/nowhere' }).catch((e) => e);
    expect(error).toMatchObject({ code: 'NO_REDIS_SERVER' });
    expect(error instanceof Error ? error.message : '').toMatch(
      /no apt-get[\s\S]*1\. [\s\S]*2\. [\s\S]*3\. /,
    );
    expect(existsSync(join(folder, 'fetched'))).toBe(false);
  });
});

/** Needs the network and a Debian or Ubuntu; elsewhere what must hold is the one clear error. */
const hasApt = existsSync('/usr/bin/apt-get');
describe('fetching a Redis server', () => {
  test('two who ask at once get one fetched server that runs with the libraries fetched beside it', async () => {
    const said: string[] = [];
    const ask = () => findRedisServer({ env: { PATH: '/nowhere' }, folder, say: (line) => said.push(line) });
    if (!hasApt) {
      await expect(ask()).rejects.toMatchObject({ code: 'NO_REDIS_SERVER' });
      return;
    }
    const [one, two] = await Promise.all([ask(), ask()]);
    expect(two).toEqual(one);
    expect(said).toHaveLength(1);
    const env = { ...process.env, ...libraryEnv(one) };
    expect(execFileSync(one.program, ['--version'], { env, encoding: 'utf8' })).toMatch(/^Redis server v=/);
    const libraries = execFileSync('ldd', [one.program], { env, encoding: 'utf8' });
    expect(libraries).not.toContain('not found');
    expect(libraries).toMatch(new RegExp(`liblzf\\S* => ${folder}/`));
    expect(libraries).toMatch(new RegExp(`libjemalloc\\S* => ${folder}/`));
    expect(readdirSync(folder)).toEqual(['fetched']);
    expect(readdirSync(join(folder, 'fetched')).sort()).toEqual(['bin', 'root']);
    await ask();
    expect(said).toHaveLength(1);
  }, 120_000);
});
