import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { botCommands } from '../../views/cards/other-cards/help-card';
import { checkIcons, type IconName, iconNames } from './check-icons';
import { checkManifest } from './check-manifest';
import { checkSchema } from './check-schema';
import { fillManifest } from './fill-manifest';
import type { PackageSettings } from './settings';
import { zipPackage } from './zip-package';

export type Built =
  | { readonly ok: true; readonly zip: Uint8Array }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Makes the Teams package: the filled and checked manifest and the two icons.
 *
 * @param folder holds manifest.json, color.png and outline.png
 * @param version of the app
 * @returns the bytes of the zip; or one plain sentence for each mistake, each once
 * @throws Error when a file is missing or the manifest is no JSON
 */
export async function buildPackage(
  folder: string,
  settings: PackageSettings,
  version: string,
): Promise<Built> {
  const template = readFileSync(join(folder, 'manifest.json'), 'utf8');
  const manifest = fillManifest(template, settings, version, botCommands);
  const icons = Object.fromEntries(iconNames.map((name) => [name, readFileSync(join(folder, name))]));
  const problems = [
    ...checkManifest(manifest),
    ...(await checkSchema(manifest)),
    ...checkIcons(icons as Record<IconName, Buffer>),
  ];
  if (problems.length > 0) return { ok: false, problems: [...new Set(problems)] };
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  return { ok: true, zip: zipPackage({ 'manifest.json': text, ...icons }) };
}
