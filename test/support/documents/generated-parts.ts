import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../source-files';

/**
 * Parts of a page that are made from the tables in the code. They stand between two markers:
 *
 *     <!-- generated: name -->
 *     …
 *     <!-- end of name -->
 */
const block = (name: string) =>
  new RegExp(`(<!-- generated: ${name} -->\\n)([\\s\\S]*?)(\\n?<!-- end of ${name} -->)`);

/** The names of the parts that a text has markers for. */
function partsIn(text: string): string[] {
  return [...text.matchAll(/<!-- generated: ([\w-]+) -->/g)].map((match) => match[1] ?? '');
}

/** What is between the markers of a part; undefined when they are missing. */
function partOf(text: string, name: string): string | undefined {
  return block(name).exec(text)?.[2]?.trim();
}

/** The text with a new content between the markers. */
function withPart(text: string, name: string, content: string): string {
  return text.replace(block(name), (_, before: string, _old: string, after: string) => {
    return `${before}\n${content}\n${after.startsWith('\n') ? after : `\n${after}`}`;
  });
}

/**
 * One test for each generated part of a page: it is there as the code makes it now. With UPDATE_DOCUMENTS=1 the
 * page is written anew first. A marker without a generator fails, and a generator without a marker too.
 *
 * @param path the page, from the root
 * @param parts each part's name, and what makes it
 */
export function keepPage(path: string, parts: Readonly<Record<string, () => string>>): void {
  const full = join(root, path);
  const read = () => readFileSync(full, 'utf8');

  beforeAll(() => {
    if (process.env['UPDATE_DOCUMENTS'] !== '1') return;
    const updated = Object.entries(parts).reduce(
      (text, [name, make]) => withPart(text, name, make()),
      read(),
    );
    writeFileSync(full, updated);
  });

  test('its generated parts are those that something makes', () => {
    expect(partsIn(read()).sort()).toEqual(Object.keys(parts).sort());
  });

  test.each(Object.entries(parts))('%s is as the code makes it', (name, make) => {
    expect(partOf(read(), name)).toBe(make());
  });
}
