import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inventedDirectory } from '../src/domain/directory/invented/invented-directory';
import { root } from './support/source-files';

/** The image that the Dockerfile makes, as far as can be held without Docker: what it copies is there, and is enough. */

const lines = readFileSync(join(root, 'Dockerfile'), 'utf8').replaceAll('\\\n', ' ').split('\n');
const stages = lines
  .join('\n')
  .split(/^FROM /m)
  .slice(1);
const copies = (stage: string) =>
  [...stage.matchAll(/^COPY (?:--from=(\w+) )?(.+)$/gm)].map(([, from, rest = '']) => {
    const words = rest.split(' ');
    return { from, sources: words.slice(0, -1), to: words.at(-1) ?? '' };
  });
const last = stages.at(-1) ?? '';

let folder = '';
let app = '';
const children: ChildProcess[] = [];

/** The last stage as a folder: what was built, and beside it only what is copied. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'image-'));
  app = join(folder, 'app');
  mkdirSync(app);
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const built = join(folder, 'dist');
  const compiled = spawnSync(
    process.execPath,
    [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', built],
    { cwd: root, encoding: 'utf8' },
  );
  expect(compiled.stdout).toBe('');
  mkdirSync(join(built, 'tab'));
  for (const { from, sources, to } of copies(last))
    for (const source of sources) {
      const name = source.replace(/^\/app\//, '');
      const target = to.endsWith('/') ? join(app, to, name) : join(app, to);
      mkdirSync(dirname(target), { recursive: true });
      if (name === 'node_modules') symlinkSync(join(root, name), target);
      else cpSync(from === 'build' ? join(folder, name) : join(root, name), target, { recursive: true });
    }
}, 60_000);
afterAll(() => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  chmodSync(app, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

function run(env: Readonly<Record<string, string>>) {
  const [program = '', ...args] = JSON.parse(/^CMD (\[.*\])$/m.exec(last)?.[1] ?? '[]') as string[];
  expect(program).toBe('node');
  const child = spawn(process.execPath, args, {
    cwd: app,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      said.text += String(part);
    });
  return { child, said };
}

test('everything that is copied is there, and the builder is given it', () => {
  const given: readonly string[] = readFileSync(join(root, '.dockerignore'), 'utf8').match(/^!(.+)$/gm) ?? [];
  const wanted = stages
    .flatMap((stage) => copies(stage).filter(({ from }) => from === undefined))
    .flatMap(({ sources }) => sources);
  expect(wanted.length).toBeGreaterThan(5);
  expect(wanted.filter((source) => !existsSync(join(root, source)))).toEqual([]);
  expect(wanted.filter((source) => !given.includes(`!${source}`))).toEqual([]);
});

test('the image runs as nobody special, hears SIGTERM itself, and is asked whether it lives', () => {
  expect(last).toMatch(/^USER node$/m);
  expect(last).toMatch(/^CMD \["node", /m);
  expect(last).toMatch(/^HEALTHCHECK .*\/healthz/m);
});

test('from what the image holds, on a file system that cannot be written, the bot starts and says what to set', async () => {
  chmodSync(app, 0o555);
  const { child, said } = run({});
  const [code] = await once(child, 'exit');
  expect(code).toBe(1);
  expect(said.text).toContain('MicrosoftAppId is not set');
  expect(said.text).not.toMatch(/ENOENT|Cannot find module|EACCES|EROFS/);
}, 60_000);

test('a signal that comes before it listens ends it, also as the first process of a container', async () => {
  const directory = join(folder, 'directory.json');
  writeFileSync(directory, JSON.stringify(inventedDirectory));
  // Takes connections and never answers.
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const id = '9f86d081-884c-4d63-a1b2-5c1f4e5a7c3d';
  const key = (letter: string) => Buffer.alloc(32, letter).toString('base64');
  const { child, said } = run({
    MicrosoftAppId: id,
    MicrosoftAppPassword: 'secret',
    MicrosoftAppTenantId: id,
    TENANT_ALLOW_LIST: id,
    REDIS_URL: `rediss://:secret@127.0.0.1:${port}`,
    SEALING_KEYS: `one:${key('n')}`,
    CHAIN_KEY: key('c'),
    DIRECTORY_FILE: directory,
  });
  await once(silent, 'connection');
  child.kill('SIGTERM');
  const [code, signal] = await once(child, 'exit');
  silent.close();
  expect({ code, signal, said: said.text }).toEqual({ code: 0, signal: null, said: expect.any(String) });
}, 60_000);
