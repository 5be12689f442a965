import { evolve } from './evolve';
import type { Instant } from './ids';
import type { Status } from './stage';
import type { CaseState } from './state';
import type { CaseEvent } from './stored/events';

/** One change of status: to which, when, and by which entry. */
export interface Move {
  readonly status: Status;
  readonly at: Instant;
  readonly entry: number;
}

/**
 * Every change of status that these events make, oldest first, with the ways back.
 * @param before the case before them; undefined where they are its whole history
 */
export function movesIn(before: CaseState | undefined, events: readonly CaseEvent[]): readonly Move[] {
  const moves: Move[] = [];
  let state = before;
  for (const event of events) {
    const was = state?.stage.status;
    state = evolve(state, event);
    const { status } = state.stage;
    if (status !== was) moves.push({ status, at: event.at, entry: event.seq });
  }
  return moves;
}
