import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../source-files';
import { table } from './markdown';

/** The settings as `.env.example` explains them: name, meaning, what holds when it is not set. */
export function settingsTable(): string {
  const text = readFileSync(join(root, '.env.example'), 'utf8');
  const rows = text.split(/\n\s*\n/).flatMap((paragraph) => {
    const lines = paragraph.trim().split('\n');
    const name = /^#?(\w+)=/.exec(lines.at(-1) ?? '')?.[1];
    if (name === undefined) return [];
    const said = lines
      .slice(0, -1)
      .map((line) => line.replace(/^#\s*/, ''))
      .join(' ');
    const [meaning = '', fallback = ''] = said
      .replace(/,? ?(?:as in the example)?\.? Example:$/, '')
      .split(' Default: ');
    return [[`\`${name}\``, meaning.trim(), fallback.replace(/\.$/, '')]];
  });
  return table(['Variable', 'What it is', 'When it is not set'], rows);
}
