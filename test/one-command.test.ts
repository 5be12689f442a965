import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './support/source-files';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const lines = read('.ci/run').split('\n');

describe('one command checks everything, the same here and in continuous integration', () => {
  test('.ci/run installs, then runs each piece of npm run check in its order, and nothing after the tests', () => {
    const check = /"check": "([^"]+)"/.exec(read('package.json'))?.[1] ?? '';
    expect(lines.filter((line) => line.startsWith('npm '))).toEqual(['npm ci', ...check.split(' && ')]);
    expect(lines.filter((line) => line !== '').at(-1)).toBe('npm test');
  });

  test('.ci/run can be executed and stops at the first failure', () => {
    expect(() => accessSync(join(root, '.ci/run'), constants.X_OK)).not.toThrow();
    expect(lines).toContain('set -euo pipefail');
  });

  test('the README’s test command is the one that .ci/run calls', () => {
    expect(read('README.md')).toContain('npm ci && npm test');
  });

  test('the lock file holds every platform’s optional packages, without which npm ci refuses', () => {
    const lock = z
      .object({
        packages: z.record(
          z.string(),
          z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() }),
        ),
      })
      .parse(JSON.parse(read('package-lock.json')));
    const names = new Set(Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, '')));
    const wanted = Object.values(lock.packages).flatMap((each) =>
      Object.keys(each.optionalDependencies ?? {}),
    );
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  });
});
