import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsBesides, commandsInScripts } from '../../src/redis/connection/needed-commands';
import { createKeys } from '../../src/redis/keys';

const folder = join(__dirname, '../../src/redis');
const keys = createKeys('a-tenant');
const namesOf = (tried: ReturnType<typeof commandsInScripts>) => tried.map(({ words }) => words[0] ?? '');

/** What this pattern finds in the files of a folder, each once, sorted. */
function found(inFolder: string, pattern: RegExp): readonly string[] {
  const files = readdirSync(inFolder).filter((name) => name.endsWith('.ts'));
  const text = files.map((name) => readFileSync(join(inFolder, name), 'utf8')).join('\n');
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();
}

/** Sent by the operator's own commands, by whatever user they come; asked only of a durable Redis, with its own words. */
const elsewhere = ['XADD', 'XREVRANGE', 'CONFIG'];

describe('the commands that are tried at start and for /readyz', () => {
  test('are those that the scripts call, no more and no fewer', () => {
    const called = found(join(folder, 'scripts'), /redis\.p?call\(\s*'([A-Z]+)'/g);
    expect(called.length).toBeGreaterThan(20);
    expect([...new Set(namesOf(commandsInScripts(keys)))].sort()).toEqual(called);
  });

  test('hold everything that is sent outside scripts', () => {
    const sent = found(folder, /\[\s*'([A-Z]{2,})',/g).filter((name) => !elsewhere.includes(name));
    const tried = [...namesOf(commandsInScripts(keys)), ...namesOf(commandsBesides(keys, 1)), 'EVALSHA'];
    expect(sent).toContain('HSCAN');
    expect(sent.filter((name) => !tried.includes(name))).toEqual([]);
  });
});
