import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './run-program';

/** A server program, and the folders its shared libraries are in when the system does not have them. */
export interface RedisServerProgram {
  program: string;
  libraryFolders: readonly string[];
}

const usuallyAbsent = ['liblzf1', 'libjemalloc2', 'libatomic1'];
const patienceMs = 120_000;

/**
 * Fetches Redis on Debian or Ubuntu without being root and without touching the system: the packages are
 * downloaded with apt's state and cache in a folder of our own and unpacked, not installed.
 * In: the folder that is to hold the finished server; it must not exist yet and appears only when whole.
 * Throws when the system has no apt-get, when a package cannot be had, or when libraries stay missing.
 * The caller holds the lock.
 */
export async function fetchRedisServer(finished: string): Promise<void> {
  const building = `${finished}.building`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { recursive: true });
  try {
    const apt = await prepareApt(building);
    const needed = await dependenciesOf('redis-tools', apt);
    const first = needed.filter((name) => usuallyAbsent.includes(name));
    await unpack(['redis-tools', ...first], apt);
    // In these packages the checker and the server are one program, told apart by the name it is run under.
    mkdirSync(join(building, 'bin'));
    symlinkSync('../root/usr/bin/redis-check-rdb', join(building, 'bin/redis-server'));
    if ((await missingLibraries(building)) !== '') {
      const rest = needed.filter(
        (name) => /^(lib|lua)/.test(name) && name !== 'libc6' && !first.includes(name),
      );
      if (rest.length > 0) await unpack(rest, apt);
    }
    const missing = await missingLibraries(building);
    if (missing !== '') throw new Error(`Redis was fetched, but libraries are missing:\n${missing}`);
    for (const scaffold of ['apt', 'debs'])
      rmSync(join(building, scaffold), { recursive: true, force: true });
    renameSync(building, finished);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

/** In: a folder fetchRedisServer has finished. Out: the program in it and its libraries; undefined when absent. */
export function fetchedRedisServer(finished: string): RedisServerProgram | undefined {
  const program = join(finished, 'bin/redis-server');
  if (!existsSync(program)) return undefined;
  const libraryFolders = ['root/usr/lib', 'root/lib']
    .map((under) => join(finished, under))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(folder, entry.name)),
    );
  return { program, libraryFolders };
}

interface Apt {
  building: string;
  options: readonly string[];
  updateSaid: string;
}

async function prepareApt(building: string): Promise<Apt> {
  for (const folder of ['apt/state/lists/partial', 'apt/cache/archives/partial', 'debs']) {
    mkdirSync(join(building, folder), { recursive: true });
  }
  // The system's own hooks after an update clear its caches or rebuild its catalogues: not our business.
  const settings = [
    '#clear APT::Update::Pre-Invoke;',
    '#clear APT::Update::Post-Invoke;',
    '#clear APT::Update::Post-Invoke-Success;',
    `Dir::State "${building}/apt/state";`,
    'Dir::State::status "/var/lib/dpkg/status";',
    `Dir::Cache "${building}/apt/cache";`,
    'APT::Sandbox::User "root";',
    'Acquire::Languages "none";',
    'Acquire::Retries "2";',
    'Acquire::http::Timeout "20";',
    'Acquire::https::Timeout "20";',
  ];
  const file = join(building, 'apt/apt.conf');
  writeFileSync(file, `${settings.join('\n')}\n`);
  const options = ['-c', file];
  // One broken source among the system's own need not stop us: what counts is whether the download works.
  const update = await runProgram('apt-get', [...options, '-q', 'update'], { timeoutMs: patienceMs });
  return { building, options, updateSaid: update.lastLines };
}

async function dependenciesOf(name: string, apt: Apt): Promise<string[]> {
  const asked = await runProgram('apt-cache', [...apt.options, 'depends', name], { timeoutMs: patienceMs });
  if (!asked.ok) throw new Error(`apt does not know ${name}:\n${asked.lastLines}\n${apt.updateSaid}`);
  return [...asked.output.matchAll(/^[ |]*(?:Pre)?Depends: ([a-z0-9][a-z0-9.+-]*)$/gm)].flatMap(
    (found) => found[1] ?? [],
  );
}

async function unpack(names: readonly string[], apt: Apt): Promise<void> {
  const debs = join(apt.building, 'debs');
  const before = new Set(readdirSync(debs));
  const download = await runProgram('apt-get', [...apt.options, '-q', 'download', ...names], {
    cwd: debs,
    timeoutMs: patienceMs,
  });
  if (!download.ok)
    throw new Error(`apt could not download ${names.join(', ')}:\n${download.lastLines}\n${apt.updateSaid}`);
  for (const deb of readdirSync(debs).filter((file) => !before.has(file))) {
    const opened = await runProgram('dpkg', ['-x', join(debs, deb), join(apt.building, 'root')], {
      timeoutMs: patienceMs,
    });
    if (!opened.ok) throw new Error(`${deb} could not be unpacked:\n${opened.lastLines}`);
  }
}

async function missingLibraries(folder: string): Promise<string> {
  const fetched = fetchedRedisServer(folder);
  if (fetched === undefined) return 'the package holds no redis-check-rdb';
  const asked = await runProgram('ldd', [fetched.program], {
    env: libraryEnv(fetched),
    timeoutMs: patienceMs,
  });
  const missing = asked.output.split('\n').filter((line) => line.includes('not found'));
  return asked.ok ? missing.join('\n') : asked.lastLines;
}

/** In: a server program. Out: the environment it needs beside the usual one. */
export function libraryEnv(server: RedisServerProgram): Record<string, string> {
  if (server.libraryFolders.length === 0) return {};
  const inherited = process.env['LD_LIBRARY_PATH'];
  return { LD_LIBRARY_PATH: [...server.libraryFolders, ...(inherited ? [inherited] : [])].join(':') };
}
