import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { root, sourceFiles } from '../support/source-files';

const sliceMinutes = 30;
/** Files of about so many lines go into one run: each run begins with all the quick suites once. */
const linesARun = 500;

const report = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          replacement: z.string().optional(),
          status: z.string(),
          location: z.object({ start: z.object({ line: z.number() }) }),
        }),
      ),
    }),
  ),
});
type Report = z.infer<typeof report>;

/** What a folder's mutants have to be killed by: the rules and decisions nine in ten, the rest of the core eight. */
const leastOf = (folder: string): number =>
  /domain\/(rules|process|decide|case\/evolv)/.test(folder) ? 90 : 80;
const dead = ['Killed', 'Timeout'];
const alive = ['Survived', 'NoCoverage'];

function readReport(): Report {
  const file = join(root, '.local/mutation.json');
  return existsSync(file) ? report.parse(JSON.parse(readFileSync(file, 'utf8'))) : { files: {} };
}

function run(files: readonly string[]): void {
  // The package exports its own package.json, and not the program itself.
  const stryker = join(
    dirname(createRequire(__filename).resolve('@stryker-mutator/core/package.json')),
    'bin/stryker.js',
  );
  spawnSync(process.execPath, [stryker, 'run', '--mutate', files.join(',')], { cwd: root, stdio: 'inherit' });
}

/** One line a folder; a folder of which a file has not been played says so. */
function scores(all: readonly string[], { files }: Report): readonly string[] {
  const folders = [...new Set(all.map((path) => path.split('/').slice(0, -1).join('/')))].sort();
  return folders.map((folder) => {
    const own = all.filter((path) => path.split('/').slice(0, -1).join('/') === folder);
    const played = own.filter((path) => files[path] !== undefined);
    const mutants = played.flatMap((path) => files[path]?.mutants ?? []);
    const killed = mutants.filter(({ status }) => dead.includes(status)).length;
    const counted = mutants.filter(({ status }) => [...dead, ...alive].includes(status)).length;
    const score = counted === 0 ? 100 : (100 * killed) / counted;
    if (played.length === own.length && score < leastOf(folder)) process.exitCode = 1;
    const rest =
      played.length === own.length
        ? ''
        : `, ${own.length - played.length} of ${own.length} files not run yet`;
    return `${folder.padEnd(32)} ${score.toFixed(1).padStart(5)} % of ${counted}${rest}`;
  });
}

/**
 * `npm run mutation [-- folder or file …]`: changes the core on purpose, one place at a time, and sees whether a test
 * falls. Goes on for half an hour, and from there at the next call; a file that has changed is played anew. Survivors are
 * listed. Ends with 1 where a folder that was played whole is below what is asked of it.
 */
function main(): void {
  const wanted = process.argv.slice(2);
  const all = sourceFiles('src/domain').filter(
    ({ path }) => wanted.length === 0 || wanted.some((each) => path.startsWith(each.replace(/\/$/, ''))),
  );
  const endsAt = performance.now() + sliceMinutes * 60_000;
  for (;;) {
    const { files } = readReport();
    const left = all.filter(({ path, text }) => files[path]?.source !== text);
    if (left.length === 0 || performance.now() > endsAt) break;
    let lines = 0;
    const next = left.filter(({ text }) => {
      const before = lines;
      lines += text.split('\n').length;
      return before < linesARun;
    });
    run(next.map(({ path }) => path));
    const after = readReport();
    if (next.every(({ path, text }) => after.files[path]?.source !== text))
      throw new Error('Nothing was played.');
  }
  const done = readReport();
  for (const { path } of all)
    for (const { status, location, mutatorName, replacement = '' } of done.files[path]?.mutants ?? [])
      if (alive.includes(status))
        process.stdout.write(
          `${path}:${location.start.line} ${status} ${mutatorName} ${replacement.replaceAll(/\s+/g, ' ').slice(0, 80)}\n`,
        );
  process.stdout.write(
    `${scores(
      all.map(({ path }) => path),
      done,
    ).join('\n')}\n`,
  );
}

main();
