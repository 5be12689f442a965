import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildTab } from '../../../src/local/tab/build-tab';

const folder = mkdtempSync(join(tmpdir(), 'build-tab-'));
const size = (name: string) => gzipSync(readFileSync(join(folder, name))).length;

beforeAll(() => buildTab(folder), 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the built tab', () => {
  test('is a page that loads one script and one style of its own, and holds neither; the style brings the font', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    const asked = [...page.matchAll(/(?:src|href)="\/tab\/([^"]+)"/g)].map(([, name]) => name ?? '');
    const style = readFileSync(join(folder, asked.find((name) => name.endsWith('.css')) ?? ''), 'utf8');
    const fonts = [...style.matchAll(/url\("\.\/([^"]+)"\)/g)].map(([, name]) => name ?? '');
    expect(fonts).toEqual([
      expect.stringMatching(/^open-sans-latin-ext-.*\.woff2$/),
      expect.stringMatching(/^open-sans-latin-wght-.*\.woff2$/),
    ]);
    expect(style).not.toMatch(/url\("?(?:https?:)?\/\//);
    expect([...asked, ...fonts].sort()).toEqual(
      readdirSync(folder)
        .filter((name) => name !== 'index.html' && name !== 'open-sans-licence.txt')
        .sort(),
    );
    expect(page).not.toMatch(/<style|style="|\son\w+=/);
  });

  test('holds a few lines of script itself, for while its files have not come, and no others', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    const own = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text ?? '');
    expect(own).toHaveLength(1);
    expect(own[0]).toContain('has not loaded in full');
    expect(own[0]?.length).toBeLessThan(2_500);
    expect(page.replace(own[0] ?? '', '').match(/<script(?! src)/g)).toHaveLength(1);
  });

  test('takes at most 150 KB, packed, with Microsoft’s library and the letters of English', () => {
    const first = readdirSync(folder).filter((name) => !/latin-ext|licence/.test(name));
    expect(first.reduce((sum, name) => sum + size(name), 0)).toBeLessThan(150_000);
  });

  test('brings the font’s licence along, in the font’s own words', () => {
    const own = require.resolve('@fontsource-variable/open-sans/LICENSE');
    const brought = readFileSync(join(folder, 'open-sans-licence.txt'), 'utf8');
    expect(brought).toBe(readFileSync(own, 'utf8'));
    expect(brought).toContain('SIL OPEN FONT LICENSE Version 1.1');
  });

  test('makes no code from text, which the page’s policy forbids', () => {
    const script = readdirSync(folder).find((name) => name.endsWith('.js')) ?? '';
    expect(readFileSync(join(folder, script), 'utf8')).not.toMatch(/\beval\(/);
  });
});
