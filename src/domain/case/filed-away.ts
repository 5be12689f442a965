import { type CaseState, isTerminal } from './state';

/** Whether the case is over and on the filing list: it is not confirmed yet that it is in the child's record (process page §4b). */
export function isToBeFiled({ stage }: CaseState): boolean {
  return 'recordConfirmed' in stage && !stage.recordConfirmed;
}

/**
 * Whether nothing is left to be done on the case: it is over, it is in the child's record where that is asked for, and
 * where it was closed nothing is owed any more. What ended otherwise owes the family nothing (process page §4b).
 */
export function isFiledAway(state: CaseState): boolean {
  if (!isTerminal(state) || isToBeFiled(state)) return false;
  return state.stage.status !== 'closed' || (state.debts.length === 0 && !state.awaitingYoungAdult);
}

/**
 * Whether the case still waits for somebody, an ended one too: to be filed, for what is owed, to lift a hold, or to look at a
 * withheld name again. Whoever gets
 * a part in it by another directory or on a day finds it then (process page §2, I15).
 */
export function hasMoreToDo(state: CaseState): boolean {
  const { status } = state.stage;
  const liftable = ['closed', 'upheld', 'withdrawn'].includes(status);
  // A name that is withheld for safety is looked at again before it lapses, whatever has become of the request.
  const named = ['closed', 'upheld'].includes(status) && (state.namesWithheld ?? []).length > 0;
  return !isFiledAway(state) || (state.hold !== undefined && liftable) || named;
}
