import type { KnownRequest } from '../../case/known-request';
import { type CaseState, isTerminal } from '../../case/state';

/**
 * Other requests, perhaps about the same child, of which somebody has to say whether they are: one that is held, or one
 * that ended by a death. Until then nothing goes to the family's side here (process page §4b, hold, record a death).
 */
export function matchesToDecide(state: CaseState): readonly KnownRequest[] {
  const ended = isTerminal(state);
  return (state.aboutChild ?? []).filter(
    ({ certain, held, died, verdict }) =>
      verdict === undefined && ((held && !certain) || (died && !(ended && certain))),
  );
}

/** Whether another request, certainly about the same child, is held or ended by a death: here it counts after the end too. */
function shutElsewhere(state: CaseState): boolean {
  return (
    isTerminal(state) && (state.aboutChild ?? []).some(({ certain, held, died }) => certain && (held || died))
  );
}

/** Those that the safeguarding lead decides, because of a hold; the others are decided after a death. */
export function heldMatches(state: CaseState): readonly KnownRequest[] {
  return matchesToDecide(state).filter(({ died }) => !died);
}

/** Those that the acting consultant or the coordinator decides, because of a death. */
export function deathMatches(state: CaseState): readonly KnownRequest[] {
  return matchesToDecide(state).filter(({ died }) => died);
}

/** Whether conversations with the family wait: under a hold, or until it is known whose hold or death it is (I8). */
export function familyWaits(state: CaseState): boolean {
  return state.hold !== undefined || matchesToDecide(state).length > 0 || shutElsewhere(state);
}

/** Whether nothing reaches, or can be opened by, family, advocate and GP now: as above, and after a death (I8, §4b). */
export function familySideShut(state: CaseState): boolean {
  return familyWaits(state) || state.stage.status === 'closed-death';
}
