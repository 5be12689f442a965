import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(__dirname, '../..');

/** The bot of `npm run local` as JavaScript in a folder of its own. */
export interface PreparedBot {
  readonly folder: string;
  /** The program, within the folder. */
  readonly program: string;
  readonly remove: () => void;
}

/** Translates the bot once: a process that is started a hundred times would otherwise do it each time. */
export async function prepareBot(): Promise<PreparedBot> {
  const folder = mkdtempSync(join(tmpdir(), 'prepared-bot-'));
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('demo') && !path.endsWith('.d.ts'))
    .map((path) => join(root, 'src', path));
  await build({
    entryPoints: sources,
    outbase: join(root, 'src'),
    outdir: join(folder, 'src'),
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  cpSync(join(root, 'cards'), join(folder, 'cards'), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    program: join(folder, 'src/local/main.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
