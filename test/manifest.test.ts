import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkIcons } from '../src/cli/package/check-icons';
import { checkManifest } from '../src/cli/package/check-manifest';
import { fillManifest } from '../src/cli/package/fill-manifest';
import { botCommands } from '../src/views/cards/other-cards/help-card';
import { packageSettings } from './cli/package/settings';
import { root } from './support/source-files';

const folder = join(root, 'manifest');
const text = readFileSync(join(folder, 'manifest.json'), 'utf8');

test('the manifest keeps to what Teams allows, once it is filled in', () => {
  expect(checkManifest(fillManifest(text, packageSettings, '1.2.3', botCommands))).toEqual([]);
});

test('it has no commands of its own: they come from the bot', () => {
  expect(JSON.parse(text)).toMatchObject({ bots: [{ commandLists: [] }] });
});

test('it has one tab, of each person’s own, which the bot serves', () => {
  const filled = fillManifest(text, packageSettings, '1.2.3', botCommands);
  expect(filled).toMatchObject({
    staticTabs: [
      {
        entityId: 'requests',
        scopes: ['personal'],
        contentUrl: `https://${packageSettings.PUBLIC_HOST}/tab`,
      },
    ],
  });
  expect(text).not.toMatch(/configurableTabs/);
});

test('where a proxy serves the bot below a path, Teams opens the tab there, and knows its resource by the host alone', () => {
  const settings = { ...packageSettings, PUBLIC_PATH: '/second-opinion' };
  const filled = fillManifest(text, settings, '1.2.3', botCommands);
  const address = `https://${packageSettings.PUBLIC_HOST}/second-opinion/tab`;
  expect(filled).toMatchObject({
    staticTabs: [{ contentUrl: address, websiteUrl: address }],
    validDomains: [packageSettings.PUBLIC_HOST],
    webApplicationInfo: {
      resource: `api://${packageSettings.PUBLIC_HOST}/botid-${packageSettings.MicrosoftAppId}`,
    },
  });
  expect(checkManifest(filled)).toEqual([]);
});

test('the folder holds the manifest, its two icons, the guide for administrators and nothing else', () => {
  expect(readdirSync(folder).sort()).toEqual(['README.md', 'color.png', 'manifest.json', 'outline.png']);
});

test('the icons are as Teams wants them', () => {
  const icon = (name: string) => readFileSync(join(folder, name));
  expect(checkIcons({ 'color.png': icon('color.png'), 'outline.png': icon('outline.png') })).toEqual([]);
});
