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
  test('is a page that loads one script and one style of its own, and holds neither', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    const asked = [...page.matchAll(/(?:src|href)="\/tab\/([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(asked.sort()).toEqual(
      readdirSync(folder)
        .filter((name) => name !== 'index.html')
        .sort(),
    );
    expect(page).not.toMatch(/<style|style="|<script(?! src)|\son\w+=/);
  });

  test('takes at most 150 KB, packed, with Microsoft’s library', () => {
    const all = readdirSync(folder).reduce((sum, name) => sum + size(name), 0);
    expect(all).toBeLessThan(150_000);
  });

  test('makes no code from text, which the page’s policy forbids', () => {
    const script = readdirSync(folder).find((name) => name.endsWith('.js')) ?? '';
    expect(readFileSync(join(folder, script), 'utf8')).not.toMatch(/\beval\(/);
  });
});
