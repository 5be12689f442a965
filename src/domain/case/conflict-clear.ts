import type { OpenStatus } from './stage';
import type { CaseState } from './state';

/** From the clear conflict check on. A case that has closed went through them; what else ends one takes the place away. */
const clear: readonly (OpenStatus | 'closed')[] = [
  'under-review',
  'opinion-given',
  'sharing',
  'outcome',
  'resolution',
  'closing',
  'closed',
];

/**
 * Whether the conflict check of whoever holds the place is known to be clear (process page I7): also where a death ended
 * the request since, and not where it came before.
 */
export function isConflictClear({ stage }: Pick<CaseState, 'stage'>): boolean {
  const { status } = stage.status === 'closed-death' ? stage.before : stage;
  return clear.some((each) => each === status);
}
