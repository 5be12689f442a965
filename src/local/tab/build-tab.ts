import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

const source = join(__dirname, '../../tab');

/**
 * Writes the tab's files into a folder, which is emptied first: index.html, and script and style under names that
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
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: {},
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const written = Object.keys(metafile.outputs).map((path) => basename(path));
  const named = (ending: string) => written.find((name) => name.endsWith(ending)) ?? '';
  const page = readFileSync(join(source, 'index.html'), 'utf8');
  writeFileSync(
    join(folder, 'index.html'),
    page.replace('/tab/STYLE', `/tab/${named('.css')}`).replace('/tab/SCRIPT', `/tab/${named('.js')}`),
  );
}
