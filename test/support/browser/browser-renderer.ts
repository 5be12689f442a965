import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../source-files';

/** The style that brings the pages' own font, its letters in it: the page needs nothing from anywhere. */
export async function pageFont(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/browser/font.css')],
    bundle: true,
    write: false,
    loader: { '.woff2': 'dataurl' },
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * Microsoft's renderer for the browser, under the name `AdaptiveCards`.
 */
export async function rendererScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { AdaptiveCard, HostConfig } from 'adaptivecards';",
      resolveDir: join(root, 'src/demo/page'),
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'AdaptiveCards',
    target: 'es2022',
    platform: 'browser',
    logLevel: 'silent',
    tsconfigRaw: {},
  });
  return outputFiles[0]?.text ?? '';
}
