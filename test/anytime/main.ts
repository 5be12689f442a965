import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findRedisServer } from '../../src/local/own-redis/find-redis-server';
import { findBrowser } from '../support/browser/browser';
import { findFaketime, machineNow } from '../support/faketime';
import { root } from '../support/source-files';
import { environmentOf } from './environment';
import { type Moment, moments } from './moments';
import { type Played, playMoment } from './play-moment';

/** The suites that touch time. */
const ofTime = ['domain', 'workflow', 'e2e', 'demo', 'chaos', 'simulate'].map((each) => `test/${each}`);

/** What is a path in this checkout names suites, everything else a part of a moment's name. */
function readArguments(given: readonly string[]): { chosen: readonly Moment[]; paths: readonly string[] } {
  const paths = given.filter((each) => existsSync(join(root, each)));
  const names = given.filter((each) => !paths.includes(each));
  const strange = names.filter((name) => !moments.some((each) => each.name.includes(name)));
  if (strange.length > 0) {
    const all = moments.map(({ name }) => name).join(', ');
    throw new Error(`Neither a path nor a moment: ${strange.join(', ')}. The moments are: ${all}.`);
  }
  const chosen = moments.filter(
    ({ name }) => names.length === 0 || names.some((each) => name.includes(each)),
  );
  return { chosen, paths: paths.length === 0 ? ofTime : paths };
}

function lineOf({ name, at, zone, locale }: Moment, { red, tests, failed, seconds }: Played): string {
  const result = red ? `red: ${failed.length} of ${tests}` : `green: ${tests}`;
  const where = `${zone}, ${locale}`;
  return `${name.padEnd(22)} ${at.padEnd(21)} ${where.padEnd(32)} ${result.padEnd(20)} ${Math.round(seconds)} s`;
}

/**
 * `npm run test:anytime [-- part of a moment's name … path …]`: the suites that touch time, at moments and in places at
 * which something once was, or could be, otherwise. Ends with a code other than 0 when any of them was red.
 */
async function main(): Promise<void> {
  const { chosen, paths } = readArguments(process.argv.slice(2));
  // Fetched in the machine's own time: who signs packages believes no other.
  const library = await findFaketime();
  await findRedisServer();
  await findBrowser();
  const lines: string[] = [];
  for (const moment of chosen) {
    process.stdout.write(`${moment.name} …\n`);
    let said = '';
    const played = await playMoment(
      environmentOf(moment, library, machineNow()),
      paths,
      (more) => (said += more),
    );
    if (played.red) process.stdout.write(`${said}\n`);
    lines.push(lineOf(moment, played), ...played.failed.map((each) => `  ${each}`));
    if (played.red) process.exitCode = 1;
    process.stdout.write(`${lineOf(moment, played)}\n`);
  }
  process.stdout.write(`\n${lines.join('\n')}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
