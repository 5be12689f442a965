import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './support/source-files';

const folder = join(root, 'manifest');
const text = readFileSync(join(folder, 'manifest.json'), 'utf8');

/** What whoever packages the app fills in, each with an example. */
const tokens: Readonly<Record<string, string>> = {
  APP_VERSION: '1.2.3',
  TEAMS_APP_ID: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  BOT_ID: '9f86d081-884c-4d63-a1b2-5c1f4e5a7c3d',
  DEVELOPER_NAME: 'Example Trust',
  DEVELOPER_WEBSITE_URL: 'https://example.nhs.uk',
  DEVELOPER_PRIVACY_URL: 'https://example.nhs.uk/privacy',
  DEVELOPER_TERMS_URL: 'https://example.nhs.uk/terms',
};
const filled: unknown = JSON.parse(
  text.replaceAll(/\$\{\{(\w+)\}\}/g, (_, name: string) => tokens[name] ?? ''),
);

const https = z.url({ protocol: /^https$/ }).max(2048);
const command = z.strictObject({ title: z.string().min(1).max(32), description: z.string().min(1).max(128) });

/** The parts of Teams’ manifest schema 1.25 that we use, with its limits. */
const manifest = z.strictObject({
  $schema: z.literal('https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json'),
  manifestVersion: z.literal('1.25'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  id: z.guid(),
  developer: z.strictObject({
    name: z.string().min(1).max(32),
    websiteUrl: https,
    privacyUrl: https,
    termsOfUseUrl: https,
  }),
  name: z.strictObject({ short: z.string().min(1).max(30), full: z.string().min(1).max(100) }),
  description: z.strictObject({ short: z.string().min(1).max(80), full: z.string().min(1).max(4000) }),
  icons: z.strictObject({ color: z.literal('color.png'), outline: z.literal('outline.png') }),
  accentColor: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  bots: z
    .array(
      z.strictObject({
        botId: z.guid(),
        scopes: z.tuple([z.literal('personal')]),
        supportsFiles: z.literal(false),
        isNotificationOnly: z.literal(false),
        commandLists: z
          .array(
            z.strictObject({
              scopes: z.tuple([z.literal('personal')]),
              commands: z.array(command).min(1).max(10),
            }),
          )
          .min(1),
      }),
    )
    .length(1),
  validDomains: z.array(z.string()).max(16),
});

test('the manifest keeps to what Teams allows, once its tokens are filled', () => {
  expect(manifest.safeParse(filled).error?.issues ?? []).toEqual([]);
});

test('its tokens are those that packaging fills', () => {
  const found = [...text.matchAll(/\$\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');
  expect([...new Set(found)].sort()).toEqual(Object.keys(tokens).sort());
});

test('the folder holds the manifest and its two icons and nothing else', () => {
  expect(readdirSync(folder).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
});

/** What the header of a PNG says: size in pixels, bits a channel, and 6 for colour with transparency. */
function header(file: string) {
  const bytes = readFileSync(join(folder, file));
  return {
    signature: bytes.subarray(0, 8).toString('hex'),
    chunk: bytes.toString('latin1', 12, 16),
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    depth: bytes.readUInt8(24),
    colour: bytes.readUInt8(25),
  };
}

test.each([
  ['color.png', 192],
  ['outline.png', 32],
])('%s is a PNG with sides of %d pixels', (file, side) => {
  expect(header(file)).toEqual({
    signature: '89504e470d0a1a0a',
    chunk: 'IHDR',
    width: side,
    height: side,
    depth: 8,
    colour: 6,
  });
});
