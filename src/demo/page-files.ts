import { basename, join } from 'node:path';
import { build } from 'esbuild';

/** The page's files, ready to be sent. */
export interface PageFiles {
  readonly script: string;
  readonly style: string;
  /** Fonts, by address. */
  readonly fonts: ReadonlyMap<string, Uint8Array>;
}

/** Bundles the page's browser code, style and fonts. Takes a fraction of a second. Throws when the code has a mistake. */
export async function bundlePage(): Promise<PageFiles> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'page/main.ts')],
    bundle: true,
    write: false,
    outdir: 'page',
    loader: { '.woff2': 'file' },
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: {},
    define: { 'process.env.NODE_ENV': '"development"' },
  });
  const ending = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  const fonts = outputFiles
    .filter(({ path }) => path.endsWith('.woff2'))
    .map(({ path, contents }) => [`/${basename(path)}`, contents] as const);
  return { script: ending('.js'), style: ending('.css'), fonts: new Map(fonts) };
}

/** The one document of the page; everything in it is drawn by its script. */
export const pageDocument = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Second opinions: demo</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
<script src="/page.js" defer></script>
</head>
<body>
<noscript>This page needs JavaScript.</noscript>
</body>
</html>
`;
