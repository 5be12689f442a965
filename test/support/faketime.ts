import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { withLock } from '../../src/local/own-redis/file-lock';
import { runProgram } from '../../src/local/own-redis/run-program';

const installMs = 200_000;

/**
 * Finds the library under which a program sees another time than the machine's, in this order: FAKETIME_LIBRARY, the
 * usual places, else on Debian and Ubuntu, as root, their own package installed now.
 * Throws one line that says what to install when there is none.
 */
export async function findFaketime(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const named = env['FAKETIME_LIBRARY'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`FAKETIME_LIBRARY names ${named}, which is not there.`);
  }
  const found = there();
  if (found !== undefined) return found;
  const aptGet = (env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'apt-get'))
    .find(existsSync);
  if (aptGet === undefined || process.getuid?.() !== 0) throw none('it is not installed');
  return await withLock(join(tmpdir(), 'second-opinion-faketime.lock'), installMs, async () => {
    if (there() === undefined) await install(aptGet);
    const installed = there();
    if (installed === undefined) throw none('the package holds no library');
    return installed;
  });
}

/** The environment for a program that is to live in the machine's own time, whatever this process sees. */
export function withoutFaketime(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const { LD_PRELOAD: _, FAKETIME: __, ...rest } = env;
  return rest;
}

/** Milliseconds since 1970 by the machine's own clock, also where this process sees another one. */
export function machineNow(env: NodeJS.ProcessEnv = process.env): number {
  return Date.now() - Number(env['FAKETIME'] ?? 0) * 1_000;
}

/** `/usr/lib/<machine>/faketime/libfaketimeMT.so.1`, the one for programs with several threads. */
function there(): string | undefined {
  const folders = ['/usr/lib', '/usr/lib64'].filter(existsSync);
  const inside = folders.flatMap((folder) => [
    folder,
    ...readdirSync(folder).map((each) => join(folder, each)),
  ]);
  return inside.map((folder) => join(folder, 'faketime/libfaketimeMT.so.1')).find(existsSync);
}

async function install(aptGet: string): Promise<void> {
  process.stderr.write('No libfaketime found: installing the package, once.\n');
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', 'libfaketime']]) {
    const done = await runProgram(aptGet, step, {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      timeoutMs: installMs,
    });
    if (!done.ok) throw none(`apt-get ${step.join(' ')} failed: ${done.lastLines.replaceAll('\n', ' ')}`);
  }
}

function none(reason: string): Error {
  return new Error(
    `No libfaketime for the tests (${reason}): install it (on Debian or Ubuntu: apt-get install libfaketime), or set FAKETIME_LIBRARY to its path.`,
  );
}
