import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';

const source = join(__dirname, '../../tab');

/** Goes wherever the font goes, as its licence asks. */
const fontLicence = 'open-sans-licence.txt';

const forBrowsers: BuildOptions = {
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  platform: 'browser',
  legalComments: 'none',
  logLevel: 'silent',
  tsconfigRaw: {},
};

/**
 * Writes the tab's files into a folder, which is emptied first: index.html, which holds the few lines that it needs while
 * its files have not come, and script, style and font under names that change with what is in them, so that browsers may
 * keep them for ever. Throws when the code has a mistake.
 */
export async function buildTab(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { metafile } = await build({
    ...forBrowsers,
    entryPoints: [join(source, 'main.tsx')],
    outdir: folder,
    entryNames: '[name]-[hash]',
    metafile: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'file' },
    assetNames: '[name]-[hash]',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  copyFileSync(join(source, '../browser', fontLicence), join(folder, fontLicence));
  const written = Object.keys(metafile.outputs).map((path) => basename(path));
  const named = (ending: string) => written.find((name) => name.endsWith(ending)) ?? '';
  const alone = await build({
    ...forBrowsers,
    entryPoints: [join(source, 'loading/page-alone.ts')],
    write: false,
  });
  const page = readFileSync(join(source, 'index.html'), 'utf8')
    .replace('/tab/STYLE', `/tab/${named('.css')}`)
    .replace('/tab/SCRIPT', `/tab/${named('.js')}`)
    .replace('ALONE', () => alone.outputFiles[0]?.text.trim() ?? '');
  writeFileSync(join(folder, 'index.html'), page);
}
