import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readEnvironment } from '../config/environment';
import { buildPackage } from './package/build-package';
import { packageVariables, readPackageSettings } from './package/settings';

const root = join(__dirname, '../..');

const help = `npm run package -- [--out FILE] [--manifest FOLDER]

Writes the zip that a Teams administrator uploads. Nothing is fetched from the network.

  --out FILE          where to write it; second-opinion.zip here unless given
  --manifest FOLDER   where manifest.json and the icons are; manifest unless given
  --help              this text

Read from the environment, else from .env:

${Object.entries(packageVariables)
  .map(([name, meaning]) => `  ${name.padEnd(22)}${meaning}`)
  .join('\n')}
`;

/** `npm run package`. Ends with 1 and plain sentences when something is missing or wrong; then nothing is written. */
async function main(): Promise<void> {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(help);
    return;
  }
  const read = readPackageSettings(readEnvironment());
  if (!read.ok) return refuse('The Teams package can’t be made yet:', read.problems);
  const built = await buildPackage(options.manifest, read.settings, appVersion());
  if (!built.ok) return refuse('The Teams package would be refused:', built.problems);
  mkdirSync(dirname(options.out), { recursive: true });
  writeFileSync(options.out, built.zip);
  process.stdout.write(`Written: ${relative(process.cwd(), options.out)}, ${built.zip.length} bytes.\n`);
  process.stdout.write('Upload it in the Teams admin centre: Teams apps, Manage apps, Upload new app.\n');
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: join(root, 'second-opinion.zip') },
      manifest: { type: 'string', default: join(root, 'manifest') },
      help: { type: 'boolean', default: false },
    },
  });
  return { ...values, out: resolve(values.out), manifest: resolve(values.manifest) };
}

function appVersion(): string {
  const described: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(described).version;
}

function refuse(heading: string, problems: readonly string[]): void {
  process.stderr.write(`${heading}\n${problems.map((line) => `  ${line}`).join('\n')}\n`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
