import { createHash } from 'node:crypto';

/** A digest of what a press brought, whatever the order of its fields: the same press has the same (process page I9). */
export function digestOf(inputs: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(inputs).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
