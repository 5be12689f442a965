import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { botCommands } from '../../src/views/cards/other-cards/help-card';
import { root } from '../support/source-files';
import { drawPng } from './package/draw-png';
import { packageSettings } from './package/settings';

/** The command itself is run: Microsoft's library is of a kind that the test runner can't load. */
const patience = 120_000;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'package-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly said: string;
  readonly refused: string;
}

function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = packageSettings,
): Promise<Ended> {
  const line = ['--import', 'tsx', join(root, 'src/cli/package.ts'), ...args];
  const variables = { PATH: process.env['PATH'] ?? '', ...env };
  return new Promise((resolve) => {
    execFile(process.execPath, line, { cwd: root, env: variables }, (error, said, refused) => {
      resolve({ code: error === null ? 0 : Number(error.code), said, refused });
    });
  });
}

test(
  'twice gives the same bytes, in another time zone too, and they hold the app as Teams installs it',
  async () => {
    const [first, second] = [join(folder, 'first.zip'), join(folder, 'deeper/second.zip')];
    const ended = await Promise.all([
      run(['--out', first]),
      run(['--out', second], { ...packageSettings, TZ: 'Pacific/Auckland' }),
    ]);
    expect(ended).toMatchObject([
      { code: 0, refused: '' },
      { code: 0, refused: '' },
    ]);
    expect(readFileSync(second).equals(readFileSync(first))).toBe(true);

    const files = unzipSync(readFileSync(first));
    expect(Object.keys(files)).toEqual(['manifest.json', 'color.png', 'outline.png']);
    const text = Buffer.from(files['manifest.json'] ?? []).toString('utf8');
    expect(text).not.toContain('${{');
    expect(JSON.parse(text)).toMatchObject({
      manifestVersion: '1.25',
      bots: [{ commandLists: [{ commands: botCommands.map(({ title }) => ({ title })) }, {}, {}] }],
    });
  },
  patience,
);

test(
  'a wrong scope, an unknown key, a key that is missing and an icon of the wrong size are each caught, and nothing is written',
  async () => {
    const source = join(folder, 'wrong');
    cpSync(join(root, 'manifest'), source, { recursive: true });
    const text = readFileSync(join(source, 'manifest.json'), 'utf8')
      .replace('"groupChat"]', '"channel"]')
      .replace('"supportsFiles"', '"colour": "blue", "supportsFiles"')
      .replace('"accentColor"', '"accentColour"');
    writeFileSync(join(source, 'manifest.json'), text);
    writeFileSync(
      join(source, 'outline.png'),
      drawPng(64, () => [255, 255, 255, 255]),
    );
    const out = join(folder, 'wrong.zip');
    const { code, refused } = await run(['--manifest', source, '--out', out]);
    expect(code).toBe(1);
    expect(refused.split('\n').map((line) => line.trim())).toEqual(
      expect.arrayContaining([
        '"bots", item 1, "scopes", item 3 must be one of: team, personal, groupChat, copilot.',
        '"bots", item 1 has the unknown key "colour".',
        'The manifest has the unknown key "accentColour".',
        'The manifest lacks the key "accentColor".',
        'outline.png must be 32 by 32 pixels; it is 64 by 64.',
      ]),
    );
    expect(existsSync(out)).toBe(false);
  },
  patience,
);

test(
  'a missing id is named, with what to set; --help says what is read',
  async () => {
    // Set to nothing, so that a .env on this machine doesn't set it.
    const rest = { ...packageSettings, MicrosoftAppId: '' };
    const [missing, { said }] = await Promise.all([
      run(['--out', join(folder, 'none.zip')], rest),
      run(['--help'], {}),
    ]);
    expect(missing).toMatchObject({ code: 1, said: '' });
    expect(missing.refused).toContain(
      "MicrosoftAppId is not set: set the application (client) id of the bot's registration.",
    );
    const { PUBLIC_PATH: _fromTheAddress, ...read } = packageSettings;
    for (const name of Object.keys(read)) expect(said).toContain(name);
  },
  patience,
);
