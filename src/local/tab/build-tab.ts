import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

const source = join(__dirname, '../../tab');

/** Goes wherever the font goes, as its licence asks. */
const fontLicence = 'open-sans-licence.txt';

/**
 * Writes the tab's files into a folder, which is emptied first: index.html, and script, style and font under names that
 * change with what is in them, so that browsers may keep them for ever. Throws when the code has a mistake.
 */
export async function buildTab(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { metafile } = await build({
    entryPoints: [join(source, 'main.tsx')],
    outdir: folder,
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    metafile: true,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'file' },
    assetNames: '[name]-[hash]',
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: {},
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  copyFileSync(join(source, '../browser', fontLicence), join(folder, fontLicence));
  const written = Object.keys(metafile.outputs).map((path) => basename(path));
  const named = (ending: string) => written.find((name) => name.endsWith(ending)) ?? '';
  const page = readFileSync(join(source, 'index.html'), 'utf8');
  writeFileSync(
    join(folder, 'index.html'),
    page.replace('/tab/STYLE', `/tab/${named('.css')}`).replace('/tab/SCRIPT', `/tab/${named('.js')}`),
  );
}
