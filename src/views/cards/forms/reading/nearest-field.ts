import type { Field } from '../field';

/**
 * The field where a message about a path belongs: the field itself, else the first of those that share the most of
 * the path from its beginning. The empty path when no field shares any of it: the message is about the whole form.
 */
export function nearestField(fields: readonly Field[], path: string): string {
  if (fields.some((field) => field.path === path)) return path;
  const keys = path.split('.');
  let best = '';
  let most = 0;
  for (const field of fields) {
    const own = field.path.split('.');
    const differs = keys.findIndex((key, index) => key !== own[index]);
    const shared = differs < 0 ? keys.length : differs;
    if (shared > most) {
      most = shared;
      best = field.path;
    }
  }
  return best;
}
