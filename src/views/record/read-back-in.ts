import type { CaseEvent } from '../../domain/case/events';
import { isInstant } from '../when';

/**
 * When a relayed entry was read back, and who confirmed it then (process page §7). Entries of 0.1.0 hold both in one text,
 * the instant first. What cannot be told apart is given back whole, as when.
 */
export function readBackIn({ readBackAt, readBackBy }: NonNullable<CaseEvent['relayedFor']>): {
  readonly at: string;
  readonly by: string | undefined;
} {
  const [first = '', ...rest] = readBackAt.split(' ');
  if (readBackBy !== undefined || rest.length === 0 || !isInstant(first)) {
    return { at: readBackAt, by: readBackBy };
  }
  return { at: first, by: rest.join(' ') };
}
