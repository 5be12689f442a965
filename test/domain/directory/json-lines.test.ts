import fc from 'fast-check';
import { jsonLines } from '../../../src/domain/directory/reading/json-lines';

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('line numbers of a JSON file', () => {
  test('each value has the line it begins on', () => {
    const text =
      '{\n  "people": [\n    {"name": "a"},\r\n    {\n      "name":\n "b\\"{"}\n  ],\n"empty": {}, "none": []\n}';
    const { lines, brokenAt } = jsonLines(text);
    expect(brokenAt).toBeUndefined();
    expect(Object.fromEntries(lines)).toEqual({
      '': 1,
      people: 2,
      'people.0': 3,
      'people.0.name': 3,
      'people.1': 4,
      'people.1.name': 6,
      empty: 8,
      none: 8,
    });
  });

  test.each([
    ['a comma too many', '{\n"a": 1,\n}', 3],
    ['a comma missing', '{\n"a": 1\n"b": 2}', 3],
    ['a quote missing', '{\n"a: 1\n}', 2],
    ['a bracket missing', '{"a": [1,\n2', 2],
    ['text after the end', '{}\n\nx', 3],
    ['a wrong escape', '{"a": "\\x"}', 1],
    ['a raw line break in text', '{\n"a": "b\nc"}', 2],
    ['deep nesting', `{"a":\n${'['.repeat(5000)}`, 2],
  ])('%s: the first mistake is found', (_name, text, line) => {
    expect(jsonLines(text).brokenAt).toBe(line);
  });

  test('accepts what JSON accepts and nothing else', () => {
    const spoilt = fc
      .tuple(
        fc.json({ maxDepth: 5 }),
        fc.nat(60),
        fc.constantFrom('', ',', '"', '{', ']', '\\', '0', '\u00a0', 'null'),
      )
      .map(([json, at, extra]) => json.slice(0, at) + extra + json.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(fc.json({ maxDepth: 5 }), spoilt), (text) => {
        expect(jsonLines(text).brokenAt === undefined).toBe(parses(text));
      }),
      { numRuns: 2000 },
    );
  });
});
