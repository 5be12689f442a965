import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './support/source-files';

/** What `npm ci --omit=dev --omit=optional` installs, as the Dockerfile does: read from the lock file and the packages. */

interface Locked {
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly deprecated?: string;
}
interface Manifest {
  readonly name: string;
  readonly license?: string | { readonly type: string };
}

const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
const { packages } = read('package-lock.json') as { readonly packages: Readonly<Record<string, Locked>> };
const installed = Object.entries(packages).filter(
  ([path, { dev, optional, devOptional }]) => path !== '' && !dev && !optional && !devOptional,
);

/** They let anybody use, change and pass on what is under them, also in an organisation's own service. */
const taken: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'Unlicense',
  'BlueOak-1.0.0',
  '(AFL-2.1 OR BSD-3-Clause)',
]);

/** They name none in package.json; what their own files say. */
const saysElsewhere: Readonly<Record<string, readonly [file: string, says: RegExp]>> = {
  'escape-regexp-component': ['Readme.md', /## License\s+MIT/],
  jspath: ['LICENSE', /Permission is hereby granted, free of charge/],
};

test('every package that production installs is under a licence of the list', () => {
  const others = installed.flatMap(([path]) => {
    const { name, license } = read(join(path, 'package.json')) as Manifest;
    const said = typeof license === 'object' ? license.type : license;
    const [file, says] = saysElsewhere[name] ?? [];
    if (said === undefined && file !== undefined && says !== undefined)
      return says.test(readFileSync(join(root, path, file), 'utf8')) ? [] : [`${name}: ${file}`];
    return said !== undefined && taken.has(said) ? [] : [`${name}: ${said ?? 'none'}`];
  });
  expect(installed.length).toBeGreaterThan(200);
  expect(others).toEqual([]);
});

test('none of them runs a script when it is installed, and none is marked as given up', () => {
  const marked = installed.filter(([, { hasInstallScript, deprecated }]) => hasInstallScript || deprecated);
  expect(marked.map(([path]) => path)).toEqual([]);
});

test('what is only optional is not installed, and not needed: the one that has a script among it', () => {
  const optional = Object.entries(packages).filter(([, { optional: is, dev }]) => is && !dev);
  expect(optional.map(([path]) => path)).toContain('node_modules/dtrace-provider');
  expect(readFileSync(join(root, 'Dockerfile'), 'utf8')).toMatch(/^RUN npm ci --omit=dev --omit=optional/m);
});

test('what only the tab’s build needs is not in production', () => {
  const { dependencies } = read('package.json') as { dependencies: Readonly<Record<string, string>> };
  expect(Object.keys(dependencies)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/preact|teams-js|fontsource/)]),
  );
});
