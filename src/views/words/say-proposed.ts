import type { Candidate } from '../../domain/case/state';
import { wordsFor } from '../../domain/case/stored/chosen';
import { fillIn } from './fill-in';
import { texts } from './texts';
import { sayDate } from './when';

/**
 * Who proposed somebody: of whoever a body has recommended, which body, who of it said so and when, and who wrote that down
 * (process page §4a, ask a body). A tick from before bodies were asked is told as what it was.
 */
export function sayProposed({
  proposedBy,
  recommended,
}: Pick<Candidate, 'proposedBy' | 'recommended'>): string {
  const { proposed, office, clerk } = texts.bodyAsked;
  if (recommended === undefined) return fillIn(proposed, { who: wordsFor(texts.proposers, proposedBy) });
  const { body, saidBy, saidOn, by, writtenBy } = recommended;
  return fillIn(by === 'clerk' ? clerk.wrote : office, { body, saidBy, date: sayDate(saidOn), writtenBy });
}
