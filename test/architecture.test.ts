import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOnly, findCircle, importsIn, root, type SourceFile, sourceFiles } from './support/source-files';

/**
 * Every allowed arrow between the folders of src: what is on the left may import what is on the right, and
 * nothing else. A target is a folder, one file at the top of src (`config` with its parts `config-…`), or one file
 * inside a folder (`workflow/ports/case-ports`).
 */
const arrows: Readonly<Record<string, readonly string[]>> = {
  main: ['compose', 'config', 'leave-early', 'logger', 'domain'],
  cli: ['compose', 'config', 'logger', 'workflow', 'views', 'domain'],
  local: ['compose', 'config', 'logger', 'web', 'workflow/ports/case-ports', 'domain'],
  'stand-in': [],
  demo: ['stand-in', 'local'],
  compose: ['teams', 'web', 'redis', 'store', 'workflow', 'views', 'domain', 'config', 'logger', 'noise'],
  teams: ['workflow', 'views', 'domain', 'config', 'logger', 'noise'],
  web: ['workflow', 'views', 'domain', 'config', 'logger'],
  redis: ['store', 'workflow/ports', 'workflow/tab/tab-ports', 'domain', 'config', 'logger'],
  store: [
    'workflow/ports/case-ports',
    'workflow/ports/delivery-ports',
    'workflow/ports/directory-ports',
    'workflow/ports/operator-ports',
    'workflow/tab/tab-ports',
    'domain',
  ],
  workflow: ['views', 'domain'],
  views: ['domain'],
  domain: [],
  // The one fold of names, which has to be the same on the page and behind it.
  tab: ['web/contract', 'domain/rules/fold-name', 'domain/rules/numbers-in-text'],
  config: [],
  logger: ['noise'],
  noise: [],
  'leave-early': [],
};

/**
 * The floors of the domain, from the ground up: each may import those before it, and nothing above. The tables are what a
 * clinician reads; `case` holds what is stored and reads it in the words of any release, `asked` what is asked of people today; `open` says what is open on a case, `people` who has which part in it, `due` what falls due when.
 */
const floors = [
  'rules',
  'directory',
  'case',
  'asked',
  'process/tables',
  'process/open',
  'process/people',
  'process/due',
  'process',
  'decide',
] as const;

/** Every package that src may import, and the only places that may. */
const packages: Readonly<Record<string, readonly string[]>> = {
  zod: [
    'domain',
    'views',
    'workflow',
    'teams',
    'redis',
    'store',
    'web',
    'cli',
    'local',
    'demo',
    'config',
    'tab',
  ],
  luxon: ['domain'],
  botbuilder: ['teams'],
  'botframework-connector': ['teams'],
  'botframework-schema': ['teams'],
  redis: ['redis'],
  'adaptivecards-templating': ['views'],
  'adaptive-expressions': ['views'],
  restify: ['web'],
  jose: ['teams'],
  'prom-client': ['web'],
  pino: ['logger'],
  '@microsoft/teams-js': ['tab'],
  '@microsoft/app-manifest': ['cli'],
  fflate: ['cli'],
  preact: ['tab'],
  esbuild: ['demo', 'local'],
  adaptivecards: ['demo'],
};

/** Node's own modules belong to the edges: these hold none. */
const withoutNode: readonly string[] = ['domain', 'tab'];

/** What the domain may not hold: a clock, chance, waiting, or the world outside; with an example of each. */
const impure: readonly (readonly [name: string, pattern: RegExp, example: string])[] = [
  ['Date.now', /\bDate\s*\.\s*now\b/, 'const now = Date.now();'],
  ['new Date without an argument', /\bnew\s+Date\s*(?:\(\s*\)|(?![\s(]))/, 'const now = new Date();'],
  ['Date called as a function', /(?<!new\s+)(?<![.\w])Date\s*\(/, 'const now = Date();'],
  ['luxon’s own clock', /\bDateTime\s*\.\s*(?:now\b|(?:local|utc)\s*\(\s*\))/, 'const now = DateTime.utc();'],
  ['performance', /\bperformance\s*\.\s*\w/, 'const now = performance.now();'],
  ['Math.random', /\bMath\s*\.\s*random\b/, 'const n = Math.random();'],
  ['random bytes or ids', /\b(?:randomUUID|randomBytes|getRandomValues)\b/, 'const id = randomUUID();'],
  ['async', /\basync\b/, 'const f = async () => 1;'],
  ['await', /\bawait\b/, 'await f();'],
  ['Promise', /\bPromise\b/, 'Promise.resolve(1);'],
  ['process', /\bprocess\s*(?:\.\s*\w|\[|\?\.)/, "const port = process.env['PORT'];"],
  ['timer', /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask)\s*\(/, 'setTimeout(f, 1);'],
  ['console', /\bconsole\s*\.\s*\w/, 'console.log(1);'],
  ['fetch', /\bfetch\s*\(/, "fetch('https://x');"],
];

const files = sourceFiles('src');

/** The floor of a file of the domain, counted from the ground; -1 for a file of no floor. */
const floorOf = (path: string) => {
  const inside = path.replace('src/domain/', '');
  const [found] = floors
    .filter((floor) => inside.startsWith(`${floor}/`))
    .sort((one, other) => other.length - one.length);
  return found === undefined ? -1 : floors.indexOf(found);
};

/** `src/domain/case/ids.ts` is at home in `domain`, `src/config.ts` and its part `src/config-fields.ts` in `config`. */
const home = (path: string) =>
  (path.split('/')[1] ?? '').replace(/\.tsx?$/, '').replace(/^config-.*/, 'config');

function allowed(from: SourceFile, target: string): boolean {
  if (home(from.path) === home(target)) return target.startsWith('src/');
  const place = target
    .replace(/^src\//, '')
    .replace(/\.tsx?$/, '')
    .replace(/^config-.*/, 'config');
  const targets = arrows[home(from.path)] ?? [];
  return target.startsWith('src/') && targets.some((each) => place === each || place.startsWith(`${each}/`));
}

const packageName = (written: string) =>
  written
    .split('/')
    .slice(0, written.startsWith('@') ? 2 : 1)
    .join('/');

describe('the arrows between the folders of src', () => {
  test('every folder and every file at the top of src has its line in the table', () => {
    expect([...new Set(files.map((file) => home(file.path)))].filter((each) => !(each in arrows))).toEqual(
      [],
    );
  });

  test('no file imports against the arrows', () => {
    const wrong = files.flatMap((file) =>
      file.imports
        .filter((each) => each.file !== undefined && !allowed(file, each.file))
        .map((each) => `${file.path} → ${each.file}`),
    );
    expect(wrong).toEqual([]);
  });

  test('inside the domain every file is on a floor, and imports none above its own', () => {
    const domain = files.filter((file) => home(file.path) === 'domain');
    expect(domain.filter((file) => floorOf(file.path) < 0).map((file) => file.path)).toEqual([]);
    const upwards = domain.flatMap((file) =>
      file.imports
        .filter((each) => each.file !== undefined && floorOf(each.file) > floorOf(file.path))
        .map((each) => `${file.path} → ${each.file}`),
    );
    expect(upwards).toEqual([]);
  });

  test('a package is imported only where the table says', () => {
    const wrong = files.flatMap((file) =>
      file.imports
        .filter(({ file: target, written }) => target === undefined && !isBuiltin(written))
        .filter(({ written }) => !packages[packageName(written)]?.includes(home(file.path)))
        .map(({ written }) => `${file.path} → ${written}`),
    );
    expect(wrong).toEqual([]);
  });

  test('the domain and the browser’s tab hold none of Node’s own modules', () => {
    const wrong = files
      .filter((file) => withoutNode.includes(home(file.path)))
      .flatMap((file) =>
        file.imports
          .filter((each) => isBuiltin(each.written))
          .map((each) => `${file.path} → ${each.written}`),
      );
    expect(wrong).toEqual([]);
  });

  test('every import says where it leads, so that it can be checked', () => {
    const hidden = /\b(?:import|require)\s*\(\s*(?!['"`)])/;
    expect(
      files.filter((file) => hidden.test(codeOnly(file.text).replace(/''/g, '"'))).map((file) => file.path),
    ).toEqual([]);
  });

  test('no two files lead to each other in a circle', () => {
    expect(findCircle(files)).toBeUndefined();
  });
});

describe('the domain is functions on data', () => {
  const domain = files.filter((file) => home(file.path) === 'domain');

  test.each(impure)('it holds no %s', (_name, pattern, example) => {
    expect(codeOnly(example)).toMatch(pattern);
    expect(domain.length).toBeGreaterThan(0);
    expect(domain.filter((file) => pattern.test(codeOnly(file.text))).map((file) => file.path)).toEqual([]);
  });
});

describe('files stay small', () => {
  const lines = (file: SourceFile) => file.text.trimEnd().split('\n').length;
  const long = [
    ...files.filter((file) => lines(file) > 250),
    // A suite is a list of cases, which is read one case at a time, so it may be somewhat longer.
    ...sourceFiles('test').filter((file) => lines(file) > (/\.(test|part)\.ts$/.test(file.path) ? 350 : 250)),
  ];

  test('none is over 250 lines, a suite of tests 350', () => {
    expect(long.map((file) => `${file.path}: ${lines(file)}`)).toEqual([]);
  });
});

describe('what npm run build writes', () => {
  let folder = '';
  let said = '';
  let written: string[] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'build-'));
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const line = [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', folder];
    said = spawnSync(process.execPath, line, { cwd: root, encoding: 'utf8' }).stdout;
    written = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('the compiler has nothing to say, and there is something to start', () => {
    expect(said).toBe('');
    expect(written).toContain('main.js');
  });

  test('it holds nothing of local, demo and the stand-in for Teams, which carry a clock that moves and a token authority', () => {
    expect(written.length).toBeGreaterThan(0);
    expect(
      written.filter((path) => ['local', 'demo', 'stand-in'].includes(path.split(/[\\/.]/)[0] ?? '')),
    ).toEqual([]);
  });
});

describe('the scanner that these tests rest on', () => {
  test.each([
    ["import { a } from './a';", ['./a']],
    ["import type { A } from './a';", ['./a']],
    ["import a, { type B } from './a';", ['./a']],
    ["import {\n  a,\n  b,\n} from './a';", ['./a']],
    ["import './a';", ['./a']],
    ["export * from './a';", ['./a']],
    ["export { a } from './a';", ['./a']],
    ["const a = await import('./a');", ['./a']],
    ["import a = require('./a');", ['./a']],
    ["const a = 'https://x'; import './a';", ['./a']],
    ["// import './a';\n/* import './b'; */", []],
    ["export const from = 'somewhere';", []],
  ])('%j', (text, found) => {
    expect(importsIn(text)).toEqual(found);
  });

  test('it finds a circle', () => {
    const file = (path: string, target: string): SourceFile => ({
      path,
      text: '',
      imports: [{ written: target, file: target }],
    });
    expect(findCircle([file('a', 'b'), file('b', 'c'), file('c', 'b')])).toEqual(['b', 'c', 'b']);
    expect(findCircle([file('a', 'b'), file('b', 'c')])).toBeUndefined();
  });
});
