import { type CaseState, isTerminal } from './state';

/** Whether the case is over and on the filing list: it is not confirmed yet that it is in the child's record (process page §4b). */
export function isToBeFiled({ stage }: CaseState): boolean {
  return 'recordConfirmed' in stage && !stage.recordConfirmed;
}

/**
 * Whether nothing is left to be done on the case: it is over, it is in the child's record where that is asked for, and
 * nothing is owed any more.
 */
export function isFiledAway(state: CaseState): boolean {
  return isTerminal(state) && !isToBeFiled(state) && state.debts.length === 0 && !state.awaitingYoungAdult;
}
