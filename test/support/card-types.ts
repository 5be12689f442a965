import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What an element, an action or another object of a card may hold, as Microsoft's own types declare it. */
export interface CardType {
  readonly properties: ReadonlyMap<string, { readonly written: string; readonly optional: boolean }>;
  /** Such as `TextBlock`; undefined for objects that carry no type. */
  readonly literal: string | undefined;
}
export interface CardTypes {
  /** By the interface's name: `ITextBlock`. */
  readonly interfaces: ReadonlyMap<string, CardType>;
  /** Names for a union or an array: `ContainerStyle`, `ActionArray`. */
  readonly aliases: ReadonlyMap<string, string>;
}

/**
 * Reads the declarations of `@microsoft/teams.cards`: its package has no JSON schema, but names each property of each
 * element. Throws where the file no longer looks as it did, so that a new version cannot quietly check nothing.
 */
export function readCardTypes(): CardTypes {
  const main = require.resolve('@microsoft/teams.cards');
  const text = readFileSync(join(dirname(main), 'core.d.ts'), 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '');
  const aliases = new Map<string, string>();
  for (const [, name = '', written = ''] of text.matchAll(/^type (\w+) = (.+);$/gm))
    aliases.set(name, written);
  const interfaces = new Map<string, CardType>();
  for (const [, name = '', body = ''] of text.matchAll(/^interface (\w+)[^{\n]*\{\n([\s\S]*?)^\}/gm))
    interfaces.set(name, readInterface(body));
  if (interfaces.size < 100 || aliases.size < 40 || interfaces.get('ITextBlock')?.literal !== 'TextBlock')
    throw new Error('The declarations of @microsoft/teams.cards are written in another way than expected');
  return { interfaces, aliases };
}

function readInterface(body: string): CardType {
  const properties = new Map<string, { written: string; optional: boolean }>();
  for (const [, name = '', mark, written = ''] of body.matchAll(
    /^ {4}(?:readonly )?'?([\w.$]+)'?(\?)?: (.+);$/gm,
  ))
    properties.set(name, { written, optional: mark === '?' });
  const literal = /^'([^']+)'$/.exec(properties.get('type')?.written ?? '')?.[1];
  return { properties, literal };
}
