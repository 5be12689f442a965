import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import { csvDirectory } from '../../src/domain/directory/reading/csv-directory';
import { operators } from './admin/an-operator';

const anOperator = operators();
const folder = mkdtempSync(join(tmpdir(), 'spreadsheets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a directory as spreadsheets save it', () => {
  const file = csvDirectory(inventedDirectory);
  const lineOf = (at: number) => file.slice(0, at).split('\n').length;
  const checked = async (name: string, bytes: Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const { code, said, warned } = await anOperator().types(`directory check ${path}`);
    return { code, told: `${said}\n${warned}`.replaceAll(folder, '') };
  };

  test('as Windows-1252: refused, with the line of the first letter that is wrong, and how to save it', async () => {
    const first = file.search(/\P{ASCII}/u);
    const { code, told } = await checked('ansi.csv', Buffer.from(file, 'latin1'));
    expect(code).toBe(1);
    expect(told).toContain(`line ${lineOf(first)}, holds a character that is not UTF-8`);
    expect(told).toContain('CSV UTF-8 (Comma delimited)');
  });

  test.each([
    [
      'UTF-16 with its mark',
      Buffer.from(`\uFEFF${file}`, 'utf16le'),
      /UTF-16, which Excel calls “Unicode Text”/,
    ],
    ['UTF-16 without', Buffer.from(file, 'utf16le'), /UTF-16/],
    [
      'a letter that was lost before',
      Buffer.from(file.replace('Siân', 'Si\uFFFDn')),
      /lost when the file was saved before/,
    ],
    [
      'semicolons',
      Buffer.from(file.replaceAll(',', ';')),
      /line 1: The columns are separated by semicolons\. Save the file as “CSV UTF-8/,
    ],
    ['tabs', Buffer.from(file.replaceAll(',', '\t')), /line 1: The columns are separated by tabs/],
    [
      'semicolons, as its first line says',
      Buffer.from(`sep=;\r\n${file.replaceAll(',', ';')}`),
      /separated by semicolons/,
    ],
  ])('%s: refused in one line', async (name, bytes, words) => {
    const { code, told } = await checked(`${name}.csv`.replaceAll(' ', '-'), bytes);
    expect(code).toBe(1);
    expect(told).toMatch(words);
    expect(told.trim().split('\n').length).toBeLessThanOrEqual(2);
  });

  test('what was misread before, and saved so, is warned of with its line; the mark and a first line “sep=,” are fine', async () => {
    const { code, told } = await checked(
      'misread.csv',
      Buffer.from(`\uFEFFsep=,\r\n${file.replace('Siân', 'SiÃ¢n')}`),
    );
    expect(code).toBe(0);
    expect(told).toContain(
      `line ${lineOf(file.indexOf('Siân')) + 1}: “SiÃ¢n” was probably meant to be “Siân”`,
    );
    expect((await checked('right.csv', Buffer.from(file))).told).not.toContain('probably meant');
  });
});
