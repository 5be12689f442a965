import { accessSync, constants, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { withLock } from '../../../src/local/own-redis/file-lock';
import { runProgram } from '../../../src/local/own-redis/run-program';
import { withoutFaketime } from '../faketime';

/** A bare machine first fetches a browser, which takes longer than a usual hook may. */
export const firstLaunchMs = 420_000;
const installMs = 400_000;

const programs = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const usualPaths = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(homedir(), 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
];

export interface FindBrowserOptions {
  /** Where CHROMIUM and PATH are looked up. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Paths tried besides the PATH. */
  readonly paths?: readonly string[];
  /** Whether this process may install packages of the system. */
  readonly mayInstall?: boolean;
}

/**
 * Finds the program of a Chromium, Chrome or Edge, in this order: CHROMIUM, the PATH, the usual places, else on Debian
 * and Ubuntu, as root, Debian's own package installed now (several processes may ask at once, one installs).
 * Throws one line that says what to install when there is none, and when CHROMIUM names no program.
 */
export async function findBrowser(options: FindBrowserOptions = {}): Promise<string> {
  const { env = process.env, paths = usualPaths, mayInstall = isRoot() } = options;
  const named = env['CHROMIUM'];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which is no program: set it to a Chromium, Chrome or Edge.`);
  }
  const there = () => foundOn(env['PATH'] ?? '', programs) ?? paths.find(isProgram);
  const found = there();
  if (found !== undefined) return found;
  const aptGet = mayInstall ? foundOn(env['PATH'] ?? '', ['apt-get']) : undefined;
  if (aptGet === undefined) throw noBrowser('none is on the PATH');
  return await withLock(join(tmpdir(), 'second-opinion-browser.lock'), installMs, async () => {
    const byAnother = there();
    if (byAnother !== undefined) return byAnother;
    await install(aptGet);
    const installed = there();
    if (installed === undefined) throw noBrowser('the package chromium holds none');
    return installed;
  });
}

async function install(aptGet: string): Promise<void> {
  process.stderr.write(
    'No browser found: installing the package chromium, once. This takes a minute or so.\n',
  );
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const steps = [['update'], ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']];
  for (const step of steps) {
    const done = await runProgram(aptGet, step, { env, timeoutMs: installMs });
    if (!done.ok)
      throw noBrowser(`apt-get ${step.join(' ')} failed: ${done.lastLines.replaceAll('\n', ' ')}`);
  }
}

/** The variable that names the browser of a run to its suites. */
export const browserVariable = 'SECOND_OPINION_TEST_BROWSER';

/** A headless browser that talks to nobody but the pages it is given. */
export async function launchOptions(): Promise<LaunchOptions> {
  return {
    executablePath: await findBrowser(),
    // A browser does not bear another memory allocator's order, and needs no other time: pages are told theirs.
    env: withoutFaketime(),
    args: [
      // Chromium refuses its sandbox to root, and to nobody else.
      ...(isRoot() ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
    ],
  };
}

/** The browser of the run, or one of the caller's own where there is none. The caller closes it: that ends their own only. */
export async function launchBrowser(): Promise<Browser> {
  const shared = process.env[browserVariable];
  return shared === undefined ? await chromium.launch(await launchOptions()) : await chromium.connect(shared);
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function foundOn(path: string, names: readonly string[]): string | undefined {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function noBrowser(reason: string): Error {
  return new Error(
    `No browser for the tests (${reason}): install Chromium, Chrome or Edge (on Debian or Ubuntu: apt-get install chromium), or set CHROMIUM to its path.`,
  );
}
