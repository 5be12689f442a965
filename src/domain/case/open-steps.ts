import type { CaseState } from './state';

/**
 * The next steps that were taken on the present outcome and have no result yet. After a corrected opinion the outcome is
 * recorded anew: a step taken before that answered another opinion, and its result closes nothing (process page I11).
 */
export function openSteps({ steps, outcome }: CaseState): CaseState['steps'] {
  return steps.filter((each) => each.result === undefined && outcome !== undefined && each.at >= outcome.at);
}
