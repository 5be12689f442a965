import { texts } from './texts';

/** A line for lists from which requests had to be left out because they do not open; empty where there are none. */
export function sayDamaged(count: number): string {
  if (count === 0) return '';
  return count === 1 ? texts.damaged.one : texts.damaged.many.replace('{count}', String(count));
}
